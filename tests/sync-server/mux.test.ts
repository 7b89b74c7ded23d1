import { afterEach, describe, expect, it } from 'vitest';
import { joinMux } from '../support/muxPeer.ts';
import { startRelay, type StartedRelay, type StartOptions } from '../support/relay.ts';
import { makeUpdate, RawPeer } from '../support/relayPeer.ts';
import { HeldStorage } from '../support/relayStorages.ts';

let relay: StartedRelay;
afterEach(() => relay.stop());
const start = async (options?: StartOptions) => (relay = await startRelay(options));

describe('a hello', () => {
	it('is answered with who one is, which log this is, and how far each document is, loading none', async () => {
		await start();
		for (let i = 0; i < 52; i++)
			await relay.storage.append([
				{ document: `w1/org/o${i}`, seq: 1, format: 1, bytes: makeUpdate(), invites: '', time: 0 },
			]);
		const { storage } = relay;
		await relay.stop();
		await start({ storage });
		const anna = await joinMux(relay.url);
		expect(anna.welcome).toMatchObject({
			protocol: 1,
			epoch: storage.epoch,
			you: { role: 'editor', expires: null },
		});
		expect(Object.keys(anna.welcome.documents)).toHaveLength(52);
		expect(anna.welcome.documents['org/o7']).toEqual([1, 'rw']);
		expect(relay.documents.size).toBe(0);
		expect((await joinMux(relay.url, 'w2')).welcome.documents).toEqual({});
	});
});

describe('a channel', () => {
	it('[I2] converges with a stock socket, and is acknowledged only after the commit', async () => {
		const storage = new HeldStorage();
		await start({ storage });
		const anna = await (await joinMux(relay.url)).openAndJoin('plan');
		const biel = await RawPeer.join(`${relay.socketUrl()}/plan`);
		storage.hold();
		const update = makeUpdate('hers', 1);
		anna.update(update);
		await biel.until('update');
		await storage.arrived();
		await anna.settle();
		expect(anna.acknowledged).toEqual([]);
		storage.release();
		await anna.untilHolds(() => anna.acknowledged.length > 0);
		expect(anna.acknowledged).toEqual([0]);
		expect(anna.ofKind('update')).toEqual([]);
		await anna.untilHolds(() => anna.places.at(-1) === 1);
	});
});
