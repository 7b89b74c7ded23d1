import '../support/browser.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { action } from '#lib/domain/action.ts';
import type { Kind } from '#lib/domain/kind.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { invite, makeAccess, type MadeAccess } from '../support/access.ts';
import { TestDevice, until } from '../support/devices.ts';
import { makeTemporaryDirectory, startRelay, type StartedRelay } from '../support/relay.ts';

const kind = action as unknown as Kind;
const ORGANISATIONS = Array.from({ length: 51 }, (_, index) => `org/o${index}`);

let data: ReturnType<typeof makeTemporaryDirectory>;
let relay: StartedRelay;
let access: MadeAccess | undefined;
const devices: TestDevice[] = [];

async function start(port?: number): Promise<void> {
	relay = await startRelay({ kind: 'sqlite', directory: data.directory, port, access });
}
async function newDevice(): Promise<TestDevice> {
	const device = await TestDevice.start(relay);
	devices.push(device);
	return device;
}
/** Writes a word into a document, whatever may live there. */
async function write(workspace: Workspace, document: string, word: string): Promise<void> {
	const { doc } = await workspace.document(document);
	doc.transact(() => doc.getMap('words').set(word, 1));
}
async function wordsIn(workspace: Workspace, document: string): Promise<string[]> {
	return [...(await workspace.document(document)).doc.getMap('words').keys()].sort();
}
const untilSafe = (workspace: Workspace) =>
	until(
		() =>
			workspace.relay.state === 'online' &&
			workspace.status.every(
				({ status }) =>
					status.waiting === 0 && status.connection.state === 'online' && status.save.state === 'saved',
			),
		`everything at the relay: ${JSON.stringify(workspace.relay)}`,
	);

beforeEach(() => {
	data = makeTemporaryDirectory();
	access = undefined;
});
afterEach(async () => {
	for (const device of devices.splice(0)) await device.leave();
	await relay.stop();
	access?.remove();
	data.remove();
});

test('[O7] two tabs share what is typed where no relay ever was', async () => {
	await start();
	// Nobody listens there.
	const anna = await TestDevice.start({ port: 9 });
	devices.push(anna);
	const [first, second] = [await anna.open('alone'), await anna.open('alone')];
	const id = await first.create(kind, { code: 'A1', title: { ca: 'De la primera' } });
	await until(() => second.row(action, id)?.title.ca === 'De la primera', 'what the first tab typed');
	await second.change(kind, id, { title: { ca: 'De la segona' } });
	await until(() => first.row(action, id)?.title.ca === 'De la segona', 'what the second tab typed');
});

describe('[I3] fifty-two documents over one link', () => {
	test('converge, survive a hard drop with offline edits in closed ones, and are not all loaded', async () => {
		await start();
		const [anna, biel] = [await newDevice(), await newDevice()];
		let one = await anna.open('w1');
		for (const name of ORGANISATIONS) await write(one, name, 'first');
		await one.create(kind, { title: { ca: 'Acció' } });
		await untilSafe(one);
		await anna.close(one);

		const two = await biel.open('w1');
		await until(() => two.rows(action).length === 1, 'the plan');
		const { places } = await placesOf(biel, two);
		let most = 0;
		await until(async () => {
			most = Math.max(most, two.status.length);
			return (await places()).size === 52;
		}, 'a place in each log');
		expect(two.status.length).toBeLessThanOrEqual(8);
		expect(most).toBeLessThanOrEqual(16);

		// The relay dies; Anna writes in two documents that nothing shows, and closes the app.
		await relay.stop();
		one = await anna.open('w1');
		await write(one, 'org/o7', 'offline');
		await write(one, 'org/o30', 'offline');
		await until(() => one.status.every(({ status }) => status.save.state === 'saved'), 'saved');
		await anna.close(one);
		await start(relay.port);
		one = await anna.open('w1');
		// Nothing on screen asks for them: they are opened because they wait.
		await until(async () => one.status.some(({ name }) => name === 'org/o30'), 'the closed documents');
		await untilSafe(one);
		for (const name of ['org/o7', 'org/o30'])
			await until(async () => (await wordsIn(two, name)).join() === 'first,offline', `the news of ${name}`);
	});

	test('a device that is up to date opens nothing but what is on screen', async () => {
		await start();
		const [anna, biel] = [await newDevice(), await newDevice()];
		const one = await anna.open('w1');
		for (const name of ORGANISATIONS.slice(0, 12)) await write(one, name, 'first');
		await untilSafe(one);
		let two = await biel.open('w1');
		const { places } = await placesOf(biel, two);
		await until(async () => (await places()).size === 13, 'a place in each log');
		await biel.close(two);
		two = await biel.open('w1');
		await until(() => two.relay.state === 'online', 'the relay');
		await untilSafe(two);
		expect(two.status.map(({ name }) => name)).toEqual(['plan']);
		// What grows while it is closed here is opened, and nothing else.
		await write(one, 'org/o3', 'second');
		await until(() => two.status.some(({ name }) => name === 'org/o3'), 'the document that has grown');
		expect(two.status.map(({ name }) => name)).toEqual(['plan', 'org/o3']);
	});
});

