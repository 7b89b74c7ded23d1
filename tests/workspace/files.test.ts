import '../support/browser.ts';
import { rmSync } from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FileTables } from '#lib/tables/files.ts';
import { unsentFilesOf } from '#lib/workspace/files/heldFiles.ts';
import { forgetPlan } from '#lib/workspace/plans.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { FileStore, type Upload } from '../../sync-server/files/fileStore.ts';
import { invite, makeAccess, type MadeAccess } from '../support/access.ts';
import { TestDevice, until } from '../support/devices.ts';
import { seededRandom } from '../support/random.ts';
import { makeTemporaryDirectory, startRelay, type StartedRelay } from '../support/relay.ts';

const ORG = 'org/badalona';
const MIB = 2 ** 20;

/** A file store that says from which byte each piece was taken in, and can be interrupted there. */
class WatchedStore extends FileStore {
	readonly pieces: number[] = [];
	interrupt: (piece: number) => Promise<void> = async () => {};
	override async receive(upload: Upload, from: number, body: Readable): Promise<number> {
		this.pieces.push(from);
		await this.interrupt(this.pieces.length);
		return super.receive(upload, from, body);
	}
}

let data: ReturnType<typeof makeTemporaryDirectory>;
let store: WatchedStore;
let relay: StartedRelay;
let access: MadeAccess | undefined;
const devices: TestDevice[] = [];

/** @param quota bytes that the relay takes */
async function start(port?: number, quota?: number): Promise<void> {
	const directory = path.join(data.directory, 'files');
	store = new WatchedStore({ directory, ...(quota !== undefined && { limits: { quota } }) });
	relay = await startRelay({ kind: 'sqlite', directory: data.directory, port, access, fileStore: store });
}
async function stop(): Promise<void> {
	await relay.stop();
	store.close();
}
async function newDevice(): Promise<TestDevice> {
	const device = await TestDevice.start(relay);
	devices.push(device);
	return device;
}
const untilOnline = (workspace: Workspace) =>
	until(() => workspace.relay.state === 'online', `the relay: ${JSON.stringify(workspace.relay)}`);
const stateOf = async (workspace: Workspace, hash: string) => (await workspace.files).status(hash).state;
const untilState = (workspace: Workspace, hash: string, state: string) =>
	until(async () => (await stateOf(workspace, hash)) === state, `${state} of ${hash}`);

/** A paper of this size, another for each seed. */
function paper(size: number, seed = 1) {
	const random = seededRandom(seed);
	const bytes = new Uint8Array(size).map(() => random.below(256));
	bytes.set(new TextEncoder().encode('%PDF-1.7\n'));
	return { bytes, type: 'file' as const, mediaType: 'application/pdf', fileName: 'minutes.pdf' };
}

beforeEach(() => {
	data = makeTemporaryDirectory();
	access = undefined;
});
afterEach(async () => {
	for (const device of devices.splice(0)) await device.leave();
	await stop();
	access?.remove();
	data.remove();
});

describe('[I1] a file is on this device', () => {
	test('once, by its hash, after a reload too, and forgotten only where it is attached to nothing', async () => {
		await start();
		const anna = await newDevice();
		let one = await anna.open('w1');
		const made = paper(5000);
		const kept = await (await one.files).keep(made);
		expect((await (await one.files).keep(made)).hash).toBe(kept.hash);
		expect(kept).toMatchObject({ size: 5000, mediaType: 'application/pdf', fileName: 'minutes.pdf' });
		expect(await stateOf(one, kept.hash)).toBe('onlyHere');
		await anna.close(one);

		one = await anna.open('w1');
		await untilOnline(one);
		const blob = await (await one.files).open(kept.hash, ORG);
		expect(new Uint8Array(await blob!.arrayBuffer())).toEqual(made.bytes);
		expect(store.pieces).toEqual([]);

		await (await one.files).attach(kept.hash, ORG);
		await (await one.files).discard(kept.hash);
		await untilState(one, kept.hash, 'onRelay');
		expect((await one.files).status(kept.hash).here).toBe(true);
		const draft = await (await one.files).keep(paper(100, 2));
		await (await one.files).discard(draft.hash);
		// Another tab's draft may still name it: it only goes first.
		expect((await one.files).status(draft.hash).here).toBe(true);
	});

	test('and another tab is told', async () => {
		await start();
		const anna = await newDevice();
		const [one, two] = [await anna.open('w1'), await anna.open('w1')];
		await two.files;
		const { hash } = await (await one.files).add(paper(3000), ORG);
		await untilState(two, hash, 'onRelay');
		expect(await (await two.files).open(hash, ORG)).not.toBeNull();
		// One of the two has sent it.
		expect(store.pieces).toEqual([0]);
	});
});

