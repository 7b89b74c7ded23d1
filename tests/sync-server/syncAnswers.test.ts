import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { Ledger } from '../../sync-server/documents/ledger.ts';
import { MemoryStorage } from '../../sync-server/storage/memoryStorage.ts';
import { MergedCache } from '../../sync-server/documents/mergedCache.ts';
import { readMessage } from '../../sync-server/documents/messages.ts';
import { RangeSet } from '../../sync-server/documents/rangeSet.ts';
import { RecentUpdates } from '../../sync-server/documents/recentUpdates.ts';
import { FORMAT } from '../../sync-server/storage/storage.ts';
import { readMerged, SyncAnswers } from '../../sync-server/documents/syncAnswers.ts';
import { decodeUpdate, mergeInTree } from '../../sync-server/documents/updates.ts';

/** Edits of three people who hear each other late: text, maps, deletions. Every update in an order that has no gap. */
function makeHistory(
	steps: readonly { who: number; what: number; at: number; hear: boolean }[],
): Uint8Array[] {
	const log: Uint8Array[] = [];
	const docs = [0, 1, 2].map((i) => {
		const doc = new Y.Doc();
		doc.clientID = i + 1;
		doc.on('update', (update: Uint8Array, origin: unknown) => {
			if (origin !== 'remote') log.push(update);
		});
		return doc;
	});
	for (const { who, what, at, hear } of steps) {
		const doc = docs[who % 3] as Y.Doc;
		if (hear) for (const update of [...log]) Y.applyUpdate(doc, update, 'remote');
		const text = doc.getText('t');
		if (what === 0 && text.length > 0) text.delete(at % text.length, 1);
		else if (what === 1) doc.getMap('m').set(`k${at % 3}`, at);
		else text.insert(at % (text.length + 1), 'ab');
	}
	return log;
}

const steps = fc.array(
	fc.record({
		who: fc.nat(2),
		what: fc.nat(3),
		at: fc.nat(50),
		hear: fc.boolean(),
	}),
	{ minLength: 1, maxLength: 60 },
);

function toDoc(...updates: Uint8Array[]): Y.Doc {
	const doc = new Y.Doc();
	for (const update of updates) Y.applyUpdate(doc, update);
	return doc;
}

function contentOf(doc: Y.Doc): unknown {
	return [
		doc.getText('t').toString(),
		doc.getMap('m').toJSON(),
		doc.store.pendingStructs,
		doc.store.pendingDs,
	];
}

describe('[I3] the answer to step 1', () => {
	it.each([
		{ name: 'with the whole log in memory', loadedAt: 0, cacheBytes: 2 ** 20 },
		{ name: 'with a part of it in memory', loadedAt: 0.6, cacheBytes: 2 ** 20 },
		{ name: 'without room for any cache', loadedAt: 0.6, cacheBytes: 0 },
	])('completes any peer, wherever it stands, $name', async ({ loadedAt, cacheBytes }) => {
		await fc.assert(
			fc.asyncProperty(steps, fc.double({ min: 0, max: 1, noNaN: true }), async (history, place) => {
				const log = makeHistory(history);
				const stored = Math.floor(log.length * loadedAt);
				const storage = new MemoryStorage();
				const rowOf = (bytes: Uint8Array, i: number) => ({
					document: 'w/plan',
					seq: i + 1,
					format: FORMAT.yjsUpdate,
					invites: '',
					time: 0,
					bytes,
				});
				await storage.append(log.slice(0, stored).map(rowOf));
				const cache = new MergedCache(cacheBytes);
				const merged = await readMerged('w/plan', storage, cache);
				const ledger = new Ledger();
				ledger.add(decodeUpdate(merged.update));
				const recent = new RecentUpdates(merged.seq, ledger.clocks);
				const answers = new SyncAnswers({ document: 'w/plan', storage, cache, ledger, recent });
				const push = (bytes: Uint8Array, i: number) => {
					const update = decodeUpdate(bytes);
					const before = ledger.judge(update);
					expect(before.gap).toBe(false);
					ledger.add(update);
					recent.push({
						...rowOf(bytes, i),
						reached: new Map(update.runs.map((run) => [run.client, run.to])),
					});
				};
				const half = stored + Math.floor((log.length - stored) / 2);
				for (let i = stored; i < half; i++) push(log[i] as Uint8Array, i);
				await answers.answer(new Map());
				for (let i = half; i < log.length; i++) push(log[i] as Uint8Array, i);

				const whole = contentOf(toDoc(...log));
				const behind = log.slice(0, Math.floor(place * log.length));
				for (const known of [[], behind, log]) {
					const peer = toDoc(...known);
					const clocks = Y.decodeStateVector(Y.encodeStateVector(peer));
					const message = readMessage(await answers.answer(clocks));
					if (message.kind !== 'stepTwo') throw new Error('not a step 2');
					Y.applyUpdate(peer, message.update);
					expect(contentOf(peer)).toEqual(whole);
				}
			}),
			{ numRuns: 60, seed: 7 },
		);
	});

	it('still completes everybody when the oldest updates in memory have been forgotten', async () => {
		const storage = new MemoryStorage();
		const cache = new MergedCache(0);
		const ledger = new Ledger();
		const recent = new RecentUpdates(0, ledger.clocks);
		const answers = new SyncAnswers({ document: 'w/plan', storage, cache, ledger, recent });
		const doc = new Y.Doc();
		const places: Uint8Array[] = [];
		let seq = 0;
		const updates: Uint8Array[] = [];
		doc.on('update', (update: Uint8Array) => updates.push(update));
		for (let i = 0; i < 5000; i++) {
			doc.getText('t').insert(0, 'x');
			if (i % 500 === 0) places.push(Y.encodeStateVector(doc));
		}
		for (const bytes of updates) {
			const update = decodeUpdate(bytes);
			ledger.add(update);
			seq++;
			await storage.append([
				{ document: 'w/plan', seq, format: FORMAT.yjsUpdate, invites: '', time: 0, bytes },
			]);
			recent.push({ seq, bytes, reached: new Map(update.runs.map((run) => [run.client, run.to])) });
			recent.trim(seq - 100);
		}
		expect(recent.since(0)).toBeNull();
		for (const place of places) {
			const clocks = Y.decodeStateVector(place);
			const message = readMessage(await answers.answer(clocks));
			if (message.kind !== 'stepTwo') throw new Error('not a step 2');
			const [[, from] = [], ...rest] = Y.parseUpdateMeta(message.update).from;
			expect([from, rest]).toEqual([[...clocks.values()][0], []]);
			expect(Y.parseUpdateMeta(message.update).to).toEqual(new Map([[doc.clientID, 5000]]));
		}
	});
});

