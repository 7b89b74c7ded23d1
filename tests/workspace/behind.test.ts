import '../support/browser.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { entry } from '#lib/domain/entry.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { TestDevice, until } from '../support/devices.ts';
import { makeTemporaryDirectory, startRelay, type StartedRelay } from '../support/relay.ts';

let data: ReturnType<typeof makeTemporaryDirectory>;
let relay: StartedRelay;
const devices: TestDevice[] = [];
const newDevice = async () => {
	const device = await TestDevice.start(relay);
	devices.push(device);
	return device;
};
const untilSafe = (workspace: Workspace) =>
	until(
		() =>
			workspace.relay.state === 'online' &&
			workspace.status.every(({ status }) => status.waiting === 0 && status.connection.state === 'online'),
		'everything at the relay',
	);

beforeEach(async () => {
	data = makeTemporaryDirectory();
	relay = await startRelay({ kind: 'sqlite', directory: data.directory });
});
afterEach(async () => {
	for (const device of devices.splice(0)) await device.leave();
	await relay.stop();
	data.remove();
});

test('a workspace says which documents it has not got whole, until it has', async () => {
	const [anna, biel] = [await newDevice(), await newDevice()];
	const one = await anna.open('w1');
	const documents = Array.from({ length: 24 }, (_, index) => `org/o${index}`);
	for (const document of documents)
		await one.create(entry, { type: 'meeting', date: '2024-02-02', title: { ca: 'Reunió' } }, document);
	await untilSafe(one);
	await until(() => one.behind.length === 0, 'nothing is missing where all was written');

	let two = await biel.open('w1');
	await until(() => two.behind.length > 0, 'something is missing on a new device');
	const first = [...two.behind];
	expect(documents).toEqual(expect.arrayContaining(first.filter((name) => name !== 'plan')));
	await until(() => two.behind.length === 0, 'everything has come');
	expect(two.rows(entry)).toHaveLength(documents.length);

	// A device that comes back knows what it lacks before it has fetched it.
	await biel.close(two);
	for (const document of documents)
		await one.create(entry, { type: 'meeting', date: '2024-03-03', title: { ca: 'Una altra' } }, document);
	await untilSafe(one);
	two = await biel.open('w1');
	await until(() => two.behind.length > 0, 'something is missing after a while away');
	await until(() => two.behind.length === 0, 'everything has come again');
	expect(two.rows(entry)).toHaveLength(2 * documents.length);
});
