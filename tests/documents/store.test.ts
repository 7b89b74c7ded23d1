import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { DocumentStatus } from '#lib/documents/document.ts';
import { FaultyDisk, onDisk, storedKeys } from '../support/disk.ts';
import { carry, openPeer, type Peer, rowsOf, saved, untilStatus } from '../support/peers.ts';

const ID = 'one';
const create = (peer: Peer) => peer.apply({ do: 'create', kind: 'action', id: ID, contents: { code: 'A1' } });
const setCode = (peer: Peer, content: string) =>
	peer.apply({ do: 'set', kind: 'action', id: ID, key: 'code', content });
const codeOf = (peer: Peer) => peer.document.row('action', ID)?.code;
const failed = ({ save }: DocumentStatus) => save.state === 'failed';

/** What a fresh start of this device would show. */
async function codeOnDisk(peer: Peer): Promise<unknown> {
	const again = await openPeer(peer.device, { disk: peer.disk });
	const code = codeOf(again);
	await again.document.close();
	return code;
}

describe('[I1] what is called saved', () => {
	test('is on the disk: it is said after the write has completed, not before', async () => {
		const faulty = new FaultyDisk();
		const peer = await openPeer('ana', { disk: faulty.factory });
		faulty.held = true;
		create(peer);
		expect(peer.document.status.save).toEqual({ state: 'saving', unsaved: 1 });
		const said: string[] = [];
		peer.document.onStatus(() => said.push(peer.document.status.save.state));
		// Other work of the same database goes on meanwhile.
		await faulty.disk.databases();
		expect(said).toEqual([]);
		faulty.held = false;
		await saved(peer.document);
		expect(await codeOnDisk(peer)).toBe('A1');
	});

	test('an edit made in the same tick as close() is on the disk', async () => {
		const peer = await openPeer('ana');
		create(peer);
		setCode(peer, 'A2');
		void peer.document.close();
		expect(await codeOnDisk(peer)).toBe('A2');
	});

	test('edits that wait after a failure are written by close() too', async () => {
		const faulty = new FaultyDisk();
		const peer = await openPeer('ana', { disk: faulty.factory });
		faulty.full = true;
		create(peer);
		await untilStatus(peer.document, failed);
		faulty.full = false;
		await peer.document.close();
		expect(await codeOnDisk(peer)).toBe('A1');
	});

	test('reopening does not grow the log', async () => {
		const peer = await openPeer('ana');
		create(peer);
		await saved(peer.document);
		const before = await storedKeys(peer.disk);
		for (let times = 0; times < 3; times++) await peer.reload();
		expect(await storedKeys(peer.disk)).toEqual(before);
		expect(peer.document.lastKey).toBe(before.at(-1));
	});
});

