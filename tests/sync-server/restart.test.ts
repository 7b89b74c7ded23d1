import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { Ledger } from '../../sync-server/documents/ledger.ts';
import { SqliteStorage } from '../../sync-server/storage/sqliteStorage.ts';
import { decodeUpdate } from '../../sync-server/documents/updates.ts';
import { makeTemporaryDirectory, spawnRelay, startRelay } from '../support/relay.ts';
import { makeUpdate, RawPeer } from '../support/relayPeer.ts';
import { HeldStorage } from '../support/relayStorages.ts';
import { equalDocs, openStockPeer, untilDocs, type StockPeer } from '../support/stockPeer.ts';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
	for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

function makeData(): string {
	const { directory, remove } = makeTemporaryDirectory();
	cleanups.push(remove);
	return directory;
}

function openPeer(server: string, doc?: Y.Doc): StockPeer {
	const peer = openStockPeer(server, 'plan', doc);
	cleanups.push(() => peer.leave());
	return peer;
}

describe('a relay that is killed', () => {
	it('[I2] has everything that it echoed', async () => {
		const data = makeData();
		for (const echoes of [1, 20, 200]) {
			const relay = await spawnRelay({ data });
			cleanups.push(() => relay.kill());
			const peer = await RawPeer.join(`${relay.socketUrl()}/plan`);
			const doc = new Y.Doc();
			doc.on('update', (update: Uint8Array) => peer.update(update));
			const write = (round: number) => {
				doc.getText('t').insert(0, `${round} `);
				if (round % 7 === 6) doc.getText('t').delete(0, 3);
			};
			for (let round = 0; peer.ofKind('update').length < echoes; round++) {
				write(round);
				// Not every one is waited for, so that the kill comes in the middle of something.
				if (round % 5 === 4) await peer.until('update', peer.ofKind('update').length);
			}
			const echoed = peer.ofKind('update').map((message) => decodeUpdate(message.update));
			await relay.kill();

			const storage = new SqliteStorage(data);
			const { snapshot, rows } = await storage.read('w1/plan');
			await storage.close();
			const kept = new Ledger();
			for (const row of snapshot ? [snapshot, ...rows] : rows) kept.add(decodeUpdate(row.bytes));
			for (const update of echoed)
				expect(kept.judge(update)).toEqual({ newStructs: false, newDeletions: false, gap: false });
			expect(echoed.length).toBeGreaterThanOrEqual(echoes);
		}
	});

	it('is found again by stock clients, which lose nothing', async () => {
		const data = makeData();
		const first = await spawnRelay({ data });
		const [anna, biel] = [openPeer(first.socketUrl()), openPeer(first.socketUrl())];
		await Promise.all([anna.synced(), biel.synced()]);
		anna.doc.getText('t').insert(0, 'before ');
		await first.kill();
		anna.doc.getText('t').insert(7, 'while ');
		const second = await spawnRelay({ data, port: first.port });
		cleanups.push(() => second.kill());
		await untilDocs([biel.doc], () => biel.doc.getText('t').toString() === 'before while ');
		expect(equalDocs([anna.doc, biel.doc])).toBe(true);
	});
});

describe('[I8] a relay that lost its documents', () => {
	it('is filled again by a stock peer', async () => {
		const first = await startRelay();
		const doc = new Y.Doc();
		const anna = openPeer(first.socketUrl(), doc);
		await anna.synced();
		doc.getText('t').insert(0, 'hello');
		doc.getText('t').delete(0, 2);
		anna.leave();
		await first.stop();

		const empty = await startRelay();
		cleanups.push(() => empty.stop());
		openPeer(empty.socketUrl(), doc);
		const biel = openPeer(empty.socketUrl());
		await untilDocs([biel.doc], () => biel.doc.getText('t').toString() === 'llo');
	});
});

describe('a relay that is told to stop', () => {
	it('stores what it received, says 1012, and exits with 0', async () => {
		const data = makeData();
		const relay = await spawnRelay({ data });
		cleanups.push(() => relay.kill());
		const peer = await RawPeer.join(`${relay.socketUrl()}/plan`);
		peer.update(makeUpdate('last words'));
		await peer.settle();
		const code = await relay.terminate();
		expect((await peer.closed).code).toBe(1012);
		expect(code).toBe(0);
		const storage = new SqliteStorage(data);
		cleanups.push(() => storage.close());
		expect((await storage.read('w1/plan')).seq).toBe(1);
	});

	it('exits with 0 when it is told twice, as by Ctrl+C on `npm start`', async () => {
		const relay = await spawnRelay({ data: makeData() });
		cleanups.push(() => relay.kill());
		await relay.said(/listening/);
		process.kill(relay.pid, 'SIGINT');
		expect(await relay.terminate()).toBe(0);
	});

	it('[I2] waits for the disk before it closes, and echoes what it stored', async () => {
		const storage = new HeldStorage();
		const relay = await startRelay({ storage });
		const peer = await RawPeer.join(`${relay.socketUrl()}/plan`);
		storage.hold();
		peer.update(makeUpdate());
		await storage.arrived();
		const stopped = relay.stop();
		const ready = await fetch(`${relay.url}/readyz`).then(
			(response) => response.status,
			() => 'refused',
		);
		expect([503, 'refused']).toContain(ready);
		storage.release();
		expect((await peer.closed).code).toBe(1012);
		await stopped;
		expect(peer.ofKind('update')).toHaveLength(1);
	});

	it('keeps everything for the next', async () => {
		const directory = makeData();
		const first = await startRelay({ kind: 'sqlite', directory });
		const peer = await RawPeer.join(`${first.socketUrl()}/seat/w1/s2`);
		peer.update(makeUpdate('kept'));
		await peer.until('update');
		await first.stop();
		const second = await startRelay({ kind: 'sqlite', directory });
		cleanups.push(() => second.stop());
		const later = await RawPeer.join(`${second.socketUrl()}/seat/w1/s2`);
		expect(later.toDoc().getText('t').toString()).toBe('kept');
	});
});

describe('[I8] a document larger than what may wait for a slow reader', () => {
	it('is taken back by an empty relay, echoed and forwarded, and nobody is sent away', async () => {
		const relay = await startRelay();
		cleanups.push(() => relay.stop());
		const [filler, onlooker] = [
			await RawPeer.join(`${relay.socketUrl()}/plan`),
			await RawPeer.join(`${relay.socketUrl()}/plan`),
		];
		const doc = new Y.Doc();
		doc.getMap('m').set('k', new Uint8Array(20 * 2 ** 20));
		const update = Y.encodeStateAsUpdate(doc);
		filler.stepTwo(update);
		const arrived = [filler, onlooker].map((peer) =>
			Promise.race([peer.until('update').then((message) => message.update.length), peer.closed]),
		);
		expect(await Promise.all(arrived)).toEqual([update.length, update.length]);
		const stays = [filler, onlooker].map((peer) =>
			Promise.race([peer.pong().then(() => 'stays'), peer.closed]),
		);
		expect(await Promise.all(stays)).toEqual(['stays', 'stays']);
	});
});
