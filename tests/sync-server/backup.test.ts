import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { openAccess } from '../../sync-server/access/access.ts';
import { Ledger } from '../../sync-server/documents/ledger.ts';
import { decodeUpdate } from '../../sync-server/documents/updates.ts';
import { UsualRelays } from '../../sync-server/replication/usualRelay.ts';
import { makeBackup } from '../../sync-server/storage/backup.ts';
import { restoreBackup } from '../../sync-server/storage/restoring.ts';
import { SqliteStorage } from '../../sync-server/storage/sqliteStorage.ts';
import { invite } from '../support/access.ts';
import { makeTemporaryDirectory, runRelay, spawnRelay } from '../support/relay.ts';
import { loadStored, makeRows } from '../support/relayDocuments.ts';
import { makeUpdate, RawPeer, updatesOf } from '../support/relayPeer.ts';

let at: (name: string) => string;
const cleanups: (() => unknown)[] = [];
beforeEach(() => {
	const { directory, remove } = makeTemporaryDirectory();
	cleanups.push(remove);
	at = (name) => path.join(directory, name);
});
afterEach(async () => {
	for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function store(directory: string, ...documents: string[]): Promise<string> {
	const storage = new SqliteStorage(directory);
	for (const document of documents)
		await storage.append(
			makeRows([makeUpdate(`in ${document}`, 5)], document).map((row) => ({
				...row,
				invites: 'i1',
				time: 1e12,
			})),
		);
	await storage.close();
	return storage.epoch;
}

/** Somebody who writes in a document of their own without pause, and knows what was acknowledged. */
class Writer {
	readonly acknowledged: Uint8Array[] = [];
	#done = false;
	#writing: Promise<void> = Promise.resolve();

	static async join(url: string): Promise<Writer> {
		const writer = new Writer();
		writer.#writing = writer.#write(await RawPeer.join(url));
		return writer;
	}

	async stop(): Promise<void> {
		this.#done = true;
		await this.#writing;
	}

	async #write(peer: RawPeer): Promise<void> {
		const doc = new Y.Doc();
		for (let i = 0; !this.#done; i++) {
			const [update] = updatesOf(doc, () => doc.getText('t').insert(0, `${i} `)) as [Uint8Array];
			peer.update(update);
			await peer.until('update', i);
			this.acknowledged.push(update);
		}
		await peer.leave();
	}
}

describe('a backup', () => {
	it('[I2] made while fifty people write holds all that was acknowledged before it began', async () => {
		const relay = await spawnRelay({ data: at('data') });
		cleanups.push(() => relay.kill());
		const names = Array.from({ length: 50 }, (_, i) => `org/writer-${i}`);
		const writers = await Promise.all(names.map((name) => Writer.join(`${relay.socketUrl()}/${name}`)));
		for (const writer of writers) while (writer.acknowledged.length < 3) await new Promise(setImmediate);
		const before = writers.map((writer) => [...writer.acknowledged]);
		const made = await runRelay('backup', at('backup.tar'), '--data', at('data'));
		expect(made).toMatchObject({ code: 0 });
		await Promise.all(writers.map((writer) => writer.stop()));
		expect(statSync(at('backup.tar')).mode & 0o777).toBe(0o600);
		expect(readdirSync(at('.')).filter((name) => name.startsWith('backup.tar'))).toEqual(['backup.tar']);

		const restored = await runRelay('restore', at('backup.tar'), '--data', at('again'));
		expect(restored).toMatchObject({ code: 0, stderr: '' });
		expect(restored.stdout).toMatch(/^50 documents with \d+ rows .*all of it can be read\.\n$/);
		const storage = new SqliteStorage(at('again'));
		cleanups.push(() => storage.close());
		for (const [i, name] of names.entries()) {
			const ledger = new Ledger();
			const { snapshot, rows } = await storage.read(`w1/${name}`);
			for (const { bytes } of snapshot ? [snapshot, ...rows] : rows) ledger.add(decodeUpdate(bytes));
			for (const update of before[i] ?? [])
				expect(ledger.judge(decodeUpdate(update))).toMatchObject({ newStructs: false });
		}
	}, 30_000);

	it('[I8] comes back with keys, files and versions, and as another log than the one it was made of', async () => {
		const epoch = await store(at('data'), 'w1/plan');
		const access = await openAccess(at('data-keys'));
		const { id } = invite(access, { role: 'editor' });
		access.close();
		const hash = 'ab'.repeat(32);
		mkdirSync(at('data/files/ab'), { recursive: true });
		mkdirSync(at('data/files/partial/w1'), { recursive: true });
		writeFileSync(at(`data/files/ab/${hash}`), 'a photograph');
		writeFileSync(at('data/files/partial/w1/half'), 'half of one');
		const usual = { url: 'https://rumb.example.org', relay: 'r1', pulled: 1e12 };
		new UsualRelays(at('data')).note('w1', usual);
		await makeBackup(at('b.tar'), { data: at('data'), keys: at('data-keys') });
		await restoreBackup(at('b.tar'), { data: at('again'), keys: at('again-keys') });
		expect(new UsualRelays(at('again')).find('w1')).toEqual(usual);
		expect(readFileSync(at(`again/files/ab/${hash}`), 'utf8')).toBe('a photograph');
		expect(existsSync(at('again/files/partial'))).toBe(false);
		expect(statSync(at('again-keys/access.sqlite')).mode & 0o777).toBe(0o600);
		const again = await openAccess(at('again-keys'));
		expect(again.invites.find(id)).toMatchObject({ role: 'editor' });
		again.close();
		const storage = new SqliteStorage(at('again'));
		cleanups.push(() => storage.close());
		expect(storage.epoch).not.toBe(epoch);
		expect((await loadStored(storage)).getText('t').toString()).toBe('in w1/plan');
		expect(await storage.writers('w1')).toMatchObject([{ invite: 'i1', rows: 1 }]);
	});

	it('can be opened by other tools: it is a tar archive', async () => {
		await store(at('data'), 'w1/plan');
		await makeBackup(at('b.tar'), { data: at('data'), keys: at('none') });
		const archive = readFileSync(at('b.tar'));
		expect(archive.toString('latin1', 257, 262)).toBe('ustar');
		expect(archive.length % 512).toBe(0);
		const size = parseInt(archive.toString('latin1', 124, 135), 8);
		writeFileSync(at('by-hand.sqlite'), archive.subarray(512, 512 + size));
		const database = new DatabaseSync(at('by-hand.sqlite'));
		expect(database.prepare('SELECT document FROM log').all()).toEqual([{ document: 'w1/plan' }]);
		database.close();
	});

	it('refuses, in a sentence, to write over a file or to copy what is not there', async () => {
		await store(at('data'), 'w1/plan');
		writeFileSync(at('taken'), 'dear to somebody');
		const places = { data: at('data'), keys: at('none') };
		await expect(makeBackup(at('taken'), places)).rejects.toThrow(/already a file/);
		await expect(makeBackup(at('b'), { ...places, data: at('none') })).rejects.toThrow(/no relay's data/);
		expect(readFileSync(at('taken'), 'utf8')).toBe('dear to somebody');
		const unnamed = await runRelay('backup');
		expect([unnamed.code, unnamed.stderr]).toEqual([2, expect.stringMatching(/^Name one file/)]);
	});
});

describe('restoring', () => {
	const places = () => ({ data: at('again'), keys: at('again-keys') });

	beforeEach(async () => {
		await store(at('data'), 'w1/plan', 'w1/org/a');
		await makeBackup(at('b.tar'), { data: at('data'), keys: at('none') });
	});

	it('refuses a directory that is in use or not empty, and leaves it as it is', async () => {
		const using = new SqliteStorage(at('again'));
		cleanups.push(() => using.close());
		await expect(restoreBackup(at('b.tar'), places())).rejects.toThrow(/not empty/);
		await expect(restoreBackup(at('b.tar'), { data: at('x'), keys: at('again') })).rejects.toThrow(
			/not empty/,
		);
		expect(await using.list()).toEqual([]);
	});

	it('takes nothing from an archive that was changed, cut short, or is none', async () => {
		const whole = readFileSync(at('b.tar'));
		const broken: Record<string, Uint8Array> = {
			changed: whole.map((byte, i) => (i === 5000 ? byte ^ 1 : byte)),
			'changed in a header': whole.map((byte, i) => (i === 3 ? byte ^ 1 : byte)),
			'cut short': whole.subarray(0, whole.length / 2),
			'cut before its list': whole.subarray(0, whole.lastIndexOf('manifest.json')),
			'something else': Buffer.from('PK\x03\x04'.padEnd(2000, 'x')),
			empty: new Uint8Array(),
		};
		for (const [name, bytes] of Object.entries(broken)) {
			writeFileSync(at('broken.tar'), bytes);
			await expect(restoreBackup(at('broken.tar'), places()), name).rejects.toThrow(
				/^This backup is damaged/,
			);
			expect([name, readdirSync(at('again')), readdirSync(at('again-keys'))]).toEqual([name, [], []]);
		}
		await restoreBackup(at('b.tar'), places());
		expect(existsSync(at('again/relay.sqlite'))).toBe(true);
	});
});

describe('looking after a relay from the command line', () => {
	it('shows what is kept of a document, beside a running relay', async () => {
		await store(at('data'), 'w1/plan');
		const relay = await spawnRelay({ data: at('data') });
		cleanups.push(() => relay.kill());
		const shown = await runRelay('inspect', 'w1/plan', '--data', at('data'));
		expect(shown).toMatchObject({ code: 0, stderr: '' });
		expect(shown.stdout).toMatch(/^last row {2}1$/m);
		expect(shown.stdout).toMatch(/^writer {4}i1: 1 row, \d+ bytes, 2001-09-09T01:46:40.000Z to /m);
		expect(shown.stdout).toMatch(/^kind {6}t: 0 records, 0 texts$/m);
		expect(await runRelay('inspect', 'w1/org/x', '--data', at('data'))).toMatchObject({ code: 1 });
		expect((await runRelay('inspect', '../plan', '--data', at('data'))).code).toBe(2);
	});

	it('finds what cannot be read', async () => {
		await store(at('data'), 'w1/plan');
		expect(await runRelay('check', '--data', at('data'))).toMatchObject({ code: 0 });
		const storage = new SqliteStorage(at('data'));
		await storage.append(makeRows([makeUpdate().subarray(0, 5)], 'w1/org/a'));
		await storage.close();
		const checked = await runRelay('check', '--data', at('data'));
		expect(checked.code).toBe(1);
		expect(checked.stderr).toMatch(/^w1\/org\/a, row 1: it cannot be decoded .*\nFound 1 fault in /);
	});

	it('begins another log where names cannot be given up, so that no device goes on from an old place', async () => {
		const epoch = await store(at('data'), 'w1/plan', 'w2/plan');
		const purged = await runRelay('purge', '--data', at('data'), '--workspace', 'w1', '--yes');
		expect([purged.code, purged.stderr]).toEqual([0, expect.stringMatching(/^This relay has no keys/)]);
		const storage = new SqliteStorage(at('data'));
		cleanups.push(() => storage.close());
		expect(storage.epoch).not.toBe(epoch);
		expect((await loadStored(storage, 'w2/plan')).getText('t').toString()).toBe('in w2/plan');
	});

	it('takes documents out for good, only with --yes and only where no relay runs', async () => {
		const epoch = await store(at('data'), 'w1/plan', 'w1/org/a', 'w2/plan');
		const access = await openAccess(at('data-keys'));
		cleanups.push(() => access.close());
		const purge = (...args: string[]) => runRelay('purge', '--data', at('data'), ...args);
		const asked = await purge('--workspace', 'w1');
		expect([asked.code, asked.stderr]).toEqual([2, expect.stringMatching(/2 documents .*--yes/)]);
		const relay = await spawnRelay({ data: at('data'), open: false });
		expect((await purge('--workspace', 'w1', '--yes')).stderr).toMatch(/Another relay is using/);
		await relay.kill();
		expect((await purge('--workspace', 'w1', '--document', 'org/b', '--yes')).code).toBe(1);
		expect(await purge('--workspace', 'w1', '--yes')).toMatchObject({ code: 0 });
		const storage = new SqliteStorage(at('data'));
		cleanups.push(() => storage.close());
		expect(storage.epoch).toBe(epoch);
		expect((await storage.list()).map(({ document }) => document)).toEqual(['w2/plan']);
		await access.gate.notice();
		expect(['w1/plan', 'w1/org/a', 'w2/plan'].map((key) => access.gate.isRetired(key))).toEqual([
			true,
			true,
			false,
		]);
		expect(readFileSync(at('data/relay.sqlite')).includes('in w1/org/a')).toBe(false);
	});
});
