// Over 300 lines: what an adversary tried, with one setting for all.

import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { CLOSE, LIMITS } from '../../sync-server/documents/peer.ts';
import { writeStepOne } from '../../sync-server/documents/messages.ts';
import { CONNECTION, OP } from '../../sync-server/mux/wire.ts';
import { MemoryStorage } from '../../sync-server/storage/memoryStorage.ts';
import { callAccess, inviteAndJoin, makeAccess, type MadeAccess } from '../support/access.ts';
import { ask, ExchangeWire } from '../support/exchangeWire.ts';
import { ListedGate } from '../support/listedGate.ts';
import { joinMux, MuxPeer, SocketWire, writeEntry, writeHello, type MuxWire } from '../support/muxPeer.ts';
import { startRelay, type StartedRelay, type StartOptions } from '../support/relay.ts';
import { makeUpdate, RawPeer } from '../support/relayPeer.ts';

let relay: StartedRelay;
let access: MadeAccess | null = null;
const cleanups: (() => void)[] = [];
afterEach(async () => {
	for (const cleanup of cleanups.splice(0)) cleanup();
	await relay.stop();
	access?.remove();
	access = null;
});

async function start(options: StartOptions = {}): Promise<void> {
	relay = await startRelay(options);
}

async function startWithAccess(options: StartOptions = {}): Promise<MadeAccess> {
	access = await makeAccess();
	await start({ ...options, access });
	return access;
}

const WIRES: [string, () => Promise<MuxWire>][] = [
	['a shared socket', () => SocketWire.open(relay.url)],
	['an exchange', async () => new ExchangeWire(relay.url)],
];
const gauge = (name: string) => relay.metrics.gauges.get(name)?.();

describe.each(WIRES)('over %s', (_name, connect) => {
	const join = async (token?: string) => MuxPeer.join(await connect(), 'w1', token);
	const open = (channel: number, payload: object | Uint8Array) => writeEntry(channel, OP.open, payload);

	it.each([
		['a second hello', () => writeHello()],
		['what only a relay says', () => writeEntry(CONNECTION, OP.news)],
		['a place', () => writeEntry(1, OP.place)],
		['an opening of many words', () => open(1, { document: 'plan', words: 'x'.repeat(LIMITS.words) })],
		['brackets within brackets', () => open(1, Buffer.from('['.repeat(2 ** 20)))],
		['a place that no log has', () => open(1, { document: 'plan', place: { epoch: 'x', seq: 2 ** 60 } })],
		['a number that is none', () => new Uint8Array(20).fill(255)],
		['a hundred thousand entries', () => Buffer.alloc(300_000)],
	])('closes 4400 on %s', async (_what, write) => {
		await start();
		const anna = await join();
		anna.wire.send(write());
		expect((await anna.closed).code).toBe(CLOSE.malformed);
	});

	it('takes names that JavaScript has for itself as names, which no document has', async () => {
		await start();
		const anna = await join();
		const names = ['__proto__', 'constructor', 'org/__proto__', 'toString'];
		const refused = names.map((name) => anna.open(name));
		for (const channel of refused) expect((await channel.closed).code).toBe(CLOSE.malformed);
		const polluting = Buffer.from('{"document":"plan","__proto__":{"clean":true,"mayWrite":true}}');
		anna.wire.send(open(90, polluting));
		await (await anna.openAndJoin('org/constructor')).settle();
		expect(({} as Record<string, unknown>).mayWrite).toBeUndefined();
	});

	it('lets a reader make the relay load only so many documents at once', async () => {
		const gate = new ListedGate();
		const rights = Object.fromEntries(
			Array.from({ length: 2 * LIMITS.opensAtOnce }, (_, i) => [`org/o${i}`, 'read' as const]),
		);
		gate.list('reader', { rights });
		await start({ gate });
		const anna = await join('reader');
		const close = (i: number) => writeEntry(1 + (i % 7), OP.close);
		for (const [i, document] of Object.keys(rights).entries())
			anna.wire.send(Buffer.concat([open(1 + (i % 7), { document }), close(i)]));
		expect((await anna.closed).code).toBe(CLOSE.tooFast);
		await expect.poll(() => relay.documents.size).toBe(0);
		expect(await relay.storage.list()).toEqual([]);
	});

	it('renews a few times and not for ever', async () => {
		const gate = new ListedGate();
		gate.list('anna', { rights: { plan: 'write' } });
		gate.renewals.set('refresh', 'anna');
		await start({ gate });
		const anna = await join('anna');
		for (let i = 0; i <= LIMITS.renewalsAtOnce; i++)
			anna.wire.send(writeEntry(CONNECTION, OP.renew, { refresh: 'refresh' }));
		expect((await anna.closed).code).toBe(CLOSE.tooFast);
	});

	it('holds no more of an invite than it may have, together with its other sockets', async () => {
		const gate = new ListedGate();
		gate.list('anna', { rights: { plan: 'write' }, sockets: 3 });
		await start({ gate, timings: { silence: 50 } });
		const peers = [await join('anna'), await join('anna')];
		const stocked = await RawPeer.open(`${relay.socketUrl()}/plan`, { protocols: ['anna'] });
		const beyond = new MuxPeer(await connect());
		beyond.wire.send(writeHello('w1', 'anna'));
		expect((await beyond.closed).code).toBe(CLOSE.tooFast);
		await stocked.leave();
		await join('anna');
		for (const { wire } of peers) wire.drop();
	});
});

