import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { Ledger } from '../../sync-server/documents/ledger.ts';
import { FORMAT } from '../../sync-server/storage/storage.ts';
import { decodeUpdate } from '../../sync-server/documents/updates.ts';
import { startRelay, type StartedRelay } from '../support/relay.ts';
import { makeUpdate, RawPeer, updatesOf } from '../support/relayPeer.ts';
import { HeldStorage } from '../support/relayStorages.ts';

let storage: HeldStorage;
let relay: StartedRelay;
beforeEach(async () => {
	storage = new HeldStorage();
	relay = await startRelay({ storage });
});
afterEach(async () => {
	storage.release();
	await relay.stop();
});

const urlOf = (document: string) => `${relay.socketUrl()}/${document}`;

/** Whether what arrived as updates contains all of `update`: the client's own test of an acknowledgement. */
function acknowledges(peer: RawPeer, update: Uint8Array): boolean {
	const heard = new Ledger();
	for (const message of peer.ofKind('update')) heard.add(decodeUpdate(message.update));
	const { newStructs, newDeletions } = heard.judge(decodeUpdate(update));
	return !newStructs && !newDeletions;
}

describe('the echo', () => {
	it('[I2] comes only after the commit, while the others receive at once', async () => {
		const [anna, biel] = [await RawPeer.join(urlOf('plan')), await RawPeer.join(urlOf('plan'))];
		storage.hold();
		const update = makeUpdate();
		anna.update(update);
		expect((await biel.until('update')).update).toEqual(update);
		await storage.arrived();
		await anna.settle();
		expect(anna.ofKind('update')).toEqual([]);
		expect((await storage.read('w1/plan')).rows).toEqual([]);

		storage.release();
		await anna.until('update');
		expect(acknowledges(anna, update)).toBe(true);
		expect((await storage.read('w1/plan')).rows).toHaveLength(1);
	});

	it('[I2] of what somebody else has sent already waits for the commit that contains it', async () => {
		const [anna, biel] = [await RawPeer.join(urlOf('plan')), await RawPeer.join(urlOf('plan'))];
		storage.hold();
		const update = makeUpdate();
		anna.update(update);
		await biel.until('update');
		biel.stepTwo(update);
		await biel.settle();
		expect(biel.ofKind('update')).toHaveLength(1);
		storage.release();
		await biel.until('update', 1);
		expect((await storage.read('w1/plan')).rows).toHaveLength(1);
	});

	it('[I2] never reaches somebody early by way of another who had their work, as after a lost commit', async () => {
		const [anna, biel] = [await RawPeer.join(urlOf('plan')), await RawPeer.join(urlOf('plan'))];
		const hers = makeUpdate('hers', 1);
		const both = Y.mergeUpdates([hers, makeUpdate('his', 2)]);
		storage.hold();
		biel.stepTwo(hers);
		biel.update(both);
		await storage.arrived();
		await biel.settle();
		await anna.settle();
		expect(anna.ofKind('update')).toEqual([]);
		storage.release();
		await anna.untilHolds(() => acknowledges(anna, both));
		await biel.untilHolds(() => acknowledges(biel, both));
	});

	it('[I2] covers several updates of one sender in one message', async () => {
		const anna = await RawPeer.join(urlOf('plan'));
		const doc = new Y.Doc();
		const updates = updatesOf(doc, () => {
			for (let i = 0; i < 50; i++) doc.getText('t').insert(i, 'x');
			doc.getText('t').delete(10, 5);
		});
		storage.hold();
		for (const update of updates) anna.update(update);
		await anna.settle();
		storage.release();
		await anna.untilHolds(() => updates.every((update) => acknowledges(anna, update)));
		expect(anna.ofKind('update').length).toBeLessThan(updates.length);
	});

	it('comes for a step 2 with something new, and for one with nothing new', async () => {
		const anna = await RawPeer.join(urlOf('plan'));
		const update = makeUpdate();
		anna.stepTwo(update);
		await anna.until('update');
		const again = await RawPeer.join(urlOf('plan'));
		again.stepTwo(update);
		await again.until('update');
		expect(acknowledges(again, update)).toBe(true);
		expect((await storage.read('w1/plan')).rows).toHaveLength(1);
	});

	it('does not come for an empty step 2', async () => {
		const anna = await RawPeer.join(urlOf('plan'));
		anna.stepTwo(new Uint8Array([0, 0]));
		await anna.settle();
		expect(anna.ofKind('update')).toEqual([]);
	});

	it('comes for deletions that the clocks do not show', async () => {
		const doc = new Y.Doc();
		const anna = await RawPeer.join(urlOf('plan'));
		doc.getText('t').insert(0, 'hello');
		anna.update(Y.encodeStateAsUpdate(doc));
		await anna.until('update');
		const [deletion] = updatesOf(doc, () => doc.getText('t').delete(0, 2)) as [Uint8Array];
		anna.update(deletion);
		await anna.untilHolds(() => acknowledges(anna, deletion));
		const biel = await RawPeer.join(urlOf('plan'));
		expect(biel.toDoc().getText('t').toString()).toBe('llo');
	});

	it('[I2] is stood in for by the clocks of step 1, which are those of the disk only', async () => {
		const anna = await RawPeer.join(urlOf('plan'));
		const update = makeUpdate('hello', 7);
		storage.hold();
		anna.update(update);
		await storage.arrived();
		await anna.leave();
		const again = await RawPeer.join(urlOf('plan'));
		expect(again.ofKind('stepOne')[0]?.clocks.get(7)).toBeUndefined();
		expect(again.toDoc().getText('t').toString()).toBe('hello');
		again.stepTwo(update);
		await again.settle();
		expect(again.ofKind('update')).toEqual([]);
		storage.release();
		await again.until('update');
		expect(acknowledges(again, update)).toBe(true);
		const later = await RawPeer.join(urlOf('plan'));
		expect(later.ofKind('stepOne')[0]?.clocks.get(7)).toBe(5);
	});
});

