import { statSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import { MemoryStorage } from '../../sync-server/storage/memoryStorage.ts';
import { SqliteStorage } from '../../sync-server/storage/sqliteStorage.ts';
import { FORMAT, SeqConflict, type LogRow, type Storage } from '../../sync-server/storage/storage.ts';
import { openThreadedStorage } from '../../sync-server/storage/threadedStorage.ts';
import { makeTemporaryDirectory } from '../support/relay.ts';

interface Opened {
	storage: Storage;
	/** The same data again, as after a restart; null where nothing outlives the process. */
	reopen: (() => Promise<Storage>) | null;
}

const cleanups: (() => Promise<void> | void)[] = [];
afterEach(async () => {
	for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

function inDirectory(open: (directory: string) => Promise<Storage>): () => Promise<Opened> {
	return async () => {
		const { directory, remove } = makeTemporaryDirectory();
		let storage = await open(directory);
		cleanups.push(remove, () => storage.close());
		const reopen = async () => {
			await storage.close();
			return (storage = await open(directory));
		};
		return { storage, reopen };
	};
}

const kinds: Record<string, () => Promise<Opened>> = {
	memory: async () => ({ storage: new MemoryStorage(), reopen: null }),
	sqlite: inDirectory(async (directory) => new SqliteStorage(directory)),
	'sqlite in a thread': inDirectory(openThreadedStorage),
};

function row(document: string, seq: number, ...bytes: number[]): LogRow {
	const origin = { invites: '', time: 1 };
	return { document, seq, format: FORMAT.yjsUpdate, bytes: new Uint8Array(bytes), ...origin };
}

describe.each(Object.entries(kinds))('the storage contract: %s', (_name, open) => {
	it('knows nothing of a document that was never written', async () => {
		const { storage } = await open();
		expect(await storage.read('w/plan')).toEqual({ snapshot: null, rows: [], seq: 0 });
		expect(await storage.list()).toEqual([]);
	});

	it('gives back what was appended, per document and in order, with format and bytes', async () => {
		const { storage } = await open();
		await storage.append([row('w/plan', 1, 1), row('w/org/a', 1, 2), row('w/plan', 2, 3, 4)]);
		await storage.append([{ ...row('w/plan', 3), format: 7 }]);
		const log = await storage.read('w/plan');
		expect(log.seq).toBe(3);
		expect(log.rows.map(({ seq, format, bytes }) => [seq, format, [...bytes]])).toEqual([
			[1, 1, [1]],
			[2, 1, [3, 4]],
			[3, 7, []],
		]);
		expect((await storage.read('w/org/a')).rows).toHaveLength(1);
	});

	it('gives only what came after a place', async () => {
		const { storage } = await open();
		await storage.append([row('w/plan', 1, 1), row('w/plan', 2, 2), row('w/plan', 3, 3)]);
		const { rows, seq } = await storage.read('w/plan', 2);
		expect(rows.map((each) => each.seq)).toEqual([3]);
		expect(seq).toBe(3);
		expect((await storage.read('w/plan', 3)).rows).toEqual([]);
	});

	it('takes all rows or none, and refuses one that is not the next', async () => {
		const { storage } = await open();
		await storage.append([row('w/plan', 1, 1)]);
		for (const wrong of [1, 3]) {
			const rows = [row('w/org/a', 1, 9), row('w/plan', wrong, 2)];
			await expect(storage.append(rows)).rejects.toThrow(/does not follow row 1/);
		}
		expect((await storage.read('w/org/a')).seq).toBe(0);
		expect((await storage.read('w/plan')).seq).toBe(1);
		await storage.append([row('w/plan', 2, 2)]);
		expect((await storage.read('w/plan')).seq).toBe(2);
	});

	it('puts a snapshot in place of the rows up to its seq, and goes on counting', async () => {
		const { storage } = await open();
		await storage.append([row('w/plan', 1, 1), row('w/plan', 2, 2), row('w/plan', 3, 3)]);
		expect(await storage.replace('w/plan', { seq: 2, format: 1, bytes: new Uint8Array([12]) })).toBe(true);
		const log = await storage.read('w/plan');
		expect(log.snapshot).toMatchObject({ seq: 2, format: 1 });
		expect([...(log.snapshot?.bytes ?? [])]).toEqual([12]);
		expect(log.rows.map((each) => each.seq)).toEqual([3]);
		await storage.append([row('w/plan', 4, 4)]);
		expect(await storage.replace('w/plan', { seq: 4, format: 1, bytes: new Uint8Array([34]) })).toBe(true);
		await storage.append([row('w/plan', 5, 5)]);
		expect((await storage.read('w/plan')).seq).toBe(5);
	});

	it('sends somebody who was further back than the snapshot the snapshot, and nobody else', async () => {
		const { storage } = await open();
		await storage.append([row('w/plan', 1, 1), row('w/plan', 2, 2), row('w/plan', 3, 3)]);
		await storage.replace('w/plan', { seq: 2, format: 1, bytes: new Uint8Array([12]) });
		expect((await storage.read('w/plan', 1)).snapshot?.seq).toBe(2);
		const later = await storage.read('w/plan', 2);
		expect(later.snapshot).toBeNull();
		expect(later.rows.map((each) => each.seq)).toEqual([3]);
	});

	it('refuses a snapshot of more than there is, or older than the one that stands', async () => {
		const { storage } = await open();
		const snapshot = (seq: number) => ({ seq, format: 1, bytes: new Uint8Array([seq]) });
		expect(await storage.replace('w/plan', snapshot(1))).toBe(false);
		await storage.append([row('w/plan', 1, 1), row('w/plan', 2, 2)]);
		expect(await storage.replace('w/plan', snapshot(3))).toBe(false);
		expect(await storage.replace('w/plan', snapshot(2))).toBe(true);
		expect(await storage.replace('w/plan', snapshot(2))).toBe(false);
		expect(await storage.replace('w/plan', snapshot(1))).toBe(false);
		expect((await storage.read('w/plan')).snapshot?.seq).toBe(2);
	});

	it('gives back which invites a row came with, and when it was written', async () => {
		const { storage } = await open();
		await storage.append([{ ...row('w/plan', 1, 1), invites: 'a,b', time: 1234 }]);
		expect((await storage.read('w/plan')).rows).toMatchObject([{ invites: 'a,b', time: 1234 }]);
	});

	it('counts what the people of each invite wrote, also when the rows have been replaced', async () => {
		const { storage } = await open();
		const from = (document: string, seq: number, invites: string, time: number, ...bytes: number[]) => ({
			...row(document, seq, ...bytes),
			invites,
			time,
		});
		await storage.append([from('w/plan', 1, 'b', 10, 1, 1), from('w/org/a', 1, 'b', 10, 1)]);
		await storage.append([from('w/plan', 2, 'a,b', 20, 1, 1, 1), from('w2/plan', 1, 'a', 20, 1)]);
		await storage.replace('w/plan', { seq: 2, format: 1, bytes: new Uint8Array([9]) });
		await storage.append([from('w/plan', 3, '', 30, 1)]);
		const writers = [
			{ document: 'w/org/a', invite: 'b', rows: 1, bytes: 1, first: 10, last: 10 },
			{ document: 'w/plan', invite: '', rows: 1, bytes: 1, first: 30, last: 30 },
			{ document: 'w/plan', invite: 'a', rows: 1, bytes: 3, first: 20, last: 20 },
			{ document: 'w/plan', invite: 'b', rows: 2, bytes: 5, first: 10, last: 20 },
		];
		expect(await storage.writers('w')).toEqual(writers);
		expect(await storage.writers('nobody')).toEqual([]);
	});

	it('counts no writer of rows that were refused', async () => {
		const { storage } = await open();
		const refused = storage.append([row('w/plan', 1, 1), row('w/plan', 3, 1)]);
		await expect(refused).rejects.toThrow(/does not follow/);
		expect(await storage.writers('w')).toEqual([]);
	});

	it('lists its documents with their sizes', async () => {
		const { storage } = await open();
		await storage.append([row('w/plan', 1, 1, 1, 1), row('w/org/a', 1, 1), row('w/plan', 2, 2)]);
		await storage.replace('w/plan', { seq: 1, format: 1, bytes: new Uint8Array(10) });
		expect(await storage.list()).toEqual([
			{ document: 'w/org/a', seq: 1, bytes: 1, rows: 1 },
			{ document: 'w/plan', seq: 2, bytes: 11, rows: 1 },
		]);
	});

	it('measures what was written since the snapshot', async () => {
		const { storage } = await open();
		expect(await storage.measure('w/plan')).toEqual({ rows: 0, bytes: 0, snapshot: 0 });
		await storage.append([row('w/plan', 1, 1, 1), row('w/plan', 2, 2), row('w/plan', 3, 3, 3)]);
		expect(await storage.measure('w/plan')).toEqual({ rows: 3, bytes: 5, snapshot: 0 });
		await storage.replace('w/plan', { seq: 2, format: 1, bytes: new Uint8Array(10) });
		expect(await storage.measure('w/plan')).toEqual({ rows: 1, bytes: 2, snapshot: 10 });
	});

	it('keeps versions, each name once, whatever happens to the log', async () => {
		const { storage } = await open();
		const state = (seq: number, byte: number) => ({ seq, format: 1, bytes: new Uint8Array([byte]) });
		await storage.append([row('w/plan', 1, 1), row('w/plan', 2, 2), row('w/plan', 3, 3)]);
		const label = { name: 'approved', author: 'anna', time: 50 };
		expect(await storage.keepVersion('w/plan', state(1, 11), label)).toBe(true);
		expect(await storage.keepVersion('w/plan', state(2, 12), { ...label, time: 60 })).toBe(false);
		const month = { name: '2026-11', author: '', time: 40 };
		expect(await storage.replace('w/plan', state(2, 22), month)).toBe(true);
		expect(await storage.replace('w/plan', state(3, 33), { ...month, time: 70 })).toBe(true);
		expect(await storage.replace('w/plan', state(3, 33), { ...month, name: 'never' })).toBe(false);
		expect(await storage.versions('w/plan')).toEqual([
			{ ...month, seq: 2, bytes: 1 },
			{ ...label, seq: 1, bytes: 1 },
		]);
		expect(await storage.readVersion('w/plan', 'approved')).toEqual(state(1, 11));
		expect(await storage.readVersion('w/plan', '2026-11')).toEqual(state(2, 22));
		expect(await storage.readVersion('w/plan', 'never')).toBeNull();
		expect(await storage.versions('w/org/a')).toEqual([]);
	});

	it('takes a document out for good, and no other', async () => {
		const { storage } = await open();
		for (const document of ['w/plan', 'w/org/a']) {
			const state = { seq: 1, format: 1, bytes: new Uint8Array([1]) };
			await storage.append([row(document, 1, 1), row(document, 2, 2)]);
			await storage.replace(document, state, { name: '2026-11', author: '', time: 1 });
		}
		await storage.remove('w/plan');
		expect(await storage.read('w/plan')).toEqual({ snapshot: null, rows: [], seq: 0 });
		expect(await storage.versions('w/plan')).toEqual([]);
		expect((await storage.writers('w')).map((writer) => writer.document)).toEqual(['w/org/a']);
		expect((await storage.list()).map(({ document }) => document)).toEqual(['w/org/a']);
		expect(await storage.versions('w/org/a')).toHaveLength(1);
	});

	it('does not follow changes of the bytes that it was given or has given', async () => {
		const { storage } = await open();
		const given = row('w/plan', 1, 5);
		await storage.append([given]);
		given.bytes[0] = 6;
		expect([...((await storage.read('w/plan')).rows[0]?.bytes ?? [])]).toEqual([5]);
	});

	it('keeps everything over a restart, the epoch too', async () => {
		const { storage, reopen } = await open();
		await storage.append([row('w/plan', 1, 1), row('w/plan', 2, 2)]);
		await storage.replace('w/plan', { seq: 1, format: 1, bytes: new Uint8Array([9]) });
		await storage.probe();
		await storage.checkpoint();
		if (!reopen) return;
		const { epoch } = storage;
		const again = await reopen();
		expect(again.epoch).toBe(epoch);
		expect(await again.writers('w')).toMatchObject([{ document: 'w/plan', rows: 2 }]);
		const log = await again.read('w/plan');
		expect([log.snapshot?.seq, log.rows.map((each) => each.seq), log.seq]).toEqual([1, [2], 2]);
	});

	it('has an epoch of its own when it begins anew', async () => {
		const [one, other] = [await open(), await open()];
		expect(one.storage.epoch).not.toBe(other.storage.epoch);
	});
});

describe('sqlite', () => {
	it.skipIf(process.platform === 'win32')('[I7] makes a directory that nobody else may read', async () => {
		const { directory, remove } = makeTemporaryDirectory();
		const storage = new SqliteStorage(path.join(directory, 'data'));
		expect(statSync(path.join(directory, 'data')).mode & 0o777).toBe(0o700);
		await storage.close();
		remove();
	});

	it('[I2] syncs every transaction to the disk', async () => {
		const { directory, remove } = makeTemporaryDirectory();
		const storage = new SqliteStorage(directory);
		cleanups.push(remove, () => storage.close());
		expect(storage.readPragma('journal_mode')).toBe('wal');
		expect(storage.readPragma('synchronous')).toBe(2);
	});

	it('brings a database of the first relays up to date, and keeps all that is in it', async () => {
		const { directory, remove } = makeTemporaryDirectory();
		cleanups.push(remove);
		const old = new DatabaseSync(path.join(directory, 'relay.sqlite'));
		old.exec(`CREATE TABLE property (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
			CREATE TABLE log (document TEXT NOT NULL, seq INTEGER NOT NULL, format INTEGER NOT NULL,
				bytes BLOB NOT NULL, PRIMARY KEY (document, seq)) STRICT;
			CREATE TABLE snapshot (document TEXT PRIMARY KEY, seq INTEGER NOT NULL, format INTEGER NOT NULL,
				bytes BLOB NOT NULL) STRICT;
			INSERT INTO property VALUES ('epoch', 'the old one');
			INSERT INTO snapshot VALUES ('w/plan', 4, 1, x'01');
			INSERT INTO log VALUES ('w/plan', 5, 1, x'0203');`);
		old.close();
		for (const start of ['first', 'second']) {
			const storage = new SqliteStorage(directory);
			expect([start, storage.epoch]).toEqual([start, 'the old one']);
			const log = await storage.read('w/plan');
			expect(log.snapshot?.bytes).toEqual(new Uint8Array([1]));
			expect(log.rows[0]).toEqual({ ...row('w/plan', 5, 2, 3), time: 0 });
			if (start === 'first') await storage.append([{ ...row('w/plan', 6, 1), invites: 'i', time: 7 }]);
			else expect(await storage.writers('w')).toMatchObject([{ invite: 'i', rows: 1 }]);
			await storage.close();
		}
	});

	it('leaves a database of a later relay alone, in a sentence', async () => {
		const { directory, remove } = makeTemporaryDirectory();
		cleanups.push(remove);
		const later = new DatabaseSync(path.join(directory, 'relay.sqlite'));
		later.exec('PRAGMA user_version = 1000; CREATE TABLE unheard (of TEXT)');
		later.close();
		expect(() => new SqliteStorage(directory)).toThrow(/later version of the relay/);
	});

	it('refuses a directory that another relay uses, in a sentence', async () => {
		const { directory, remove } = makeTemporaryDirectory();
		const storage = new SqliteStorage(directory);
		cleanups.push(remove, () => storage.close());
		expect(() => new SqliteStorage(directory)).toThrow(/Another relay is using/);
		await expect(openThreadedStorage(directory)).rejects.toThrow(/Another relay is using/);
	});

	it('fails what is asked of a closed thread instead of waiting for ever', async () => {
		const { directory, remove } = makeTemporaryDirectory();
		cleanups.push(remove);
		const storage = await openThreadedStorage(directory);
		await storage.close();
		await expect(storage.append([row('w/plan', 1)])).rejects.toThrow(/closed/);
	});

	it('names the row of a conflict', () => {
		expect(new SeqConflict(row('w/plan', 4), 2).message).toBe('Row 4 of w/plan does not follow row 2.');
	});
});
