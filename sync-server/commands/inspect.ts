// `inspect`: what a relay keeps of one document, also while it runs. Only here is a document decoded to be looked
// at, and only how many records of which kind it holds is told, never what they say.

import { parseArgs } from 'node:util';
import * as Y from 'yjs';
import { keyOf, parseTarget } from '../names.ts';
import { SqliteStorage } from '../storage/sqliteStorage.ts';
import { FORMAT, type DocumentLog } from '../storage/storage.ts';
import { parseOptions, UsageError, type Command } from './usage.ts';
import { formatCount } from './words.ts';

const USAGE = 'Usage: npm run relay -- inspect WORKSPACE/DOCUMENT [--data DIR]';

export const inspectCommand: Command = {
	summary: 'Says what a relay keeps of one document, without what it says.',
	usage: USAGE,
	run,
};

async function run(args: readonly string[]): Promise<void> {
	const { data, names } = parseOptions(USAGE, () => {
		const options = { data: { type: 'string', default: 'data' } } as const;
		const parsed = parseArgs({ args: [...args], options, allowPositionals: true });
		return { values: { ...parsed.values, names: parsed.positionals } };
	});
	const target = parseTarget(`/${names.join(' ')}`);
	if (!target)
		throw new UsageError(`Name one document, such as w1/plan or w1/org/council-badalona. ${USAGE}`);
	const storage = new SqliteStorage(data, 'beside');
	try {
		const log = await storage.read(keyOf(target));
		if (log.seq === 0) throw new Error(`There is no document ${keyOf(target)} in ${data}.`);
		console.log([...(await describe(storage, keyOf(target), log)), ...countRecords(log)].join('\n'));
	} finally {
		await storage.close();
	}
}

async function describe(storage: SqliteStorage, key: string, log: DocumentLog): Promise<string[]> {
	const { rows, bytes, snapshot } = await storage.measure(key);
	const writers = (await storage.writers(key.split('/', 1)[0] ?? '')).filter(
		({ document }) => document === key,
	);
	const versions = await storage.versions(key);
	return [
		`document  ${key}`,
		`epoch     ${storage.epoch}`,
		`last row  ${log.seq}`,
		`snapshot  ${log.snapshot ? `up to row ${log.snapshot.seq}, ${snapshot} bytes` : 'none'}`,
		`rows      ${rows}, ${formatCount(bytes, 'byte')}`,
		...writers.map(
			(writer) =>
				`writer    ${writer.invite || '(open)'}: ${formatCount(writer.rows, 'row')}, ${writer.bytes} bytes, ${format(writer.first)} to ${format(writer.last)}`,
		),
		...versions.map(
			({ name, author, time, seq, bytes: size }) =>
				`version   ${name}${author && ` by ${author}`}: ${format(time)}, up to row ${seq}, ${size} bytes`,
		),
	];
}

/** A root map holds the records of a kind; roots of texts are named after their record. */
function countRecords({ snapshot, rows }: DocumentLog): string[] {
	const states = snapshot ? [snapshot, ...rows] : rows;
	if (states.some((state) => state.format !== FORMAT.yjsUpdate))
		return ['kinds     not readable by this relay'];
	const doc = new Y.Doc();
	for (const { bytes } of states) Y.applyUpdate(doc, bytes);
	const kinds = new Map<string, { records: number; texts: number }>();
	for (const [name, root] of doc.share) {
		const [kind = '', ...rest] = name.split('/');
		const count = kinds.get(kind) ?? { records: 0, texts: 0 };
		if (rest.length > 0) count.texts++;
		else count.records += [...root._map.values()].filter((item) => !item.deleted).length;
		kinds.set(kind, count);
	}
	return [...kinds]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(
			([kind, { records, texts }]) =>
				`kind      ${kind}: ${formatCount(records, 'record')}, ${formatCount(texts, 'text')}`,
		);
}

function format(time: number): string {
	return time > 0 ? new Date(time).toISOString() : 'unknown';
}
