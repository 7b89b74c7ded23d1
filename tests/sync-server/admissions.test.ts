import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { Attempts } from '../../sync-server/access/attempts.ts';
import { OpenGate, type Grant, type Refusal } from '../../sync-server/access/gate.ts';
import { CLOSE } from '../../sync-server/documents/peer.ts';
import { readAddress } from '../../sync-server/sockets/address.ts';
import { Admissions } from '../../sync-server/sockets/admissions.ts';
import { startRelay, type StartedRelay } from '../support/relay.ts';
import { makeUpdate, RawPeer } from '../support/relayPeer.ts';

let relay: StartedRelay | null = null;
afterEach(async () => {
	await relay?.stop();
	relay = null;
});

/** A gate that answers when the test lets it. */
class HeldGate extends OpenGate {
	asked = 0;
	refusal: Refusal | null = null;
	readonly #opened = Promise.withResolvers<void>();
	readonly #watchers = new Set<() => void>();

	override async admit(token: string, workspace: string): Promise<Grant> {
		this.asked++;
		for (const tell of this.#watchers) tell();
		await this.#opened.promise;
		return (this.refusal as unknown as Grant | null) ?? super.admit(token, workspace);
	}

	async untilAsked(times: number): Promise<void> {
		while (this.asked < times) await new Promise<void>((resolve) => this.#watchers.add(resolve));
	}

	open(): void {
		this.#opened.resolve();
	}
}

describe('sockets that nobody has admitted', () => {
	it('are twenty an address; the others wait for their turn, and come in', async () => {
		const gate = new HeldGate();
		relay = await startRelay({ gate });
		const url = `${relay.socketUrl()}/plan`;
		const peers = Array.from({ length: 50 }, () => new RawPeer(url));
		await expect.poll(() => relay?.metrics.gauges.get('unadmitted_sockets')?.()).toBe(50);
		expect([gate.asked, relay.metrics.connections]).toEqual([20, 0]);
		gate.open();
		await Promise.all(peers.map((peer) => once(peer.socket, 'open')));
		await Promise.all(peers.map((peer) => peer.settle()));
		expect([gate.asked, relay.metrics.connections]).toEqual([50, 50]);
	});

	it('that hang up while they wait leave their place to others', async () => {
		const gate = new HeldGate();
		relay = await startRelay({ gate });
		const url = `${relay.socketUrl()}/plan`;
		const leaving = Array.from({ length: 30 }, () => new RawPeer(url));
		await gate.untilAsked(20);
		for (const peer of leaving) peer.socket.terminate();
		await Promise.all(leaving.map((peer) => peer.closed));
		const coming = RawPeer.open(url);
		gate.open();
		await (await coming).settle();
		await expect.poll(() => relay?.metrics.gauges.get('unadmitted_sockets')?.()).toBe(0);
		expect(relay.metrics.connections).toBe(1);
	});

	it('lose nothing of what they say as soon as they are let in', async () => {
		relay = await startRelay();
		const peer = new RawPeer(`${relay.socketUrl()}/plan`);
		peer.socket.on('open', () => {
			peer.stepOne();
			peer.update(makeUpdate());
		});
		await peer.until('update');
	});

	it('are not listened to when they are refused, however much they say', async () => {
		const gate = new HeldGate();
		gate.refusal = { code: CLOSE.credentials, reason: 'missing' };
		gate.open();
		relay = await startRelay({ gate });
		const peer = new RawPeer(`${relay.socketUrl()}/plan`);
		peer.socket.on('open', () => peer.socket.send(new Uint8Array(2 ** 20)));
		expect((await peer.closed).code).toBe(CLOSE.credentials);
		expect((await relay.storage.read('w1/plan')).seq).toBe(0);
		expect(relay.metrics.gauges.get('documents')?.()).toBe(0);
		expect(relay.metrics.format()).toContain('rumb_refused_total{reason="missing"} 1');
	});

	it('are told to try again where the gate itself fails', async () => {
		class BrokenGate extends OpenGate {
			override async admit(): Promise<Grant> {
				throw new Error('disk');
			}
		}
		relay = await startRelay({ gate: new BrokenGate() });
		const peer = await RawPeer.open(`${relay.socketUrl()}/plan`);
		expect((await peer.closed).code).toBe(CLOSE.tryLater);
	});
});

describe('admissions', () => {
	it('send away only when a thousand wait already, and at one address only', async () => {
		const admissions = new Admissions();
		const inside = await Promise.all(Array.from({ length: 20 }, () => admissions.enter('a')));
		const waiting = Array.from({ length: 1000 }, () => admissions.enter('a'));
		expect(await admissions.enter('a')).toBeNull();
		expect(await admissions.enter('b')).toBeTypeOf('function');
		expect(admissions.unadmitted).toBe(1021);
		for (const leave of inside) {
			leave?.();
			// Leaving twice gives no second place.
			leave?.();
		}
		await Promise.all(waiting.slice(0, 20));
		expect(admissions.unadmitted).toBe(1001);
	});

	it('count the sockets of each invite', () => {
		const admissions = new Admissions();
		const grant = { invite: 'i', sockets: 2 };
		const [first, second] = [admissions.hold(grant), admissions.hold(grant)];
		expect(admissions.hold(grant)).toBeNull();
		expect(admissions.hold({ ...grant, invite: 'j' })).not.toBeNull();
		first?.();
		first?.();
		expect(admissions.hold(grant)).not.toBeNull();
		expect(admissions.hold(grant)).toBeNull();
		second?.();
		expect(admissions.hold(grant)).not.toBeNull();
	});
});

describe('attempts', () => {
	it('are forgiven one by one, as time goes by', () => {
		const attempts = new Attempts({ burst: 3, recovery: 1000 });
		for (let i = 0; i < 3; i++) {
			expect(attempts.isTooFast('a', 0)).toBe(false);
			attempts.count('a', 0);
		}
		expect(attempts.isTooFast('a', 0)).toBe(true);
		expect(attempts.isTooFast('b', 0)).toBe(false);
		expect(attempts.isTooFast('a', 999)).toBe(true);
		expect(attempts.isTooFast('a', 1000)).toBe(false);
		attempts.count('a', 1000);
		expect(attempts.isTooFast('a', 1500)).toBe(true);
		expect(attempts.isTooFast('a', 10_000)).toBe(false);
	});
});

describe('the address by which somebody is counted', () => {
	const request = (remoteAddress: string, forwarded?: string) =>
		({ socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } }) as unknown as IncomingMessage;

	it.each([
		['the socket’s, whatever is claimed', '10.0.0.1', '1.1.1.1', false, '10.0.0.1'],
		['the last hop behind a proxy of ours', '10.0.0.1', '1.1.1.1, 2.2.2.2', true, '2.2.2.2'],
		['the proxy’s own where it says nothing', '10.0.0.1', undefined, true, '10.0.0.1'],
		['the same in both notations', '::ffff:10.0.0.1', undefined, false, '10.0.0.1'],
		['a whole /64', '2001:db8:1:2:3:4:5:6', undefined, false, '2001:db8:1:2'],
		['a /64 that is written short', '2001:DB8::5:6', undefined, false, '2001:db8:0:0'],
		['this machine’s', '::1', undefined, false, '0:0:0:0'],
	])('is %s', (_what, remote, forwarded, trusted, expected) => {
		expect(readAddress(request(remote, forwarded), trusted)).toBe(expected);
	});
});