describe('[I1] a failure is told, retried, and loses nothing:', () => {
	const failures: [string, DocumentStatus['save']['failure'], (faulty: FaultyDisk) => void][] = [
		['a full disk', 'quota', (faulty) => (faulty.full = true)],
		['a database that the browser closed', 'closed', (faulty) => faulty.closeUnderneath()],
		['a transaction that cannot begin', 'closed', (faulty) => (faulty.refusals = 1)],
	];
	test.each(failures)('%s', async (_name, failure, fail) => {
		const faulty = new FaultyDisk();
		const peer = await openPeer('ana', { disk: faulty.factory });
		create(peer);
		await saved(peer.document);
		fail(faulty);
		setCode(peer, 'A2');
		setCode(peer, 'A3');
		await untilStatus(peer.document, failed);
		expect(peer.document.status.save).toMatchObject({ state: 'failed', failure });
		expect(peer.document.status.save.unsaved).toBeGreaterThan(0);
		expect(codeOf(peer)).toBe('A3');
		faulty.full = false;
		peer.document.retrySave();
		await saved(peer.document);
		expect(peer.document.status.save).toEqual({ state: 'saved', unsaved: 0 });
		expect(await codeOnDisk(peer)).toBe('A3');
	});

	test('a write that is under way when the browser closes the database', async () => {
		const faulty = new FaultyDisk();
		const peer = await openPeer('ana', { disk: faulty.factory });
		create(peer);
		await saved(peer.document);
		faulty.held = true;
		setCode(peer, 'A2');
		faulty.closeUnderneath();
		faulty.held = false;
		setCode(peer, 'A3');
		await untilStatus(peer.document, failed);
		peer.document.retrySave();
		await saved(peer.document);
		expect(await codeOnDisk(peer)).toBe('A3');
	});

	test('a database that another tab deletes stays deleted, until something is changed here: then all of it is stored', async () => {
		const peer = await openPeer('ana');
		create(peer);
		setCode(peer, 'A2');
		await saved(peer.document);
		const other = await openPeer('biel');
		other.apply({ do: 'create', kind: 'action', id: 'two', contents: { code: 'B1' } });
		const before = peer.document.lastKey;
		const deleted = peer.disk.deleteDatabase('rumb/test/plan');
		await new Promise((resolve) => (deleted.onsuccess = resolve));
		expect(peer.document.status.save).toEqual({ state: 'failed', failure: 'closed', unsaved: 0 });
		carry(other, peer);
		expect(await peer.disk.databases()).toEqual([]);
		setCode(peer, 'A3');
		await saved(peer.document);
		await peer.reload();
		expect(rowsOf(peer).map(({ id, code }) => [id, code])).toEqual([
			[ID, 'A3'],
			['two', 'B1'],
		]);
		expect(peer.document.status.incomplete).toBe(false);
		// Packed rows of before do not pass for rows of now.
		expect(peer.document.lastKey).not.toBe(before);
	});

	test.each([
		['closed', { blocked: true }],
		['unavailable', { openFails: new DOMException('not allowed', 'SecurityError') }],
	])(
		'a database that does not open (%s) is opened later, and what it holds appears',
		async (failure, fault) => {
			const faulty = new FaultyDisk();
			const earlier = await openPeer('ana', { disk: faulty.factory });
			create(earlier);
			await saved(earlier.document);
			await earlier.document.close();
			Object.assign(faulty, fault);
			const peer = await openPeer('ana', { disk: faulty.factory });
			expect(peer.document.status.save).toMatchObject({ state: 'failed', failure });
			peer.apply({ do: 'create', kind: 'action', id: 'two', contents: { code: 'B1' } });
			const changed: string[] = [];
			peer.document.onRows((rows) => changed.push(...rows.map(({ id }) => id)));
			Object.assign(faulty, { blocked: false, openFails: null });
			peer.document.retrySave();
			await saved(peer.document);
			expect(changed).toEqual([ID]);
			await peer.reload();
			expect(rowsOf(peer).map(({ id }) => id)).toEqual([ID, 'two']);
		},
	);

	test('a browser without any database', async () => {
		const faulty = new FaultyDisk();
		const refuse = (): never => {
			throw new DOMException('denied', 'SecurityError');
		};
		faulty.factory.open = refuse;
		const peer = await openPeer('ana', { disk: faulty.factory });
		create(peer);
		expect(peer.document.status.save).toMatchObject({ state: 'failed', failure: 'unavailable', unsaved: 1 });
		expect(codeOf(peer)).toBe('A1');
		await peer.document.close();
	});

	test('an update that cannot be read is told, hides no other, and is not trimmed away', async () => {
		const peer = await openPeer('ana');
		create(peer);
		await saved(peer.document);
		const garbage = new Uint8Array([7, 255, 255, 255, 1]);
		const key = Number(await onDisk(peer.disk, (updates) => updates.add(garbage)));
		setCode(peer, 'A2');
		await saved(peer.document);
		await peer.reload();
		expect(codeOf(peer)).toBe('A2');
		expect(peer.document.status.save).toEqual({ state: 'saved', failure: 'unreadable', unsaved: 0 });
		for (let edit = 0; edit < 3; edit++) setCode(peer, 'x'.repeat(100_000));
		await saved(peer.document);
		expect(peer.document.status.save.failure).toBe('unreadable');
		expect(await storedKeys(peer.disk)).toContain(key);
	});

	test('a number that an aborted write was given, and another tab then took, is read', async () => {
		const faulty = new FaultyDisk();
		const one = await openPeer('ana', { disk: faulty.factory });
		create(one);
		await saved(one.document);
		const other = await openPeer('ana', { disk: faulty.disk });
		faulty.full = true;
		setCode(one, 'A2');
		await untilStatus(one.document, failed);
		faulty.full = false;
		other.apply({ do: 'create', kind: 'action', id: 'two', contents: { code: 'B1' } });
		await saved(other.document);
		const read = new Promise((resolve) => one.document.onRows(resolve));
		one.document.retrySave();
		await read;
		expect(rowsOf(one).map(({ id }) => id)).toEqual([ID, 'two']);
	});
});