describe('[I2] what is sent', () => {
	test('is not sent any more by a plan that was closed, but by the next one, at once', async () => {
		await start();
		const anna = await newDevice();
		let one = await anna.open('w1');
		await untilOnline(one);
		const { promise: begun, resolve } = Promise.withResolvers<void>();
		const { promise: closed, resolve: goOn } = Promise.withResolvers<void>();
		store.interrupt = async (piece) => {
			if (piece !== 2) return;
			resolve();
			await closed;
		};
		const { hash } = await (await one.files).add(paper(4 * MIB + 7), ORG);
		await begun;
		await anna.close(one);
		goOn();

		one = await anna.open('w1');
		await untilState(one, hash, 'onRelay');
		// Whoever begins asks with the first piece what has arrived.
		expect(store.pieces.filter((from) => from === 0)).toHaveLength(2);
	});

	test('goes on where it was interrupted, after a restart of the relay and a reload of the app', async () => {
		await start();
		const anna = await newDevice();
		let one = await anna.open('w1');
		await untilOnline(one);
		const made = paper(4 * MIB + 7);
		const { promise: interrupted, resolve } = Promise.withResolvers<void>();
		store.interrupt = async (piece) => {
			if (piece < 4) return;
			resolve();
			throw new Error('the relay falls over');
		};
		const { hash } = await (await one.files).add(made, ORG);
		await interrupted;
		await anna.close(one);
		await stop();

		await start(relay.port);
		one = await anna.open('w1');
		await untilState(one, hash, 'onRelay');
		expect(store.pieces.slice(0, 2)).toEqual([0, 3 * 512 * 1024]);
		expect((await store.find('w1', ORG, hash))?.size).toBe(made.bytes.length);
		expect((await one.files).status(hash).since).toBeGreaterThan(0);
	});

	test('is sent again to a relay that lost its files, [I8] by whoever has them', async () => {
		await start();
		const anna = await newDevice();
		const one = await anna.open('w1');
		const { hash } = await (await one.files).add(paper(2000), ORG);
		await untilState(one, hash, 'onRelay');
		const { port } = relay;
		await stop();
		for (const name of ['files', 'rumb.sqlite', 'rumb.sqlite-wal', 'rumb.sqlite-shm'])
			rmSync(path.join(data.directory, name), { recursive: true, force: true });
		data = makeTemporaryDirectory();
		await start(port);
		await until(async () => (await store.find('w1', ORG, hash)) !== null, 'the file again');
		await untilState(one, hash, 'onRelay');
	});

	test('[I7] is told where it is refused, kept here, and sent when another invite allows it', async () => {
		access = await makeAccess();
		await start();
		const anna = await newDevice();
		await anna.join(invite(access, { role: 'member', organisation: 'gava' }).secret, 'Anna');
		const one = await anna.open('w1');
		await untilOnline(one);
		const { hash } = await (await one.files).add(paper(2000), ORG);
		await untilState(one, hash, 'refused');
		expect((await one.files).status(hash)).toMatchObject({ why: 'notAllowed', here: true });
		expect(await (await one.files).open(hash, ORG)).not.toBeNull();
		await anna.join(invite(access, { role: 'member', organisation: 'badalona' }).secret, 'Anna');
		await untilState(one, hash, 'onRelay');
	});

	test('waits where the relay is full, and says so', async () => {
		await start(undefined, 10_000);
		const anna = await newDevice();
		const one = await anna.open('w1');
		await untilOnline(one);
		const { hash } = await (await one.files).add(paper(20_000), ORG);
		await untilState(one, hash, 'refused');
		expect((await one.files).status(hash).why).toBe('quota');
		const { port } = relay;
		await stop();
		await start(port);
		await untilState(one, hash, 'onRelay');
	});
});

