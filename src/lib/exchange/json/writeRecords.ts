import { canonicalJson } from '#lib/domain/canonicalJson.ts';
import type { AnyRow } from '#lib/domain/kind.ts';
import { kinds } from '#lib/domain/kinds.ts';
import { fileRecord } from './fileRecord.ts';
import { RECORDS_FORMAT, RECORDS_VERSION, type RecordsHead } from './recordsFile.ts';

interface Line {
	readonly id: string;
	readonly document: string;
	readonly text: string;
}

/**
 * Gathers records as they come, in any order, and writes them in one: the same records give the same bytes. One record is one
 * line, so that two files can be compared by any tool.
 */
export class RecordsWriter {
	readonly #lines = new Map<string, Line[]>();
	#count = 0;

	get count(): number {
		return this.#count;
	}

	/** @returns how many of the rows leave */
	add(rows: Iterable<AnyRow>): number {
		let added = 0;
		for (const row of rows) {
			const record = fileRecord(row);
			if (!record) continue;
			const line = { id: row.id, document: row.document, text: canonicalJson(record) };
			const others = this.#lines.get(row.kind);
			if (others) others.push(line);
			else this.#lines.set(row.kind, [line]);
			added++;
		}
		this.#count += added;
		return added;
	}

	/** The file, part by part. */
	*parts({ workspace, title, sample }: RecordsHead): Generator<string> {
		const names = [...this.#lines.keys()].sort();
		const head = {
			format: RECORDS_FORMAT,
			version: RECORDS_VERSION,
			workspace,
			title: Object.fromEntries(Object.entries(title).sort(([one], [other]) => (one < other ? -1 : 1))),
			...(sample ? { sample } : {}),
			kinds: Object.fromEntries(names.map((name) => [name, kinds.get(name)!.version])),
		};
		yield `${JSON.stringify(head).slice(0, -1)},\n"records":{`;
		for (const [at, name] of names.entries()) {
			const lines = this.#lines.get(name)!.sort(compareLines);
			yield `${at > 0 ? ',' : ''}\n${JSON.stringify(name)}:[\n`;
			yield lines.map(({ text }) => text).join(',\n');
			yield '\n]';
		}
		yield '\n}}\n';
	}
}

/** By id; one id may stand in two documents while something is moved. */
function compareLines(one: Line, other: Line): number {
	if (one.id !== other.id) return one.id < other.id ? -1 : 1;
	return one.document < other.document ? -1 : 1;
}

/** All of it at once, for what is small. */
export function writeRecords(head: RecordsHead, rows: Iterable<AnyRow>): string {
	const writer = new RecordsWriter();
	writer.add(rows);
	return [...writer.parts(head)].join('');
}
