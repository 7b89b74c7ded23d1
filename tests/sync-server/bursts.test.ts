import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { startRelay, type StartedRelay } from '../support/relay.ts';
import { RawPeer, updatesOf } from '../support/relayPeer.ts';
import { HeldStorage } from '../support/relayStorages.ts';

let relay: StartedRelay;
afterEach(() => relay.stop());
const url = () => `${relay.socketUrl()}/plan`;

describe('what arrives within one tick', () => {
	it('leaves in one frame, and is one row', async () => {
		relay = await startRelay();
		const [anna, biel] = [await RawPeer.join(url()), await RawPeer.join(url())];
		const doc = new Y.Doc();
		const updates = updatesOf(doc, () => {
			for (let i = 0; i < 500; i++) doc.getText('t').insert(i, 'x');
		});
		// One write of the socket: what is in it arrives together.
		anna.socket.pause();
		const { _socket: socket } = anna.socket as unknown as { _socket: { cork(): void; uncork(): void } };
		socket.cork();
		for (const update of updates) anna.update(update);
		socket.uncork();
		anna.socket.resume();
		await biel.untilHolds(() => biel.toDoc().getText('t').length === 500);
		expect(biel.ofKind('update').length).toBeLessThan(10);
		await anna.untilHolds(() => anna.toDoc().getText('t').length === 500);
		expect((await relay.storage.read('w1/plan')).rows.length).toBe(biel.ofKind('update').length);
		expect(relay.metrics.updates).toBe(500);
	});

	it('brings each sender what the others sent, and its own only as the echo', async () => {
		const storage = new HeldStorage();
		relay = await startRelay({ storage });
		const peers = await Promise.all(Array.from({ length: 9 }, () => RawPeer.join(url())));
		storage.hold();
		peers.forEach((peer, i) => {
			const doc = new Y.Doc();
			doc.clientID = i + 1;
			doc.getText('t').insert(0, 'abc');
			if (i < 7) peer.update(Y.encodeStateAsUpdate(doc));
		});
		const heardBy = (peer: RawPeer) => [...peer.toDoc().store.clients.keys()].sort();
		const others = (i: number) => [1, 2, 3, 4, 5, 6, 7].filter((client) => client !== i + 1);
		for (const [i, peer] of peers.entries()) {
			await peer.untilHolds(() => heardBy(peer).length >= others(i).length);
			expect(heardBy(peer)).toEqual(others(i));
		}
		storage.release();
		for (const peer of peers.slice(0, 7)) await peer.untilHolds(() => heardBy(peer).length === 7);
	});
});

describe('many who join at once', () => {
	it('are given the same bytes', async () => {
		relay = await startRelay();
		const writer = await RawPeer.join(url());
		const doc = new Y.Doc();
		for (let i = 0; i < 100; i++) doc.getMap('m').set(`k${i}`, 'x'.repeat(1000));
		writer.update(Y.encodeStateAsUpdate(doc));
		await writer.until('update');
		const peers = await Promise.all(Array.from({ length: 40 }, () => RawPeer.join(url())));
		const answers = peers.map((peer) => Buffer.from(peer.ofKind('stepTwo')[0]?.update ?? []));
		expect(answers.every((answer) => answer.equals(answers[0] as Buffer))).toBe(true);
		expect(peers[0]?.toDoc().getMap('m').size).toBe(100);
	});
});
