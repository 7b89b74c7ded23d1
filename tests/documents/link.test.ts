import { afterEach, describe, expect, test } from 'vitest';
import { ExchangeSocket } from '#lib/documents/link/exchangeSocket.ts';
import { type LinkCredentials, LinkRefused, type LinkOptions } from '#lib/documents/link/link.ts';
import { invite, join, makeAccess } from '../support/access.ts';
import { connectPeer, openLine } from '../support/line.ts';
import { openPeer, type Peer, rowsOf, saved, untilStatus } from '../support/peers.ts';
import { startRelay, type StartedRelay } from '../support/relay.ts';
import { HeldStorage } from '../support/relayStorages.ts';

const create = (peer: Peer, id: string) => peer.apply({ do: 'create', kind: 'action', id, contents: {} });
const untilOnline = (peer: Peer) =>
	untilStatus(peer.document, ({ connection }) => connection.state === 'online');
const untilSafe = (peer: Peer) => untilStatus(peer.document, ({ waiting }) => waiting === 0);
const untilRows = (peer: Peer, count: number) =>
	untilStatus(peer.document, () => rowsOf(peer).length === count);

const leave: (() => unknown)[] = [];
afterEach(async () => {
	for (const step of leave.splice(0).reverse()) await step();
});
async function open(device: string, disk?: IDBFactory): Promise<Peer> {
	const peer = await openPeer(device, { disk });
	leave.push(() => peer.leave());
	return peer;
}
async function start(options: Parameters<typeof startRelay>[0] = {}): Promise<StartedRelay> {
	const relay = await startRelay({ timings: { patience: 200 }, ...options });
	leave.push(() => relay.stop());
	return relay;
}

/** A network on which sockets are cut as soon as they are tried, and ordinary requests pass. */
const blocking: LinkOptions['carry'] = (via, address) => {
	if (via === 'https') return new ExchangeSocket(address) as unknown as WebSocket;
	const cut = { readyState: 0, onclose: null as ((event: { code: number }) => void) | null, close: () => {} };
	queueMicrotask(() => cut.onclose?.({ code: 1006 }));
	return cut as unknown as WebSocket;
};

describe('[I3] where a network blocks WebSockets', () => {
	test('the same travels over requests, both ways, and is acknowledged', async () => {
		const relay = await start();
		const [ana, biel] = [await open('ana'), await open('biel')];
		create(ana, 'before');
		const link = connectPeer(ana, relay, { carry: blocking });
		connectPeer(biel, relay, { device: 1 });
		await Promise.all([untilOnline(ana), untilSafe(ana), untilOnline(biel)]);
		expect(link.status).toEqual({ state: 'online', via: 'https' });
		await untilRows(biel, 1);
		create(biel, 'from-a-socket');
		create(ana, 'by-requests');
		await Promise.all([untilRows(ana, 3), untilRows(biel, 3), untilSafe(ana), untilSafe(biel)]);
		expect(rowsOf(ana)).toEqual(rowsOf(biel));
	});

	test('[I2] nothing is said to be safe before it is on the relay’s disk', async () => {
		const storage = new HeldStorage();
		const relay = await start({ storage });
		const ana = await open('ana');
		connectPeer(ana, relay, { carry: blocking });
		await untilOnline(ana);
		storage.hold();
		create(ana, 'one');
		await storage.arrived();
		expect(ana.document.status.waiting).toBe(1);
		storage.release();
		await untilSafe(ana);
	});
});

