import { afterEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { MemoryStorage } from '../../sync-server/storage/memoryStorage.ts';
import { CLOSE } from '../../sync-server/documents/peer.ts';
import { FORMAT } from '../../sync-server/storage/storage.ts';
import { startRelay, type StartedRelay } from '../support/relay.ts';
import { makeUpdate, RawPeer, updatesOf } from '../support/relayPeer.ts';
import { HeldStorage } from '../support/relayStorages.ts';

let relay: StartedRelay;
afterEach(async () => {
	vi.useRealTimers();
	await relay?.stop();
});

const urlOf = (document = 'plan') => `${relay.socketUrl()}/${document}`;

function typeLetters(count: number): { doc: Y.Doc; updates: Uint8Array[] } {
	const doc = new Y.Doc();
	const updates = updatesOf(doc, () => {
		for (let i = 0; i < count; i++) doc.getText('t').insert(i, String(i % 10));
		doc.getText('t').delete(0, 5);
	});
	return { doc, updates };
}

describe('a document that is being loaded', () => {
	it('answers and stores, in order, what came meanwhile', async () => {
		const storage = new HeldStorage();
		await storage.append([
			{
				document: 'w1/plan',
				seq: 1,
				format: FORMAT.yjsUpdate,
				invites: '',
				time: 0,
				bytes: makeUpdate('old'),
			},
		]);
		relay = await startRelay({ storage });
		storage.holdReads();
		const [anna, biel] = [await RawPeer.open(urlOf()), await RawPeer.open(urlOf())];
		anna.stepOne();
		anna.update(makeUpdate('new'));
		biel.stepOne();
		await Promise.all([anna.pong(), biel.pong()]);
		expect([...anna.received, ...biel.received]).toEqual([]);
		storage.releaseReads();
		await anna.until('update');
		await biel.untilHolds(() => biel.toDoc().getText('t').length === 6);
		expect((await storage.read('w1/plan')).seq).toBe(2);
	});

	it('closes 1011 and is loaded anew when its log cannot be read', async () => {
		const storage = new MemoryStorage();
		await storage.append([
			{ document: 'w1/plan', seq: 1, format: 99, invites: '', time: 0, bytes: makeUpdate() },
		]);
		relay = await startRelay({ storage });
		const anna = await RawPeer.open(urlOf());
		anna.stepOne();
		expect((await anna.closed).code).toBe(CLOSE.storageFailed);
		expect(relay.documents.size).toBe(0);
	});
});

describe('a document that nobody uses', () => {
	it('stays while something is being stored, and goes afterwards', async () => {
		const storage = new HeldStorage();
		relay = await startRelay({ storage, timings: { linger: 0 } });
		const anna = await RawPeer.join(urlOf());
		storage.hold();
		anna.update(makeUpdate());
		await storage.arrived();
		await anna.leave();
		const other = await RawPeer.join(urlOf('org/a'));
		await other.leave();
		await vi.waitUntil(() => relay.documents.size <= 1);
		const meanwhile = await RawPeer.join(urlOf());
		expect(meanwhile.toDoc().getText('t').toString()).toBe('hello');
		await meanwhile.leave();
		storage.release();
		await vi.waitUntil(() => relay.documents.size === 0);
		expect((await storage.read('w1/plan')).seq).toBe(1);
		expect((await RawPeer.join(urlOf())).toDoc().getText('t').toString()).toBe('hello');
	});

	it('is still there for whoever comes while it lingers', async () => {
		relay = await startRelay();
		const anna = await RawPeer.join(urlOf());
		anna.update(makeUpdate());
		await anna.leave();
		expect(relay.documents.size).toBe(1);
		expect((await RawPeer.join(urlOf())).toDoc().getText('t').toString()).toBe('hello');
	});

	it('has its log compacted when it goes, and loses nothing by it', async () => {
		relay = await startRelay({ timings: { linger: 0, commitDelay: 0 } });
		const { doc, updates } = typeLetters(150);
		const anna = await RawPeer.join(urlOf());
		for (const update of updates) {
			anna.update(update);
			await anna.settle();
		}
		await anna.leave();
		await vi.waitUntil(() => relay.documents.size === 0);
		const log = await relay.storage.read('w1/plan');
		expect(log.rows).toEqual([]);
		expect(log.snapshot?.seq).toBe(log.seq);
		const later = await RawPeer.join(urlOf());
		expect(later.toDoc().getText('t').toString()).toBe(doc.getText('t').toString());
		later.update(makeUpdate('more'));
		await later.until('update');
	});
});
