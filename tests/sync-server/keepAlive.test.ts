import { once } from 'node:events';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { TIMINGS } from '../../sync-server/relay.ts';
import { MuxPeer, SocketWire } from '../support/muxPeer.ts';
import { startRelay, type StartedRelay } from '../support/relay.ts';
import { RawPeer } from '../support/relayPeer.ts';
import { openStockPeer, type StockPeer } from '../support/stockPeer.ts';

// The provider's watchdog reads `Date.now` through a reference that is taken when its module is loaded.
const clock = vi.hoisted(() => {
	const now = Date.now;
	const ahead = { milliseconds: 0 };
	Date.now = () => now() + ahead.milliseconds;
	return ahead;
});

let relay: StartedRelay;
let peer: StockPeer | undefined;
afterEach(async () => {
	vi.useRealTimers();
	peer?.leave();
	peer = undefined;
	await relay.stop();
});

/** Only what the stock provider's watchdog and the relay's signs of life go by: sockets stay real. */
function takeTheClock(): void {
	vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
}

function advance(milliseconds: number): void {
	clock.milliseconds += milliseconds;
	vi.advanceTimersByTime(milliseconds);
}

async function openIdle(): Promise<StockPeer> {
	const idle = openStockPeer(relay.socketUrl(), 'plan');
	// Its own awareness, renewed every 15 s, would keep it alive too; a reader announces none.
	idle.provider.awareness.setLocalState(null);
	await idle.synced();
	return idle;
}

/** Lets `seconds` pass, and whatever they cause arrive: a round trip behind every second. */
async function pass(seconds: number, still: () => boolean): Promise<number> {
	const witness = await RawPeer.join(`${relay.socketUrl()}/report/witness`);
	for (let second = 1; second <= seconds; second++) {
		advance(1000);
		await witness.settle();
		const socket = peer?.provider.ws as unknown as { ping(): void } & NodeJS.EventEmitter;
		if (!still() || !socket) return second;
		const ponged = once(socket, 'pong');
		socket.ping();
		await ponged;
	}
	return seconds;
}

describe('an idle stock client', () => {
	it('does not reconnect, because it hears from the relay', async () => {
		takeTheClock();
		relay = await startRelay();
		peer = await openIdle();
		let closes = 0;
		peer.provider.on('connection-close', () => closes++);
		const { ws } = peer.provider;
		await pass(100, () => closes === 0);
		expect(closes).toBe(0);
		expect(peer.provider.ws).toBe(ws);
		expect(peer.provider.wsconnected).toBe(true);
	});

	it('would reconnect without that', async () => {
		takeTheClock();
		relay = await startRelay({ timings: { keepAlive: 3_600_000 } });
		peer = await openIdle();
		let closes = 0;
		peer.provider.on('connection-close', () => closes++);
		const seconds = await pass(100, () => closes === 0);
		expect(closes).toBe(1);
		expect(seconds).toBeLessThan(40);
	});

	it.skipIf(process.env.RUMB_SLOW !== '1')(
		'does not reconnect during 100 real seconds (skipped unless RUMB_SLOW=1)',
		async () => {
			relay = await startRelay();
			peer = await openIdle();
			let closes = 0;
			peer.provider.on('connection-close', () => closes++);
			await new Promise((resolve) => setTimeout(resolve, 100_000));
			expect(closes).toBe(0);
		},
		120_000,
	);
});

describe('a socket whose other end has gone silent', () => {
	it('is ended at the second ping, while one that answers stays', async () => {
		takeTheClock();
		relay = await startRelay();
		const mute = await RawPeer.open(`${relay.socketUrl()}/plan`, { autoPong: false });
		const alive = await RawPeer.join(`${relay.socketUrl()}/plan`);
		const pinged = [once(mute.socket, 'ping'), once(alive.socket, 'ping')];
		advance(TIMINGS.ping);
		await Promise.all(pinged);
		await alive.settle();
		advance(TIMINGS.ping);
		expect((await mute.closed).code).toBe(1006);
		await alive.settle();
		expect(alive.socket.readyState).toBe(alive.socket.OPEN);
	});

	it('is ended in the same way where many documents share it, before its hello and after', async () => {
		takeTheClock();
		relay = await startRelay();
		const wires = await Promise.all([1, 2].map(() => SocketWire.open(relay.url, { autoPong: false })));
		const admitted = await (await MuxPeer.join(wires[0]!)).openAndJoin('plan');
		const witness = await RawPeer.join(`${relay.socketUrl()}/plan`);
		const pinged = wires.map(({ socket }) => once(socket, 'ping'));
		advance(TIMINGS.ping);
		await Promise.all(pinged);
		await witness.settle();
		advance(TIMINGS.ping);
		expect((await admitted.closed).code).toBe(1006);
		expect((await wires[1]!.closed).code).toBe(1006);
		await witness.settle();
		expect(relay.metrics.connections).toBe(1);
	});
});