describe('an exchange', () => {
	it('that nobody has admitted counts for its address, as sockets do', async () => {
		await start({ timings: { hello: 200 } });
		const { port } = relay;
		const slow = Array.from({ length: 25 }, () => {
			const socket = net.connect(port, '127.0.0.1');
			socket.on('error', () => {});
			socket.write(
				'POST /exchange HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/octet-stream\r\nContent-Length: 99\r\n\r\n',
			);
			return socket;
		});
		await expect.poll(() => gauge('unadmitted_sockets')).toBe(25);
		await Promise.all(slow.map((socket) => once(socket, 'close')));
		await expect.poll(() => gauge('unadmitted_sockets')).toBe(0);
		expect(gauge('exchange_sessions')).toBe(0);
	});

	it('has few requests under way at once, and goes on when they are answered', async () => {
		await start();
		const { session } = await ask(relay.url, writeHello());
		const aborting = new AbortController();
		cleanups.push(() => aborting.abort());
		const turn = (number: number) =>
			ask(
				relay.url,
				new Uint8Array(),
				{ 'Rumb-Session': session!, 'Rumb-Turn': `${number}` },
				aborting.signal,
			);
		const waiting = Array.from({ length: 8 }, () => turn(1).catch(() => null));
		await expect.poll(async () => (await turn(1)).status).toBe(429);
		await turn(2).catch(() => null);
		aborting.abort();
		await Promise.all(waiting);
	});

	it('of somebody unknown is not read however much they send', async () => {
		await start();
		const socket = net.connect(relay.port, '127.0.0.1');
		socket.on('error', () => {});
		const head = `Host: localhost\r\nContent-Type: application/octet-stream\r\nContent-Length: ${LIMITS.frame}\r\n`;
		socket.write(`POST /exchange HTTP/1.1\r\n${head}Rumb-Session: ${'x'.repeat(43)}\r\nRumb-Turn: 1\r\n\r\n`);
		const [answer] = (await once(socket, 'data')) as [Buffer];
		expect(answer.toString()).toMatch(/^HTTP\/1\.1 503 /);
		socket.destroy();
	});
});

describe('messages whose end does not come', () => {
	it('are ended, the largest first, when together they would fill the memory', async () => {
		await start();
		const bystander = await RawPeer.join(`${relay.socketUrl()}/plan`);
		const count = LIMITS.unfinished / (30 * 2 ** 20) + 1;
		const part = Buffer.alloc(30 * 2 ** 20);
		const ended = Array.from({ length: count }, async () => {
			const socket = net.connect(relay.port, '127.0.0.1');
			socket.on('error', () => {});
			const key = randomBytes(16).toString('base64');
			socket.write(
				'GET /w1/plan HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
					`Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\n\r\n`,
			);
			await once(socket, 'data');
			const head = Buffer.from([0x82, 0xff, 0, 0, 0, 0, 0x01, 0xff, 0, 0, 0, 0, 0, 0]);
			socket.write(head);
			socket.write(part);
			socket.resume();
			cleanups.push(() => socket.destroy());
			await once(socket, 'close');
		});
		await Promise.race(ended);
		await bystander.settle();
		expect(relay.metrics.format()).toContain('refused_total{reason="unfinished"}');
	}, 30_000);
});

