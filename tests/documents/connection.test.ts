import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { connectPeer, openLine } from '../support/line.ts';
import { openPeer, type Peer, rowsOf, untilStatus } from '../support/peers.ts';
import { startRelay, type StartedRelay } from '../support/relay.ts';

const create = (peer: Peer, id: string) => peer.apply({ do: 'create', kind: 'action', id, contents: {} });
const untilState = (peer: Peer, state: string) =>
	untilStatus(peer.document, ({ connection }) => connection.state === state);

/** Resolves once a peer shows these records. */
function untilRows(peer: Peer, ...ids: string[]): Promise<void> {
	return new Promise((resolve) => {
		const check = () => {
			if (
				rowsOf(peer)
					.map(({ id }) => id)
					.join() !== ids.join()
			)
				return;
			stop();
			resolve();
		};
		const stop = peer.document.onRows(check);
		check();
	});
}

const leave: (() => Promise<unknown>)[] = [];
afterEach(async () => {
	for (const step of leave.splice(0).reverse()) await step();
});

async function start(port?: number): Promise<StartedRelay> {
	const relay = await startRelay({ kind: 'sqlite', port });
	leave.push(() => relay.stop());
	return relay;
}

async function open(device: string): Promise<Peer> {
	const peer = await openPeer(device);
	leave.push(() => peer.leave());
	return peer;
}

describe('[I3] through a relay', () => {
	test('two devices that wrote apart show the same once both are connected', async () => {
		const relay = await start();
		const [ana, biel] = [await open('ana'), await open('biel')];
		expect(ana.document.status.connection).toEqual({ state: 'alone' });
		create(ana, 'one');
		create(biel, 'two');
		connectPeer(ana, relay, { device: 0 });
		connectPeer(biel, relay, { device: 1 });
		await Promise.all([untilRows(ana, 'one', 'two'), untilRows(biel, 'one', 'two')]);
		create(ana, 'three');
		await untilRows(biel, 'one', 'three', 'two');
		expect(rowsOf(biel)).toEqual(rowsOf(ana));
		expect(ana.document.status.connection).toEqual({ state: 'online' });
	});

	test('two tabs of one device talk to each other while the relay is away', async () => {
		const { port, stop } = await startRelay();
		await stop();
		const [one, other] = [await open('ana'), await open('ana')];
		for (const tab of [one, other]) connectPeer(tab, { port });
		const shown = untilRows(other, 'one');
		create(one, 'one');
		await shown;
		// What another tab says is no acknowledgement, and its changes are counted there.
		expect(one.document.status.waiting).toBe(1);
		expect(other.document.status.waiting).toBe(0);
	});

	test('a message that is lost leaves a gap, which is told and asked for', async () => {
		const relay = await start();
		const line = openLine();
		const [ana, biel] = [await open('ana'), await open('biel')];
		connectPeer(ana, relay, { device: 0, line });
		connectPeer(biel, relay, { device: 1 });
		await Promise.all([untilState(ana, 'online'), untilState(biel, 'online')]);
		const lost = new Promise<void>((resolve) => {
			line.loses = ({ kind }) => {
				if (kind === 'update') resolve();
				return kind === 'update';
			};
		});
		create(biel, 'one');
		await lost;
		line.loses = ({ kind }) => kind === 'stepTwo';
		const asked = () => line.sent.filter(({ kind }) => kind === 'stepOne').length;
		const before = asked();
		create(biel, 'two');
		await untilStatus(ana.document, ({ incomplete }) => incomplete);
		expect(asked()).toBe(before + 1);
		// Not at every message: the answer is under way.
		const heard = new Promise<void>((resolve) => ana.document.doc.once('update', () => resolve()));
		line.loses = () => false;
		create(biel, 'three');
		await heard;
		expect(asked()).toBe(before + 1);
		connectPeer(ana, relay, { device: 0 });
		await untilRows(ana, 'one', 'three', 'two');
		await untilStatus(ana.document, ({ incomplete }) => !incomplete);
	});

	test('a gap is closed by the answer, without connecting anew', async () => {
		const relay = await start();
		const line = openLine();
		const [ana, biel] = [await open('ana'), await open('biel')];
		connectPeer(ana, relay, { device: 0, line });
		connectPeer(biel, relay, { device: 1 });
		await Promise.all([untilState(ana, 'online'), untilState(biel, 'online')]);
		const lost = new Promise<void>((resolve) => {
			line.loses = ({ kind }) => {
				if (kind === 'update') resolve();
				return kind === 'update';
			};
		});
		create(biel, 'one');
		await lost;
		line.loses = () => false;
		create(biel, 'two');
		await untilRows(ana, 'one', 'two');
		expect(ana.document.status.incomplete).toBe(false);
		expect(line.tried).toBe(1);
	});
});

describe('a connection that is lost or refused is told', () => {
	test('offline since when, and online again by itself when the relay is back', async () => {
		const first = await startRelay();
		const ana = await open('ana');
		connectPeer(ana, first);
		await untilState(ana, 'online');
		const before = Date.now();
		await first.stop();
		await untilState(ana, 'offline');
		const { since } = ana.document.status.connection;
		expect(since).toBeGreaterThanOrEqual(before);
		create(ana, 'one');
		await start(first.port);
		await untilState(ana, 'online');
		await untilStatus(ana.document, ({ waiting }) => waiting === 0);
		expect(ana.document.status.connection.since).toBeUndefined();
	});

	test.each([4401, 4403, 4404, 4413, 4426])(
		'a refusal with %d: no further try, nothing lost',
		async (code) => {
			const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
			await once(server, 'listening');
			leave.push(() => new Promise((resolve) => server.close(resolve)));
			server.on('connection', (socket) => socket.close(code));
			const line = openLine();
			const ana = await open('ana');
			create(ana, 'one');
			connectPeer(ana, server.address() as AddressInfo, { line });
			await untilState(ana, 'refused');
			expect(ana.document.status.connection).toMatchObject({ state: 'refused', code });
			ana.link!.reconnect();
			expect(line.tried).toBe(1);
			expect(ana.document.status.waiting).toBe(1);
			expect(rowsOf(ana)).toHaveLength(1);
		},
	);
});
