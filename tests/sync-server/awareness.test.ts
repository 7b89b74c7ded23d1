import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startRelay, type StartedRelay } from '../support/relay.ts';
import { RawPeer } from '../support/relayPeer.ts';
import { openStockPeer, type StockPeer } from '../support/stockPeer.ts';

let relay: StartedRelay;
const stock: StockPeer[] = [];
beforeEach(async () => {
	relay = await startRelay();
});
afterEach(async () => {
	for (const peer of stock.splice(0)) peer.leave();
	await relay.stop();
});

const url = () => `${relay.socketUrl()}/plan`;

async function joinAs(client: number, state: unknown, clock = 1): Promise<RawPeer> {
	const peer = await RawPeer.join(url());
	peer.awareness({ client, clock, state });
	await peer.settle();
	return peer;
}

describe('awareness', () => {
	it('reaches those who are here, and those who come', async () => {
		const anna = await joinAs(1, { name: 'anna' });
		const biel = await joinAs(2, { name: 'biel' });
		await anna.untilHolds(() => anna.presence().has(2));
		await biel.untilHolds(() => biel.presence().has(1));
		expect(biel.presence().get(1)).toEqual({ name: 'anna' });
	});

	it('is answered when asked for', async () => {
		await joinAs(1, { name: 'anna' });
		const asking = await RawPeer.open(url());
		asking.send(new Uint8Array([3]));
		await asking.untilHolds(() => asking.presence().has(1));
	});

	it('of somebody whose connection is lost is taken back for them', async () => {
		const anna = await joinAs(1, { name: 'anna' });
		const biel = await joinAs(2, {});
		await biel.untilHolds(() => biel.presence().has(1));
		anna.socket.terminate();
		await biel.untilHolds(() => !biel.presence().has(1));
		expect((await joinAs(3, {})).presence().has(1)).toBe(false);
	});

	it('belongs to the connection that announced it: nobody wipes, moves or revives another', async () => {
		const anna = await joinAs(1, { name: 'anna' });
		const biel = await joinAs(2, {});
		await biel.untilHolds(() => biel.presence().has(1));
		biel.awareness({ client: 1, clock: 9, state: null }, { client: 2, clock: 2, state: { at: 1 } });
		biel.awareness({ client: 7, clock: 1, state: { name: 'ghost' } });
		await biel.settle();
		await anna.untilHolds(() => JSON.stringify(anna.presence().get(2)) === '{"at":1}');
		const later = await joinAs(3, {});
		await later.untilHolds(() => later.presence().has(3));
		expect([...later.presence().keys()].sort()).toEqual([1, 2, 3]);
		expect(later.presence().get(1)).toEqual({ name: 'anna' });
	});

	it('survives the late close of the old socket of somebody who is back already', async () => {
		const old = await joinAs(1, { name: 'anna' });
		const biel = await joinAs(2, {});
		const again = await joinAs(1, { name: 'anna' });
		await old.leave();
		await biel.settle();
		expect((await joinAs(3, {})).presence().has(1)).toBe(true);
		await again.leave();
		await biel.untilHolds(() => !biel.presence().has(1));
	});

	it('is told at most ten times a second, and the last state always arrives', async () => {
		const anna = await joinAs(1, { at: 0 });
		const biel = await joinAs(2, {});
		const before = biel.ofKind('awareness').length;
		for (let at = 1; at <= 300; at++) {
			anna.awareness({ client: 1, clock: at + 1, state: { at } });
			if (at % 10 === 0) await anna.settle();
		}
		await biel.untilHolds(() => JSON.stringify(biel.presence().get(1)) === '{"at":300}');
		expect(biel.ofKind('awareness').length - before).toBeLessThan(30);
	});

	it('of stock clients comes and goes', async () => {
		const [anna, biel] = [openStockPeer(relay.socketUrl(), 'plan'), openStockPeer(relay.socketUrl(), 'plan')];
		stock.push(anna, biel);
		await Promise.all([anna.synced(), biel.synced()]);
		anna.provider.awareness.setLocalStateField('name', 'anna');
		const seen = () => biel.provider.awareness.getStates().get(anna.doc.clientID)?.name as string | undefined;
		const changed = (holds: () => boolean) =>
			new Promise<void>((resolve) => {
				const check = () => {
					if (!holds()) return;
					biel.provider.awareness.off('change', check);
					resolve();
				};
				biel.provider.awareness.on('change', check);
				check();
			});
		await changed(() => seen() === 'anna');
		anna.provider.ws?.close();
		await changed(() => seen() === undefined);
	});
});
