// [I3] [I4] Two people without a connection bring the same file of records into a new workspace.
import '../support/browser.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { entry } from '#lib/domain/entry.ts';
import type { AnyRow, Kind } from '#lib/domain/kind.ts';
import { planRecords } from '#lib/exchange/json/planRecords.ts';
import { readRecordsFile } from '#lib/exchange/json/readRecords.ts';
import { writeRecords } from '#lib/exchange/json/writeRecords.ts';
import { writePlan } from '#lib/features/exchange/json/takeIn.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { TestDevice, until } from '../support/devices.ts';
import { makeTemporaryDirectory, startRelay, type StartedRelay } from '../support/relay.ts';
import { makeRow } from '../support/rows.ts';

const kind = entry as unknown as Kind;
const COUNT = 600;
const text = writeRecords(
	{ workspace: 'elsewhere', title: { ca: 'Pla' }, sample: true },
	Array.from({ length: COUNT }, (_, at) =>
		makeRow('entry', `e${at}`, {
			document: at % 2 ? 'org/amb' : 'org/gava',
			type: 'meeting',
			date: '2024-03-18',
			title: { ca: `Reunió de mostra ${at}` },
			description: { ca: `Text de mostra ${at}.` },
		}),
	),
);

let data: ReturnType<typeof makeTemporaryDirectory>;
let relay: StartedRelay;
const devices: TestDevice[] = [];

beforeEach(async () => {
	data = makeTemporaryDirectory();
	relay = await startRelay({ kind: 'sqlite', directory: data.directory });
});
afterEach(async () => {
	for (const device of devices.splice(0)) await device.leave();
	await relay.stop();
	data.remove();
});

async function openAlone(): Promise<Workspace> {
	const device = await TestDevice.start(relay);
	devices.push(device);
	return device.open('new-plan');
}

function bringIn(workspace: Workspace) {
	const file = readRecordsFile(text);
	if ('fault' in file) throw new Error(file.fault);
	const rowOf = (name: string, id: string) =>
		name === 'entry' ? (workspace.row(kind, id) as AnyRow | undefined) : undefined;
	return writePlan(workspace, planRecords(file, rowOf, workspace.id).lines, () => {});
}

const linesOf = (workspace: Workspace) =>
	workspace
		.rows(entry)
		.map(({ id, title, description }) => `${id} ${title.ca} ${description.ca}`)
		.sort();
const untilSafe = (workspace: Workspace) =>
	until(
		() =>
			workspace.relay.state === 'online' &&
			workspace.behind.length === 0 &&
			workspace.status.every(({ status }) => status.waiting === 0 && status.save.state === 'saved'),
		`everything at the relay: ${JSON.stringify(workspace.relay)}`,
	);

test('each record is there once when they meet, and is taken back in one step', async () => {
	const { port } = relay;
	await relay.stop();
	const [ana, biel] = await Promise.all([openAlone(), openAlone()]);
	await bringIn(ana!);
	await bringIn(biel!);
	const before = linesOf(ana!);
	expect(before).toHaveLength(COUNT);
	await biel!.change(kind, 'e7', { title: { ca: 'De Biel' } });

	relay = await startRelay({ kind: 'sqlite', directory: data.directory, port });
	for (const workspace of [ana!, biel!]) workspace.reconnect();
	await until(() => ana!.row(entry, 'e7')?.title.ca === 'De Biel', 'what Biel changed');
	await Promise.all([untilSafe(ana!), untilSafe(biel!)]);
	expect(linesOf(ana!)).toEqual(linesOf(biel!));
	expect(linesOf(ana!).filter((line) => !before.includes(line))).toEqual(['e7 De Biel Text de mostra 7.']);
	expect([...ana!.conflicts, ...biel!.conflicts]).toEqual([]);

	expect(ana!.undo()).toBe(0);
	expect(ana!.canUndo).toBe(false);
	await until(() => biel!.rows(entry).length === 0, 'the retraction');
	expect(biel!.retracted(entry)).toHaveLength(COUNT);
	ana!.redo();
	await until(() => biel!.rows(entry).length === COUNT, 'what was done again');
});