describe('somebody else', () => {
	test('is told that it is missing, gets it once it was sent, and can pin it', async () => {
		await start();
		const [anna, biel] = [await newDevice(), await newDevice()];
		const two = await biel.open('w1');
		await untilOnline(two);
		// Anna is offline: Biel knows of her record, not of her file.
		const { port } = relay;
		await stop();
		const one = await anna.open('w1');
		const made = paper(1_500_000);
		const { hash } = await (await one.files).add(made, ORG);
		expect(await stateOf(one, hash)).not.toBe('onRelay');
		await anna.close(one);
		await start(port);
		await untilOnline(two);
		const theirs = await two.files;
		expect(theirs.status(hash)).toMatchObject({ state: 'away', here: false });
		expect(await theirs.open(hash, ORG)).toBeNull();
		expect(theirs.status(hash).state).toBe('missing');
		const arrived = new Promise<Blob>((resolve) => theirs.want(hash, ORG, resolve));

		const again = await anna.open('w1');
		await untilState(again, hash, 'onRelay');
		expect(new Uint8Array(await (await arrived).arrayBuffer())).toEqual(made.bytes);
		expect(theirs.status(hash)).toMatchObject({ state: 'onRelay', here: true, pinned: false });
		await theirs.pin(hash, true, { document: ORG, size: made.bytes.length, mediaType: made.mediaType });

		await biel.close(two);
		await stop();
		const offline = await biel.open('w1');
		expect((await offline.files).status(hash)).toMatchObject({ here: true, pinned: true });
		expect(await (await offline.files).open(hash, ORG)).not.toBeNull();
		await start(port);
	});

	test('who pinned it before it was there has it as soon as it is', async () => {
		await start();
		const [anna, biel] = [await newDevice(), await newDevice()];
		const two = await biel.open('w1');
		const made = paper(3000, 9);
		const { hash } = await (await (await anna.open('w1')).files).keep(made);
		const about = { document: ORG, size: 3000, mediaType: 'application/pdf' };
		await (await two.files).pin(hash, true, about);
		await biel.close(two);
		const one = await anna.open('w1');
		await (await one.files).attach(hash, ORG);
		await untilState(one, hash, 'onRelay');
		const later = await biel.open('w1');
		await until(async () => (await later.files).status(hash).here, 'the pinned file');
	});

	test('takes nothing for the file that is not the file', async () => {
		await start();
		const anna = await newDevice();
		const one = await anna.open('w1');
		await untilOnline(one);
		const { hash } = await (await one.files).add(paper(2000), ORG);
		await untilState(one, hash, 'onRelay');
		const { writeFileSync } = await import('node:fs');
		writeFileSync(store.pathOf(hash), paper(2000, 5).bytes);
		const biel = await newDevice();
		const two = await biel.open('w1');
		await untilOnline(two);
		expect(await (await two.files).open(hash, ORG)).toBeNull();
		expect((await two.files).status(hash)).toMatchObject({
			state: 'missing',
			here: false,
			altered: true,
		});
	});
});

test('one tab has the right to send until it ends, or its time is over', async () => {
	await start();
	const tables = new FileTables('test-lease', 'w1');
	expect(await tables.lease('one', 60_000)).toBe(true);
	expect(await tables.lease('two', 60_000)).toBe(false);
	expect(await tables.lease('one', -1)).toBe(true);
	expect(await tables.lease('two', 60_000)).toBe(true);
	await tables.endLease('one');
	expect(await tables.lease('one', 60_000)).toBe(false);
	await tables.endLease('two');
	expect(await tables.lease('one', 60_000)).toBe(true);
	tables.close();
});

test('forgetting a plan tells what is nowhere else, and takes its files with it', async () => {
	await start();
	const anna = await newDevice();
	const one = await anna.open('w1');
	const files = await one.files;
	const { hash } = await files.add(paper(1000), ORG);
	await untilState(one, hash, 'onRelay');
	expect(await unsentFilesOf(anna.device, 'w1')).toBe(0);
	await files.keep(paper(1000, 2));
	expect(await unsentFilesOf(anna.device, 'w1')).toBe(1);
	expect(await unsentFilesOf(anna.device, 'w2')).toBe(0);
	await anna.close(one);
	await forgetPlan(anna.device, 'w1');
	expect(await unsentFilesOf(anna.device, 'w1')).toBe(0);
	const again = await anna.open('w1');
	expect((await again.files).status(hash).here).toBe(false);
});
