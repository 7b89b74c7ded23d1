import { afterEach, describe, expect, test } from 'vitest';
import { connectPeer } from '../support/line.ts';
import { storedNotes } from '../support/disk.ts';
import { openPeer, type Peer, saved, untilStatus } from '../support/peers.ts';
import { startRelay, type StartedRelay } from '../support/relay.ts';
import { HeldStorage } from '../support/relayStorages.ts';

const ID = 'one';
const create = (peer: Peer, id = ID) => peer.apply({ do: 'create', kind: 'action', id, contents: {} });
const setCode = (peer: Peer, content: string) =>
	peer.apply({ do: 'set', kind: 'action', id: ID, key: 'code', content });
const waiting = (peer: Peer) => peer.document.status.waiting;
const untilWaiting = (peer: Peer, count: number) =>
	untilStatus(peer.document, (status) => status.waiting === count);
const connect = (peer: Peer, device = 0) => connectPeer(peer, relay, { device });

let relay: StartedRelay;
let storage: HeldStorage;
const peers: Peer[] = [];

async function open(device: string, options: { disk?: IDBFactory } = {}): Promise<Peer> {
	const peer = await openPeer(device, options);
	peers.push(peer);
	return peer;
}

async function start(): Promise<void> {
	storage = new HeldStorage();
	relay = await startRelay({ storage });
}

afterEach(async () => {
	await Promise.all(peers.splice(0).map((peer) => peer.leave()));
	storage.release();
	await relay.stop();
});

describe('[I2] what waits for the relay', () => {
	test('counts every change made offline, and none once the relay has them on its disk', async () => {
		await start();
		const ana = await open('ana');
		create(ana);
		setCode(ana, 'A1');
		setCode(ana, 'A2');
		expect(waiting(ana)).toBe(3);
		storage.hold();
		connect(ana);
		await storage.arrived();
		const biel = await open('biel');
		connect(biel, 1);
		// Others have it already, and still it is not said to be safe.
		await new Promise<void>((resolve) => biel.document.onRows(() => resolve()));
		expect(waiting(ana)).toBe(3);
		storage.release();
		await untilWaiting(ana, 0);
	});

	test('counts each change while connected, until its own echo', async () => {
		await start();
		const ana = await open('ana');
		connect(ana);
		create(ana);
		await untilWaiting(ana, 0);
		storage.hold();
		setCode(ana, 'A1');
		await storage.arrived();
		setCode(ana, 'A2');
		expect(waiting(ana)).toBe(2);
		storage.release();
		await untilWaiting(ana, 0);
	});

	test('counts changes that only delete: a member removed, a value undone', async () => {
		await start();
		const ana = await open('ana');
		connect(ana);
		create(ana);
		const step = ana.document.apply([{ do: 'add', kind: 'action', id: ID, key: 'networks/a' }]);
		ana.apply({ do: 'add', kind: 'action', id: ID, key: 'networks/b' });
		await untilWaiting(ana, 0);
		storage.hold();
		ana.apply({ do: 'remove', kind: 'action', id: ID, key: 'networks/b' });
		await storage.arrived();
		ana.document.undo(step);
		expect(waiting(ana)).toBe(2);
		storage.release();
		await untilWaiting(ana, 0);
	});

	test('counts a deletion that was made offline, and a second time after a reload', async () => {
		await start();
		const ana = await open('ana');
		connect(ana);
		create(ana);
		ana.apply({ do: 'add', kind: 'action', id: ID, key: 'networks/a' });
		await untilWaiting(ana, 0);
		ana.link!.destroy();
		ana.link = null;
		await ana.reload();
		ana.apply({ do: 'remove', kind: 'action', id: ID, key: 'networks/a' });
		await ana.reload();
		expect(waiting(ana)).toBe(1);
		storage.hold();
		connect(ana);
		await storage.arrived();
		expect(waiting(ana)).toBe(1);
		storage.release();
		await untilWaiting(ana, 0);
		await ana.reload();
		expect(waiting(ana)).toBe(0);
	});

	test('survives reloads while offline, is taken up with what follows, and ends with the echo', async () => {
		await start();
		const ana = await open('ana');
		create(ana);
		await ana.reload();
		setCode(ana, 'A1');
		await ana.reload();
		expect(waiting(ana)).toBe(2);
		setCode(ana, 'A2');
		expect(waiting(ana)).toBe(3);
		connect(ana);
		await untilWaiting(ana, 0);
		await ana.reload();
		expect(waiting(ana)).toBe(0);
	});

	test('does not end with what others change, nor when the relay has nothing new for us', async () => {
		await start();
		const [ana, biel] = [await open('ana'), await open('biel')];
		connect(ana);
		connect(biel, 1);
		create(ana);
		await untilWaiting(ana, 0);
		storage.hold();
		setCode(ana, 'A1');
		await storage.arrived();
		const told = new Promise<void>((resolve) => ana.document.onRows(() => resolve()));
		create(biel, 'two');
		await told;
		expect(waiting(ana)).toBe(1);
		storage.release();
		await untilWaiting(ana, 0);
	});

	test('stays when the relay’s disk fails, and ends when it has come back', async () => {
		await start();
		const ana = await open('ana');
		connect(ana);
		await untilStatus(ana.document, ({ connection }) => connection.state === 'online');
		storage.failure = new Error('disk full');
		create(ana);
		await untilStatus(ana.document, ({ connection }) => connection.state === 'offline');
		expect(waiting(ana)).toBe(1);
		storage.failure = null;
		ana.link!.reconnect();
		await untilWaiting(ana, 0);
	});
});

describe('[I2] two tabs of one device', () => {
	test('a second tab takes up what the first has left, without counting it twice', async () => {
		await start();
		const first = await open('ana');
		create(first);
		setCode(first, 'A1');
		await saved(first.document);
		const second = await open('ana', { disk: first.disk });
		create(second, 'two');
		setCode(first, 'A2');
		await Promise.all([first, second].map(({ document }) => saved(document)));
		expect(waiting(second)).toBe(3);
		const third = await open('ana', { disk: first.disk });
		expect(waiting(third)).toBe(4);
	});

	test('what a closed tab left ends with the echo to another', async () => {
		await start();
		const first = await open('ana');
		create(first);
		await saved(first.document);
		await first.document.close();
		const second = await open('ana', { disk: first.disk });
		connect(second);
		await untilWaiting(second, 0);
		await saved(second.document);
		expect((await storedNotes(first.disk)).filter((key) => key.startsWith('waiting'))).toEqual([]);
	});

	test('what a tab goes on changing is not forgotten with what another had read of it', async () => {
		await start();
		const first = await open('ana');
		create(first);
		await saved(first.document);
		const second = await open('ana', { disk: first.disk });
		setCode(first, 'A1');
		await saved(first.document);
		connect(second);
		await untilWaiting(second, 0);
		await saved(second.document);
		await Promise.all([first.document.close(), second.document.close()]);
		const again = await open('ana', { disk: first.disk });
		expect(waiting(again)).toBeGreaterThan(0);
		connect(again);
		await untilWaiting(again, 0);
	});
});
