import '../support/browser.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Conflict } from '#lib/documents/conflict.ts';
import { action } from '#lib/domain/action.ts';
import { conflictNotice } from '#lib/domain/conflictNotice.ts';
import { entry } from '#lib/domain/entry.ts';
import type { Kind } from '#lib/domain/kind.ts';
import { openConflictsOf } from '#lib/records/conflict/openConflicts.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { TestDevice, until } from '../support/devices.ts';
import { makeTemporaryDirectory, startRelay, type StartedRelay } from '../support/relay.ts';

const kind = entry as unknown as Kind;
const DOCUMENT = 'org/badalona';

let data: ReturnType<typeof makeTemporaryDirectory>;
let relay: StartedRelay;
const devices: TestDevice[] = [];

const start = async (port?: number) => {
	relay = await startRelay({ kind: 'sqlite', directory: data.directory, port });
};
beforeEach(async () => {
	data = makeTemporaryDirectory();
	await start();
});
afterEach(async () => {
	for (const device of devices.splice(0)) await device.leave();
	await relay.stop();
	data.remove();
});

const titleIn = (workspace: Workspace, id: string) => workspace.row(entry, id)?.title.ca;
const unsettled = (workspace: Workspace) =>
	workspace
		.rows(conflictNotice)
		.filter(({ settled }) => !settled)
		.map(({ subject, field }) => `${subject} ${field}`);
const untilSafe = (workspace: Workspace) =>
	until(
		() =>
			workspace.relay.state === 'online' &&
			workspace.status.every(({ status }) => status.waiting === 0 && status.connection.state === 'online'),
		'everything at the relay',
	);

/** Somebody's title of an entry has lost: two wrote while the relay was away, and the loser's app was closed meanwhile. */
async function lose() {
	const pair = [await TestDevice.start(relay), await TestDevice.start(relay)];
	devices.push(...pair);
	const open = await Promise.all(
		pair.map(async (device) => {
			const workspace = await device.open('w1');
			const { clientID } = (await workspace.document(DOCUMENT)).doc;
			return { device, workspace, clientID };
		}),
	);
	// The higher number wins.
	const [{ device: loser, workspace: before }, { workspace: two }] = open.sort(
		(here, there) => here.clientID - there.clientID,
	) as [(typeof open)[0], (typeof open)[0]];
	const id = await before.create(kind, { title: { ca: 'Before' } }, DOCUMENT);
	await until(() => titleIn(two, id) === 'Before', 'the entry');
	await untilSafe(before);
	const { port } = relay;
	await relay.stop();
	for (const title of ['Mine 1', 'Mine 2']) await before.change(kind, id, { title: { ca: title } });
	await loser.close(before);
	await two.change(kind, id, { title: { ca: 'Theirs' } });
	await start(port);
	const one = await loser.open('w1');
	await until(() => titleIn(one, id) === 'Theirs', 'what the other wrote');
	await until(() => one.conflicts.length > 0, 'the conflict');
	return { loser, one, two, id };
}

/** Opens so many other documents that those which nobody needs are closed. */
async function crowdOut(workspace: Workspace): Promise<void> {
	for (let index = 0; index < 9; index++) await workspace.document(`org/other${index}`);
	await until(() => workspace.status.every(({ name }) => name !== DOCUMENT), 'the document closed');
}