describe('[I1] two tabs on one database', () => {
	test('both store, and each shows the rows of the other once it has written', async () => {
		const one = await openPeer('ana');
		const other = await openPeer('ana', { disk: one.disk });
		create(one);
		await saved(one.document);
		const read = new Promise((resolve) =>
			other.document.onRows((rows) => rows[0]?.id === ID && resolve(rows)),
		);
		other.apply({ do: 'create', kind: 'action', id: 'two', contents: {} });
		await read;
		setCode(other, 'A2');
		await saved(other.document);
		const readBack = new Promise((resolve) =>
			one.document.onRows((rows) => rows.some(({ code }) => code === 'A2') && resolve(rows)),
		);
		one.apply({ do: 'create', kind: 'action', id: 'three', contents: {} });
		await readBack;
		expect(codeOf(one)).toBe('A2');
		await Promise.all([one.document.close(), other.document.close()]);
		const again = await openPeer('ana', { disk: one.disk });
		expect(rowsOf(again).map(({ id }) => id)).toEqual([ID, 'three', 'two']);
	});
});

describe('[I1] trimming the log', () => {
	const editMuch = async (peer: Peer) => {
		for (let edit = 0; edit < 4; edit++) setCode(peer, `${edit} ${'x'.repeat(100_000)}`);
		await saved(peer.document);
	};
	const findMany = async (peer: Peer) => {
		await onDisk(peer.disk, (updates) => {
			for (let row = 0; row < 500; row++) updates.add(new Uint8Array([0, 0]));
			return updates.count();
		});
		await peer.reload();
	};
	test.each([
		['of many rows', findMany],
		['of many bytes', editMuch],
	])('%s keeps the content equal, the number honest, and other tabs’ rows', async (_name, lengthen) => {
		const peer = await openPeer('ana');
		create(peer);
		const other = await openPeer('ana', { disk: peer.disk });
		other.apply({ do: 'create', kind: 'action', id: 'two', contents: {} });
		await saved(other.document);
		await lengthen(peer);
		// The trimming has begun before `saved` was said, and this waits in line behind it.
		const keys = await storedKeys(peer.disk);
		expect(keys).toHaveLength(1);
		const [update] = await onDisk(peer.disk, (updates) => updates.getAll() as IDBRequest<Uint8Array[]>);
		const whole = new Y.Doc();
		Y.applyUpdate(whole, update!);
		await peer.reload();
		expect(peer.document.lastKey).toBe(keys[0]);
		expect(rowsOf(peer).map(({ id }) => id)).toEqual([ID, 'two']);
		expect(Y.encodeStateAsUpdate(peer.document.doc)).toEqual(Y.encodeStateAsUpdate(whole));
		other.apply({ do: 'create', kind: 'action', id: 'three', contents: {} });
		await saved(other.document);
		await peer.reload();
		expect(rowsOf(peer).map(({ id }) => id)).toEqual([ID, 'three', 'two']);
	});
});