describe('merging in a tree', () => {
	it('gives what flat merging gives', () => {
		fc.assert(
			fc.property(steps, (history) => {
				const log = makeHistory(history);
				const many = Array.from({ length: 4 }, () => log).flat();
				expect(contentOf(toDoc(mergeInTree(many)))).toEqual(contentOf(toDoc(...log)));
			}),
			{ numRuns: 100, seed: 11 },
		);
	});
});

describe('the ledger', () => {
	it('tells what is contained, as a document with the same updates would', () => {
		fc.assert(
			fc.property(steps, fc.nat(60), (history, at) => {
				const log = makeHistory(history);
				const ledger = new Ledger();
				log.slice(0, at).forEach((update) => ledger.add(decodeUpdate(update)));
				log.forEach((update, i) => {
					const { newStructs, newDeletions } = ledger.judge(decodeUpdate(update));
					if (i < at) expect([newStructs, newDeletions]).toEqual([false, false]);
					else if (Y.decodeUpdate(update).structs.length > 0) expect(newStructs).toBe(true);
				});
			}),
			{ numRuns: 100, seed: 13 },
		);
	});

	it('sees a gap exactly where a document would be left waiting, and trims to what it can take', () => {
		fc.assert(
			fc.property(steps, fc.nat(60), fc.nat(60), (history, at, lost) => {
				const log = makeHistory(history);
				const known = log.slice(0, at);
				const rest = log.slice(at).filter((_, i) => i !== lost % Math.max(1, log.length - at));
				if (rest.length === 0) return;
				const update = mergeInTree(rest);
				const ledger = new Ledger();
				known.forEach((each) => ledger.add(decodeUpdate(each)));
				const doc = toDoc(...known, update);
				const waits = doc.store.pendingStructs !== null || doc.store.pendingDs !== null;
				expect(ledger.judge(decodeUpdate(update)).gap).toBe(waits);

				const part = ledger.trim(decodeUpdate(update));
				const taken = part ? toDoc(...known, part) : toDoc(...known);
				expect([taken.store.pendingStructs, taken.store.pendingDs]).toEqual([null, null]);
				expect(Y.encodeStateVector(taken)).toEqual(Y.encodeStateVector(doc));
				expect(taken.getText('t').toString()).toBe(doc.getText('t').toString());
			}),
			{ numRuns: 300, seed: 17 },
		);
	});
});

describe('ranges', () => {
	it('contain what a plain set of numbers contains', () => {
		const ranges = fc.array(fc.record({ from: fc.nat(40), length: fc.integer({ min: 1, max: 6 }) }), {
			maxLength: 30,
		});
		fc.assert(
			fc.property(ranges, fc.nat(45), fc.integer({ min: 1, max: 5 }), (added, from, length) => {
				const set = new RangeSet();
				const numbers = new Set<number>();
				for (const range of added) {
					set.add({ client: 1, from: range.from, to: range.from + range.length });
					for (let i = 0; i < range.length; i++) numbers.add(range.from + i);
				}
				const all = Array.from({ length }, (_, i) => numbers.has(from + i)).every(Boolean);
				expect(set.contains({ client: 1, from, to: from + length })).toBe(all);
				const kept = [...set].flatMap(([, each]) => each);
				kept.slice(1).forEach((range, i) => expect(range.from).toBeGreaterThan(kept[i]?.to ?? Infinity));
			}),
			{ numRuns: 500, seed: 19 },
		);
	});
});