/** The places that a device has noted with its packed rows, per document. */
async function placesOf(device: TestDevice, workspace: Workspace) {
	return {
		places: async () => {
			const known = await device.device.tables.documents(workspace.id);
			return new Map(known.flatMap(({ name, place }) => (place ? [[name, place.seq]] : [])));
		},
	};
}

describe('[I7] what a relay refuses', () => {
	test('is set aside, the relay’s document is shown again, and another invite sends it', async () => {
		access = await makeAccess();
		await start();
		const [anna, biel] = [await newDevice(), await newDevice()];
		await anna.join(invite(access, { role: 'editor' }).secret, 'Anna');
		await biel.join(invite(access, { role: 'viewer' }).secret, 'Biel');
		const one = await anna.open('w1');
		const id = await one.create(kind, { title: { ca: 'Acció' } });
		await untilSafe(one);
		const two = await biel.open('w1');
		await until(() => two.rows(action).length === 1, 'the plan');
		expect([one.mayWrite('plan'), two.mayWrite('plan')]).toEqual([true, false]);

		await two.change(kind, id, { title: { ca: 'Una altra cosa' } });
		await until(() => two.refused?.edits.length === 1, 'the edit set aside');
		const [edits] = two.refused!.edits;
		expect(edits).toMatchObject({ document: 'plan', code: 4403 });
		expect(edits!.changes).toMatchObject([
			{ kind: 'action', record: id, field: 'title', part: 'ca', before: 'Acció', mine: 'Una altra cosa' },
		]);
		await until(() => two.row(action, id)?.title.ca === 'Acció', 'the relay’s document');
		expect(one.row(action, id)?.title.ca).toBe('Acció');
		await biel.close(two);

		await biel.join(invite(access, { role: 'editor' }).secret, 'Biel');
		const again = await biel.open('w1');
		await until(() => again.relay.state === 'online', 'the relay');
		expect(again.row(action, id)?.title.ca).toBe('Acció');
		expect(again.refused!.edits).toHaveLength(1);
		await again.refused!.sendAgain(again.refused!.edits[0]!);
		await until(() => one.row(action, id)?.title.ca === 'Una altra cosa', 'what was set aside');
		expect(again.refused!.edits).toEqual([]);
	});

	test('in two tabs at once is all set aside, and both show the relay’s document', async () => {
		access = await makeAccess();
		await start();
		const [anna, biel] = [await newDevice(), await newDevice()];
		await anna.join(invite(access, { role: 'editor' }).secret, 'Anna');
		await biel.join(invite(access, { role: 'viewer' }).secret, 'Biel');
		const one = await anna.open('w1');
		const id = await one.create(kind, { code: 'A1', title: { ca: 'Acció' } });
		await untilSafe(one);
		const tabs = [await biel.open('w1'), await biel.open('w1')] as const;
		for (const tab of tabs) await until(() => tab.rows(action).length === 1, 'the plan');
		await Promise.all([
			tabs[0].change(kind, id, { title: { ca: 'De la primera' } }),
			tabs[1].change(kind, id, { code: 'B2' }),
		]);
		const kept = async () =>
			(await biel.device.tables.setAside('w1'))
				.flatMap(({ changes }) => changes.map(({ mine }) => mine))
				.sort();
		await until(async () => (await kept()).join() === 'B2,De la primera', 'both edits, each once');
		for (const tab of tabs)
			await until(() => {
				const row = tab.row(action, id);
				return (
					row?.code === 'A1' &&
					row.title.ca === 'Acció' &&
					tab.status.every(({ status }) => status.waiting === 0)
				);
			}, 'the relay’s document');
		expect(await kept()).toEqual(['B2', 'De la primera']);
		expect(one.row(action, id)?.code).toBe('A1');
	});

	test('in one tab over what another had written goes together, whichever is sent first', async () => {
		access = await makeAccess();
		await start();
		const [anna, biel] = [await newDevice(), await newDevice()];
		await anna.join(invite(access, { role: 'editor' }).secret, 'Anna');
		await biel.join(invite(access, { role: 'viewer' }).secret, 'Biel');
		const one = await anna.open('w1');
		const id = await one.create(kind, { title: { ca: 'Acció' } });
		await untilSafe(one);
		const before = await biel.open('w1');
		await until(() => before.rows(action).length === 1, 'the plan');
		await untilSafe(before);
		await biel.close(before);
		await relay.stop();
		const tabs = [await biel.open('w1'), await biel.open('w1')] as const;
		await tabs[0].change(kind, id, { title: { ca: 'De la primera' } });
		await until(() => tabs[1].row(action, id)?.title.ca === 'De la primera', 'the other tab');
		await tabs[1].change(kind, id, { title: { ca: 'De la segona' } });
		await until(() => tabs[0].row(action, id)?.title.ca === 'De la segona', 'the other tab');
		await start(relay.port);
		const sets = () => biel.device.tables.setAside('w1');
		for (const tab of tabs)
			await until(() => tab.row(action, id)?.title.ca === 'Acció', 'the relay’s document');
		expect((await sets()).length).toBeGreaterThan(0);
		for (const tab of tabs) await biel.close(tab);

		await biel.join(invite(access, { role: 'editor' }).secret, 'Biel');
		const again = await biel.open('w1');
		await until(() => again.relay.state === 'online', 'the relay');
		while (again.refused!.edits[0]) await again.refused!.sendAgain(again.refused!.edits[0]);
		await until(() => one.row(action, id)?.title.ca === 'De la segona', 'what was written last');
		expect(await sets()).toEqual([]);
	});

	test('of somebody whose invite was revoked stays here, can be read, and is said', async () => {
		access = await makeAccess();
		await start();
		const anna = await newDevice();
		const { id: inviteId, secret } = invite(access, { role: 'editor' });
		await anna.join(secret, 'Anna');
		const one = await anna.open('w1');
		const id = await one.create(kind, { title: { ca: 'Acció' } });
		await untilSafe(one);
		access.invites.revoke(inviteId);
		await until(() => one.relay.state === 'refused', 'the refusal');
		expect(one.relay.code).toBe(4401);
		await one.change(kind, id, { title: { ca: 'Escrit després' } });
		const [unsent] = await one.refused!.unsent();
		expect(unsent!.changes).toMatchObject([{ field: 'title', part: 'ca', mine: 'Escrit després' }]);
		expect(one.row(action, id)?.title.ca).toBe('Escrit després');
	});
});
