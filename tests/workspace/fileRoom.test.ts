import '../support/browser.ts';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { FileStore } from '../../sync-server/files/fileStore.ts';
import { TestDevice, until } from '../support/devices.ts';
import { makeTemporaryDirectory, startRelay, type StartedRelay } from '../support/relay.ts';

const ORG = 'org/badalona';
const SIZE = 1000;

let data: ReturnType<typeof makeTemporaryDirectory>;
let store: FileStore;
let relay: StartedRelay;
let device: TestDevice;
let workspace: Workspace;
/** How many papers the device's disk has room for. */
let room = Infinity;
const kept = new Set<string>();

function paper(seed: number) {
	const bytes = new TextEncoder().encode(`%PDF-1.7\n${String(seed).padEnd(SIZE - 9, '.')}`);
	return { bytes, type: 'file' as const, mediaType: 'application/pdf', fileName: `${seed}.pdf` };
}
const open = () => workspace.files;
const isHere = async (hash: string) => (await open()).status(hash).here;
async function add(seed: number): Promise<string> {
	const { hash } = await (await open()).add(paper(seed), ORG);
	await until(async () => (await open()).status(hash).state === 'onRelay', `${seed} on the relay`);
	return hash;
}

beforeEach(async () => {
	// A disk that is full, as the browser says it.
	const [put, remove] = [IDBObjectStore.prototype.put, IDBObjectStore.prototype.delete];
	vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value, key) {
		if (this.name === 'bytes') {
			const file = (value as { key: string }).key;
			if (!kept.has(file) && kept.size >= room) throw new DOMException('full', 'QuotaExceededError');
			kept.add(file);
		}
		return put.call(this, value, ...(key === undefined ? [] : [key]));
	});
	vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(function (this: IDBObjectStore, key) {
		if (this.name === 'bytes') kept.delete(key as string);
		return remove.call(this, key);
	});
	data = makeTemporaryDirectory();
	store = new FileStore({ directory: path.join(data.directory, 'files') });
	relay = await startRelay({ fileStore: store });
	device = await TestDevice.start(relay);
	workspace = await device.open('w1');
	await until(() => workspace.relay.state === 'online', 'the relay');
});
afterEach(async () => {
	await device.leave();
	await relay.stop();
	store.close();
	data.remove();
	kept.clear();
	room = Infinity;
	vi.restoreAllMocks();
});

test('what is longest unused goes where room is needed, and is fetched again when it is looked at', async () => {
	const [one, two] = [await add(1), await add(2)];
	await (await open()).open(one, ORG);
	room = 2;
	const three = await add(3);
	expect([await isHere(one), await isHere(two), await isHere(three)]).toEqual([true, false, true]);
	expect((await open()).status(two).state).toBe('onRelay');
	const blob = await (await open()).open(two, ORG);
	expect(new Uint8Array(await blob!.arrayBuffer())).toEqual(paper(2).bytes);
});

test('what was let go is fetched, and sent, when another document is to have it', async () => {
	const one = await add(1);
	room = 1;
	await add(2);
	expect(await isHere(one)).toBe(false);
	room = 2;
	await (await open()).attach(one, 'org/gava');
	await until(async () => (await store.find('w1', 'org/gava', one)) !== null, 'the file beside');
});

test('nothing goes while nothing needs its room', async () => {
	const all = [await add(1), await add(2), await add(3)];
	expect(await Promise.all(all.map(isHere))).toEqual([true, true, true]);
});

test('what is pinned stays, and whoever adds is told that the device is full', async () => {
	const one = await add(1);
	await (await open()).pin(one, true, { document: ORG, size: SIZE, mediaType: 'application/pdf' });
	room = 1;
	await expect((await open()).add(paper(2), ORG)).rejects.toMatchObject({ code: 'deviceFull' });
	expect(await isHere(one)).toBe(true);
	expect((await open()).unsent).toEqual([]);
});

test('a draft, and what waits, stays', async () => {
	const { hash: draft } = await (await open()).keep(paper(1));
	room = 1;
	await expect((await open()).add(paper(2), ORG)).rejects.toMatchObject({ code: 'deviceFull' });
	expect(await isHere(draft)).toBe(true);
	await relay.stop();
	await until(() => workspace.relay.state !== 'online', 'the relay away');
	await (await open()).attach(draft, ORG);
	await expect((await open()).add(paper(2), ORG)).rejects.toMatchObject({ code: 'deviceFull' });
	expect(await isHere(draft)).toBe(true);
});

test('what the relay was believed to have and has not stays, and is sent again', async () => {
	const one = await add(1);
	rmSync(store.pathOf(one));
	room = 1;
	await expect((await open()).add(paper(2), ORG)).rejects.toMatchObject({ code: 'deviceFull' });
	expect(await isHere(one)).toBe(true);
	await until(async () => (await store.find('w1', ORG, one)) !== null, 'the file again');
});

test('nothing goes while the relay cannot be asked', async () => {
	const one = await add(1);
	await relay.stop();
	await until(() => workspace.relay.state !== 'online', 'the relay away');
	room = 1;
	await expect((await open()).add(paper(2), ORG)).rejects.toMatchObject({ code: 'deviceFull' });
	expect(await isHere(one)).toBe(true);
});

test('what is pinned, or attached once more, while the relay is asked stays', async () => {
	const one = await add(1);
	const { promise: asked, resolve: ask } = Promise.withResolvers<void>();
	const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
	const find = store.find.bind(store);
	vi.spyOn(store, 'find').mockImplementation(async (...about) => {
		ask();
		await answered;
		return find(...about);
	});
	room = 1;
	const adding = (await open()).add(paper(2), ORG);
	adding.catch(() => {});
	await asked;
	await (await open()).attach(one, 'org/gava');
	answer();
	await expect(adding).rejects.toMatchObject({ code: 'deviceFull' });
	expect(await isHere(one)).toBe(true);
});

test('[I1] a disk that cannot be read for a moment loses nothing: the file waits and is sent', async () => {
	await relay.stop();
	await until(() => workspace.relay.state !== 'online', 'the relay away');
	const { hash } = await (await open()).add(paper(1), ORG);
	let failures = 1;
	const get = IDBObjectStore.prototype.get;
	vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (this: IDBObjectStore, key) {
		if (this.name === 'bytes' && failures-- > 0) throw new DOMException('busy', 'UnknownError');
		return get.call(this, key);
	});
	relay = await startRelay({ fileStore: store, port: relay.port });
	await until(async () => (await open()).status(hash).state === 'onRelay', 'the file on the relay');
	expect(failures).toBeLessThan(1);
});