describe('[I7] what a link shows the relay', () => {
	test('is made anew once when the relay takes it for old, and then it is in', async () => {
		const access = await makeAccess();
		leave.push(() => access.remove());
		const relay = await start({ access });
		const joined = await join(relay, invite(access, { role: 'editor' }).secret);
		const asked: boolean[] = [];
		const credentials: LinkCredentials = {
			token: async (fresh) => (asked.push(fresh), fresh ? joined.access : `${joined.access}x`),
			refresh: () => joined.refresh,
			renewed: () => {},
			left: () => 600_000,
		};
		const ana = await open('ana');
		connectPeer(ana, relay, { credentials, workspace: 'w1' });
		create(ana, 'one');
		await untilOnline(ana);
		await untilSafe(ana);
		expect(asked).toEqual([false, true]);
	});

	test('a token that ends while the link is there is followed by a fresh one, and every document goes on', async () => {
		const relay = await start();
		const line = openLine();
		let socket: WebSocket | undefined;
		const ana = await open('ana');
		connectPeer(ana, relay, {
			carry: (_via, address) => (socket = new line.WebSocket(address)),
			credentials: {
				// Asking for a fresh one takes longer than a provider waits before it comes again.
				token: async (fresh) => {
					if (fresh) await new Promise((resolve) => setTimeout(resolve, 600));
					return '';
				},
				refresh: () => 'refresh',
				renewed: () => {},
				left: () => 600_000,
			},
		});
		await untilOnline(ana);
		socket!.onclose!({ code: 4401 } as CloseEvent);
		create(ana, 'meanwhile');
		await untilStatus(ana.document, ({ connection }) => connection.state === 'connecting');
		await untilOnline(ana);
		await untilSafe(ana);
		expect(line.tried).toBe(2);
	});

	test('when there is none any more, the refusal is told and nothing is tried again', async () => {
		const relay = await start();
		const line = openLine();
		const ana = await open('ana');
		connectPeer(ana, relay, {
			line,
			credentials: {
				token: () => Promise.reject(new LinkRefused(4401)),
				refresh: () => null,
				renewed: () => {},
				left: () => 600_000,
			},
		});
		await untilStatus(ana.document, ({ connection }) => connection.state === 'refused');
		ana.link!.reconnect();
		expect(ana.document.status.connection).toMatchObject({ state: 'refused', code: 4401 });
		expect(line.tried).toBe(0);
	});
});

describe('[I8] a place in the relay’s log', () => {
	const asked = (line: ReturnType<typeof openLine>) =>
		line.sent.filter(({ kind }) => kind === 'stepTwo').length;

	test('spares a device that is up to date sending what it has, also after the relay has started again', async () => {
		const relay = await start({ kind: 'sqlite' });
		const ana = await open('ana');
		connectPeer(ana, relay);
		create(ana, 'one');
		await untilSafe(ana);
		await untilStatus(ana.document, () => ana.document.place !== null);
		await saved(ana.document);
		await ana.document.close();
		const line = openLine();
		const again = await open('ana', ana.disk);
		expect(again.document.place).toEqual({ epoch: relay.storage.epoch, seq: 1 });
		connectPeer(again, relay, { line });
		await untilOnline(again);
		expect(asked(line)).toBe(0);
	});

	test('of a log that is lost counts for nothing: the relay is filled again', async () => {
		const first = await startRelay();
		const ana = await open('ana');
		connectPeer(ana, first);
		create(ana, 'one');
		await untilSafe(ana);
		await untilStatus(ana.document, () => ana.document.place !== null);
		await first.stop();
		const relay = await start({ port: first.port });
		ana.link!.reconnect();
		await untilOnline(ana);
		const biel = await open('biel');
		connectPeer(biel, relay, { device: 1 });
		await untilRows(biel, 1);
	});

	test('is not relied on where the relay had sent what its disk then lost', async () => {
		const storage = new HeldStorage();
		const first = await start({ storage });
		const [ana, biel] = [await open('ana'), await open('biel')];
		connectPeer(ana, first);
		connectPeer(biel, first, { device: 1 });
		create(ana, 'kept');
		await Promise.all([untilSafe(ana), untilRows(biel, 1)]);
		await untilStatus(biel.document, () => biel.document.place?.seq === 1);
		storage.hold();
		create(ana, 'lost');
		await untilRows(biel, 2);
		// Ana is gone for good, and the relay dies before its commit: only Biel has it.
		await ana.leave();
		storage.failure = new Error('killed');
		storage.release();
		await first.stop();
		storage.failure = null;
		await saved(biel.document);
		await biel.document.close();
		const second = await start({ storage, port: first.port });
		const again = await open('biel', biel.disk);
		connectPeer(again, second, { device: 1 });
		await untilOnline(again);
		const carla = await open('carla');
		connectPeer(carla, second, { device: 2 });
		await untilRows(carla, 2);
	});
});