describe('a storage that fails', () => {
	it('[I2] closes 1011, echoes nothing, and takes everything once it works again', async () => {
		const [anna, biel] = [await RawPeer.join(urlOf('plan')), await RawPeer.join(urlOf('plan'))];
		storage.failure = new Error('disk full');
		const update = makeUpdate();
		anna.update(update);
		expect((await anna.closed).code).toBe(1011);
		expect((await biel.closed).code).toBe(1011);
		expect(anna.ofKind('update')).toEqual([]);

		const still = await RawPeer.join(urlOf('plan'));
		expect(still.toDoc().getText('t').length).toBe(0);
		still.update(update);
		expect((await still.closed).code).toBe(1011);

		storage.failure = null;
		const again = await RawPeer.join(urlOf('plan'));
		expect(again.ofKind('stepOne')[0]?.clocks.size).toBe(0);
		again.stepTwo(update);
		await again.until('update');
		expect((await storage.read('w1/plan')).rows).toHaveLength(1);
	});

	it('does not leave to newcomers what it could not store', async () => {
		await storage.append([
			{
				document: 'w1/plan',
				seq: 1,
				format: FORMAT.yjsUpdate,
				invites: '',
				time: 0,
				bytes: makeUpdate('stored', 1),
			},
		]);
		const anna = await RawPeer.join(urlOf('plan'));
		storage.hold();
		anna.update(makeUpdate('lost', 2));
		await storage.arrived();
		const meanwhile = await RawPeer.join(urlOf('plan'));
		expect(meanwhile.toDoc().getText('t').length).toBe(10);
		storage.failure = new Error('disk full');
		storage.release();
		await Promise.all([anna.closed, meanwhile.closed]);
		storage.failure = null;
		const later = await RawPeer.join(urlOf('plan'));
		expect(later.toDoc().getText('t').toString()).toBe('stored');
		later.update(makeUpdate('again', 3));
		await later.until('update');
	});

	it('drops what was queued behind the failure, which would leave a hole', async () => {
		const anna = await RawPeer.join(urlOf('plan'));
		const doc = new Y.Doc();
		const [first, second] = updatesOf(doc, () => {
			doc.getText('t').insert(0, 'a');
			doc.getText('t').insert(1, 'b');
		}) as [Uint8Array, Uint8Array];
		storage.hold();
		anna.update(first);
		await storage.arrived();
		anna.update(second);
		await anna.settle();
		storage.failure = new Error('disk full');
		storage.release();
		expect((await anna.closed).code).toBe(1011);
		storage.failure = null;
		const again = await RawPeer.join(urlOf('plan'));
		expect(again.toDoc().getText('t').toString()).toBe('');
		again.stepTwo(Y.encodeStateAsUpdate(doc));
		await again.until('update');
		const biel = await RawPeer.join(urlOf('plan'));
		expect(biel.toDoc().getText('t').toString()).toBe('ab');
	});

	it('does not touch documents that had nothing under way', async () => {
		const [anna, biel] = [await RawPeer.join(urlOf('plan')), await RawPeer.join(urlOf('org/a'))];
		storage.failure = new Error('disk full');
		anna.update(makeUpdate());
		await anna.closed;
		storage.failure = null;
		biel.update(makeUpdate());
		await biel.until('update');
	});
});