describe('a room of two hundred', () => {
	it('is told to whoever comes, and its carets cost each of them few messages', async () => {
		await start();
		const room = await Promise.all(
			Array.from({ length: 200 }, () => RawPeer.join(`${relay.socketUrl()}/plan`)),
		);
		for (let clock = 1; clock <= 3; clock++)
			room.forEach((peer, client) => peer.awareness({ client: client + 1, clock, state: { at: clock } }));
		const isWhole = (peer: { presence(): Map<number, unknown> }) =>
			[...peer.presence().values()].filter((state) => (state as { at: number }).at === 3).length === 200;
		const late = await RawPeer.join(`${relay.socketUrl()}/plan`);
		await late.untilHolds(() => isWhole(late));
		await room[0]!.untilHolds(() => isWhole(room[0]!));
		expect(room[0]!.ofKind('awareness').length).toBeLessThan(100);
	}, 20_000);
});

describe('plain HTTP', () => {
	it('keeps few versions in memory for somebody who does not read them', async () => {
		await start();
		const writer = await RawPeer.join(`${relay.socketUrl()}/plan`);
		for (let i = 0; i < 5; i++) writer.update(makeUpdate('x'.repeat(3 * 2 ** 20), i + 1));
		await writer.untilHolds(() => writer.toDoc().getText('t').length === 15 * 2 ** 20);
		const version = `${relay.url}/history/w1/plan?version=first`;
		expect((await fetch(version, { method: 'PUT' })).status).toBe(201);
		const unread = await Promise.all(Array.from({ length: 4 }, () => fetch(version)));
		expect(unread.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
		const beyond = await fetch(version);
		expect([beyond.status, ((await beyond.json()) as { error: string }).error]).toEqual([429, 'tooFast']);
		for (const answer of unread) await answer.arrayBuffer();
		await expect.poll(async () => (await fetch(version, { method: 'GET' })).status).toBe(200);
	}, 20_000);

	it('[I7] takes what a proxy of ours says of who comes, and what others claim for nothing', async () => {
		for (const trustProxy of [true, false]) {
			await start({ trustProxy, timings: { hello: 10_000 } });
			const socket = (from: string) =>
				new RawPeer(`ws://127.0.0.1:${relay.port}/mux`, { headers: { 'X-Forwarded-For': from } });
			const silent = Array.from({ length: 20 }, () => socket('9.9.9.9, 1.1.1.1'));
			await Promise.all(silent.map((peer) => once(peer.socket, 'open')));
			const other = socket('1.1.1.1, 2.2.2.2');
			const entered = once(other.socket, 'open').then(() => 'entered');
			if (trustProxy) expect(await entered).toBe('entered');
			else {
				await expect.poll(() => gauge('unadmitted_sockets')).toBe(21);
				expect(other.socket.readyState).toBe(other.socket.CONNECTING);
			}
			for (const peer of [...silent, other]) peer.socket.terminate();
			if (trustProxy) await relay.stop();
			else await entered.catch(() => {});
		}
	}, 20_000);

	it('waits for no body of somebody unknown for long', async () => {
		await startWithAccess({ timings: { hello: 50 } });
		const request = http.request(`${relay.url}/access/look`, {
			method: 'POST',
			headers: { 'Content-Type': 'application/json', 'Content-Length': 100 },
		});
		request.write('{');
		expect(await once(request, 'error')).toMatchObject([{ code: 'ECONNRESET' }]);
	});

	it('looks at the disk once for however many ask whether it is ready', async () => {
		const held = Promise.withResolvers<void>();
		let probes = 0;
		class Counted extends MemoryStorage {
			override async probe(): Promise<void> {
				probes++;
				await held.promise;
			}
		}
		await start({ storage: new Counted() });
		const asked = Array.from({ length: 20 }, () => fetch(`${relay.url}/readyz`));
		await expect.poll(() => probes).toBe(1);
		await fetch(`${relay.url}/livez`);
		held.resolve();
		for (const answer of await Promise.all(asked)) expect(answer.status).toBe(200);
		expect(probes).toBeLessThan(20);
	});

	it('[I7] lets no page of another site use a token that it has stolen', async () => {
		const made = await startWithAccess();
		const { access: token } = await inviteAndJoin(relay, made, { role: 'administrator' });
		const headers = { Authorization: `Bearer ${token}`, Origin: 'https://evil.example' };
		for (const path of ['/access/invites?workspace=w1', '/history/w1/plan']) {
			const answer = await fetch(`${relay.url}${path}`, { headers });
			expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([403, null]);
		}
		for (const path of ['/mux', '/w1/plan']) {
			const socket = new RawPeer(`ws://127.0.0.1:${relay.port}${path}`, {
				protocols: [token],
				origin: 'https://evil.example',
			});
			expect((await socket.closed).code).toBe(1006);
		}
	});

	it('[I7] writes neither secrets nor tokens into its log, whatever is done with them', async () => {
		const lines: string[] = [];
		const made = await startWithAccess({ log: (...line) => lines.push(JSON.stringify(line)) });
		const joined = await inviteAndJoin(relay, made, { role: 'viewer' });
		const secrets = [joined.access, joined.refresh];
		const anna = await RawPeer.open(`${relay.socketUrl()}/plan`, { protocols: [joined.access] });
		anna.send(new Uint8Array([9]));
		await anna.closed;
		const mux = await joinMux(relay.url, 'w1', joined.access);
		mux.wire.send(writeEntry(CONNECTION, OP.renew, { refresh: `${joined.refresh}x` }));
		await mux.closed;
		await callAccess(relay, '/look', { body: { secret: joined.access } });
		await fetch(`${relay.url}/history/w1/plan`, { headers: { Authorization: `Bearer ${joined.refresh}` } });
		expect(lines.length).toBeGreaterThan(0);
		for (const secret of secrets) expect(lines.join('\n')).not.toContain(secret.split('.')[2]);
		expect(relay.metrics.format()).not.toContain(joined.access.split('.')[2]);
	});
});

describe('[I7] whoever was invited', () => {
	const post = (path: string, body: unknown, token?: string) => callAccess(relay, path, { body, token });

	it('has twenty devices at most, however they descend from each other', async () => {
		const made = await startWithAccess();
		const anna = await inviteAndJoin(relay, made, { role: 'viewer' });
		let token = anna.access;
		for (let i = 0; i < 20; i++) {
			const { body } = await post('/device', {}, token);
			const joined = await post('/join', { secret: body.secret, device: `another device ${i}` });
			token = String(joined.body.access);
		}
		for (const one of [anna.access, token]) expect((await post('/device', {}, one)).status).toBe(429);
		made.invites.revoke(anna.invite);
		await made.gate.notice();
		expect((await post('/device', {}, token)).status).toBe(401);
	}, 20_000);

	it('does not make the disk write without end: another name each time, or one invite after another', async () => {
		const made = await startWithAccess();
		const admin = await inviteAndJoin(relay, made, { role: 'administrator' });
		const { refresh } = admin;
		const renew = (i: number) => post('/renew', { refresh, workspace: 'w1', name: `Anna ${i}` });
		const renewed = await Promise.all(Array.from({ length: 40 }, (_, i) => renew(i)));
		expect(renewed.filter(({ status }) => status === 429).length).toBeGreaterThan(10);
		const invite = () => post('/invites', { workspace: 'w1', role: 'viewer' }, admin.access);
		const invited = [];
		for (let i = 0; i < 130; i++) invited.push((await invite()).status);
		expect(invited.filter((status) => status === 429).length).toBeGreaterThan(0);
		expect(invited.slice(0, 100)).toEqual(Array(100).fill(200));
	}, 20_000);

	it('is turned away at one relay when they are revoked at another with the same keys', async () => {
		const made = await startWithAccess();
		const other = await startRelay({ access: made });
		const anna = await inviteAndJoin(relay, made, { role: 'viewer' });
		const there = await joinMux(other.url, 'w1', anna.access);
		const admin = await inviteAndJoin(relay, made, { role: 'administrator' });
		await post(`/invites/${anna.invite}/revoke`, {}, admin.access);
		expect((await there.closed).code).toBe(CLOSE.credentials);
		await other.stop();
	});
});

it('an answer that is not read is not given again and again', async () => {
	await start();
	const writer = await RawPeer.join(`${relay.socketUrl()}/plan`);
	for (let i = 0; i < 4; i++) writer.update(makeUpdate('x'.repeat(3 * 2 ** 20), i + 1));
	await writer.untilHolds(() => writer.toDoc().getText('t').length === 12 * 2 ** 20);
	const slow = await RawPeer.open(`${relay.socketUrl()}/plan`);
	slow.socket.pause();
	for (let i = 0; i < 10; i++) slow.send(writeStepOne(new Map()));
	await writer.settle();
	slow.socket.resume();
	expect((await slow.closed).code).toBe(CLOSE.tryLater);
}, 20_000);