describe('[I6] a value that lost', () => {
	test('is told on the device where it was typed, once, and on no other', async () => {
		const { one, two } = await lose();
		expect(one.conflicts).toMatchObject([
			{
				key: 'title/ca',
				base: 'Before',
				mine: { content: 'Mine 2' },
				theirs: { content: 'Theirs', stamp: { person: two.device.person.id } },
			},
		]);
		await untilSafe(two);
		expect(two.conflicts).toEqual([]);
	});

	test('is told of a closed document too, and after a reload without opening it', async () => {
		const { loser, one, id } = await lose();
		await crowdOut(one);
		expect(one.conflicts).toHaveLength(1);
		await loser.close(one);
		const { port } = relay;
		await relay.stop();
		const again = await loser.open('w1');
		await until(() => again.conflicts.length === 1, 'the conflict after a reload');
		expect(again.status.map(({ name }) => name)).not.toContain(DOCUMENT);
		await again.settleConflict(again.conflicts[0]!);
		expect(again.conflicts).toEqual([]);
		expect(titleIn(again, id)).toBe('Theirs');
		await start(port);
	});

	const ways: [string, (conflict: Conflict) => Parameters<Workspace['settleConflict']>[1], string][] = [
		['leaving theirs', () => undefined, 'Theirs'],
		['restoring mine', ({ mine }) => ({ contents: { title: { ca: mine.content } } }), 'Mine 2'],
		['a third', () => ({ contents: { title: { ca: 'Both' } } }), 'Both'],
	];
	test.each(ways)(
		'is settled by %s: in every tab, after a reload, and until that is undone',
		async (_, by, shown) => {
			const { loser, one, id } = await lose();
			const tab = await loser.open('w1');
			await until(() => tab.conflicts.length === 1, 'the conflict in another tab');
			const [conflict] = one.conflicts;
			await one.settleConflict(conflict!, by(conflict!));
			expect([titleIn(one, id), one.conflicts]).toEqual([shown, []]);
			await until(() => tab.conflicts.length === 0, 'gone in the other tab');

			one.undo();
			expect([titleIn(one, id), one.conflicts]).toMatchObject(['Theirs', [{ id: conflict!.id }]]);
			await until(() => tab.conflicts.length === 1, 'back in the other tab');
			one.redo();
			expect([titleIn(one, id), one.conflicts]).toEqual([shown, []]);
			await until(() => tab.conflicts.length === 0, 'gone again');

			await untilSafe(one);
			await loser.leave();
			const again = await loser.open('w1');
			await until(() => titleIn(again, id) === shown, 'what stands');
			await untilSafe(again);
			expect(again.conflicts).toEqual([]);
		},
	);

	test('is noted for the others once it was shown, by however many tabs, until it is settled', async () => {
		const { loser, one, two, id } = await lose();
		const tab = await loser.open('w1');
		await until(() => tab.conflicts.length === 1, 'the conflict in another tab');
		expect(unsettled(two)).toEqual([]);
		await Promise.all([one.conflictShown(one.conflicts[0]!), tab.conflictShown(tab.conflicts[0]!)]);
		await until(() => unsettled(two).length > 0, 'the notice');
		expect(unsettled(two)).toEqual([`entry/${id} title/ca`]);
		await untilSafe(one);
		await untilSafe(tab);
		expect(unsettled(two)).toEqual([`entry/${id} title/ca`]);
		expect(openConflictsOf(two, [id])).toMatchObject([
			{ kind: 'entry', record: id, key: 'title/ca', mine: false, by: { person: loser.device.person.id } },
		]);
		expect(openConflictsOf(one, [id])).toMatchObject([{ kind: 'entry', key: 'title/ca', mine: true }]);
		expect(openConflictsOf(two, ['another'])).toEqual([]);
		// What the app notes by itself is not what this person can undo.
		expect(one.canUndo).toBe(false);
		await one.settleConflict(one.conflicts[0]!);
		await until(() => unsettled(two).length === 0, 'the notice settled');
		expect([...openConflictsOf(two, [id]), ...openConflictsOf(one, [id])]).toEqual([]);
		one.undo();
		await until(() => unsettled(two).length === 1, 'the notice again');
	});
});

test('[I6] a record retracted while somebody edits it is told to both, and either can let it stand again', async () => {
	const [anna, biel] = [await TestDevice.start(relay), await TestDevice.start(relay)];
	devices.push(anna, biel);
	const [one, two] = [await anna.open('w1'), await biel.open('w1')];
	const plain = action as unknown as Kind;
	const id = await one.create(plain, { title: { ca: 'Before' } });
	await until(() => two.rows(action).length === 1, 'the action');
	await untilSafe(one);
	const { port } = relay;
	await relay.stop();
	await one.retract(plain, id, 'twice');
	await two.change(plain, id, { title: { ca: 'Biel' } });
	await start(port);
	await until(() => one.conflicts.length === 1 && two.conflicts.length === 1, 'both told');
	expect(one.conflicts).toMatchObject([{ covered: ['title/ca'], mine: { content: { reason: 'twice' } } }]);
	expect(two.conflicts).toMatchObject([{ covered: ['title/ca'], theirs: { content: { reason: 'twice' } } }]);
	await two.settleConflict(two.conflicts[0]!, { restore: true });
	await until(() => one.rows(action).length === 1, 'the action again');
	expect(one.rows(action)[0]?.title.ca).toBe('Biel');
	two.undo();
	await until(() => one.retracted(action).length === 1, 'retracted again');
	expect(two.conflicts).toHaveLength(1);
});
