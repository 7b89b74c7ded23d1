import * as prng from 'lib0/prng';
import { afterEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { Compactor, isWorthwhile, type CompactorOptions } from '../../sync-server/storage/compaction.ts';
import { MemoryStorage } from '../../sync-server/storage/memoryStorage.ts';
import type { DocumentLog } from '../../sync-server/storage/storage.ts';
import { startRelay, type StartedRelay } from '../support/relay.ts';
import { editAnything, loadStored, makeRows, show } from '../support/relayDocuments.ts';
import { makeUpdate, RawPeer, updatesOf } from '../support/relayPeer.ts';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
	for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

interface Said {
	event: string;
	facts: Record<string, unknown>;
}

function makeCompactor(options: Partial<CompactorOptions> = {}) {
	const storage = options.storage ?? new MemoryStorage();
	const said: Said[] = [];
	const log = (event: string, facts = {}) => void said.push({ event, facts });
	const compactor = new Compactor({ storage, log, onReplaced: () => {}, ...options });
	cleanups.push(() => compactor.stop());
	return { storage, compactor, said };
}

/** A log in which each of `count` words was typed and all but the last ones taken away again. */
function makeTypedLog(count: number): Uint8Array[] {
	const doc = new Y.Doc();
	return updatesOf(doc, () => {
		const text = doc.getText('text');
		for (let i = 0; i < count; i++) text.insert(text.length, `word ${i} `);
		text.delete(0, text.length - 40);
	});
}

describe('whether a compaction is worthwhile', () => {
	const tail = (rows: number, bytes: number, snapshot: number) => ({ rows, bytes, snapshot });

	it('is in use after 64 kB that are half the document too, or after 2,000 updates', () => {
		expect(isWorthwhile(tail(65, 9000, 0), 'inUse')).toBe(false);
		expect(isWorthwhile(tail(2000, 65_535, 0), 'inUse')).toBe(false);
		expect(isWorthwhile(tail(2, 65_536, 0), 'inUse')).toBe(true);
		expect(isWorthwhile(tail(900, 65_536, 131_072), 'inUse')).toBe(true);
		expect(isWorthwhile(tail(900, 65_536, 131_073), 'inUse')).toBe(false);
		expect(isWorthwhile(tail(2000, 300_000, 5_000_000), 'inUse')).toBe(false);
		expect(isWorthwhile(tail(2001, 50_000, 5_000_000), 'inUse')).toBe(true);
	});

	it('is after 64 updates or 256 kB once nobody is there, however large the document is', () => {
		expect(isWorthwhile(tail(64, 9000, 5_000_000), 'idle')).toBe(false);
		expect(isWorthwhile(tail(65, 9000, 5_000_000), 'idle')).toBe(true);
		expect(isWorthwhile(tail(2, 262_145, 5_000_000), 'idle')).toBe(true);
	});

	it('is for a short log only when nobody is there and it is much beside the document', () => {
		expect(isWorthwhile(tail(20, 900, 1000), 'inUse')).toBe(false);
		expect(isWorthwhile(tail(20, 900, 1000), 'idle')).toBe(true);
		expect(isWorthwhile(tail(20, 900, 100_000), 'idle')).toBe(false);
		expect(isWorthwhile(tail(0, 0, 100_000), 'idle')).toBe(false);
	});
});

describe('compaction', () => {
	it('stores at most 1.15 times the collected document after ten edits an entry', async () => {
		const { storage, compactor } = makeCompactor();
		const doc = new Y.Doc();
		const entries = doc.getMap<Y.Map<unknown>>('entry');
		const log = updatesOf(doc, () => {
			for (let i = 0; i < 1000; i++) {
				const cells = Array.from({ length: 8 }, (_, f) => [
					`f${f}`,
					[`value ${f} of ${i}`, 'p', 'd', 1e12 + i],
				]);
				entries.set(`entry-${i}`, new Y.Map(cells as [string, unknown][]));
			}
			for (let edit = 0; edit < 10; edit++)
				for (let i = 0; i < 1000; i++)
					entries.get(`entry-${i}`)?.set(`f${(i + edit) % 8}`, [`edit ${edit} of ${i}`, 'p', 'd', 2e12 + i]);
		});
		for (let from = 0; from < log.length; from += 500) {
			await storage.append(makeRows(log.slice(from, from + 500), 'w1/plan', from + 1));
			await compactor.consider('w1/plan', 'inUse');
		}
		await compactor.consider('w1/plan', 'idle');
		const { bytes, snapshot } = await storage.measure('w1/plan');
		const collected = new Y.Doc();
		Y.applyUpdate(collected, Y.encodeStateAsUpdate(doc));
		const ratio = (bytes + snapshot) / Y.encodeStateAsUpdate(collected).length;
		console.log(`stored log after ten edits an entry: ${ratio.toFixed(3)} × the collected document`);
		expect(ratio).toBeLessThanOrEqual(1.15);
		const stored = (await loadStored(storage)).getMap('entry');
		expect(stored.toJSON()).toEqual(entries.toJSON());
	});

	it('keeps rows that come meanwhile, and says what it has done', async () => {
		const log = makeTypedLog(100);
		class GrowingStorage extends MemoryStorage {
			override async read(document: string): Promise<DocumentLog> {
				const stored = await super.read(document);
				if (stored.seq === 90) await this.append(makeRows(log.slice(90), 'w1/plan', 91));
				return stored;
			}
		}
		const { storage, compactor, said } = makeCompactor({ storage: new GrowingStorage() });
		await storage.append(makeRows(log.slice(0, 90)));
		await compactor.consider('w1/plan', 'idle');
		const { snapshot, rows, seq } = await storage.read('w1/plan');
		expect([snapshot?.seq, rows.length, seq]).toEqual([90, 11, 101]);
		expect(said).toMatchObject([{ event: 'compacted', facts: { document: 'w1/plan', rows: 90 } }]);
		const whole = new Y.Doc();
		for (const update of log) Y.applyUpdate(whole, update);
		expect(show(await loadStored(storage))).toEqual(show(whole));
	});

	it('leaves a log alone, and says so, when it is not one whole document', async () => {
		const { storage, compactor, said } = makeCompactor();
		const broken = makeTypedLog(100).toSpliced(50, 1);
		await storage.append(makeRows(broken));
		const before = await storage.read('w1/plan');
		await compactor.consider('w1/plan', 'idle');
		expect(await storage.read('w1/plan')).toEqual(before);
		expect(said).toMatchObject([
			{
				event: 'compactionFailed',
				facts: { document: 'w1/plan', reason: 'something is missing in the log' },
			},
		]);
	});

	it('leaves a log alone in which there are rows that it cannot read', async () => {
		const { storage, compactor } = makeCompactor();
		await storage.append(makeRows(makeTypedLog(100)).map((row) => ({ ...row, format: 99 })));
		await compactor.consider('w1/plan', 'idle');
		expect((await storage.read('w1/plan')).snapshot).toBeNull();
		await expect(compactor.keepVersion('w1/plan', 'approved', 'anna')).rejects.toThrow(/cannot read/);
	});

	it('leaves a log alone when its thread dies, and starts another for the next document', async () => {
		const { storage, compactor, said } = makeCompactor({ memory: 16 });
		const doc = new Y.Doc();
		const log = updatesOf(doc, () => {
			for (let i = 0; i < 200_000; i++) doc.getMap('map').set(`key ${i}`, `value ${i}`);
		});
		await storage.append(makeRows([Y.encodeStateAsUpdate(doc), ...log.slice(0, 64)]));
		await storage.append(makeRows(makeTypedLog(100), 'w1/small'));
		await Promise.all([compactor.compact('w1/plan'), compactor.compact('w1/small')]);
		expect(said.map(({ event, facts }) => [event, facts.document])).toEqual([
			['compactionFailed', 'w1/plan'],
			['compacted', 'w1/small'],
		]);
		expect((await storage.read('w1/plan')).rows).toHaveLength(65);
	});

	it('gives no work to a thread that is being ended because there was none for a while', async () => {
		vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
		try {
			const { storage, compactor, said } = makeCompactor();
			for (const name of ['w1/plan', 'w1/other']) await storage.append(makeRows(makeTypedLog(100), name));
			await compactor.compact('w1/plan');
			vi.advanceTimersByTime(10_000);
			await compactor.compact('w1/other');
			expect(said.map(({ event }) => event)).toEqual(['compacted', 'compacted']);
		} finally {
			vi.useRealTimers();
		}
	});

	it('keeps the state of a month at its first compaction, and only then', async () => {
		let now = Date.UTC(2026, 9, 31, 23);
		const { storage, compactor } = makeCompactor({ now: () => now });
		const log = makeTypedLog(100);
		const compactWith = async (from: number, to: number) => {
			await storage.append(makeRows(log.slice(from, to), 'w1/plan', from + 1));
			await compactor.compact('w1/plan');
		};
		await compactWith(0, 40);
		await compactWith(40, 60);
		now = Date.UTC(2026, 10, 1);
		await compactWith(60, 80);
		await compactWith(80, 101);
		const versions = await storage.versions('w1/plan');
		expect(versions.map(({ name, author, seq }) => [name, author, seq])).toEqual([
			['2026-10', '', 40],
			['2026-11', '', 80],
		]);
		const then = new Y.Doc();
		Y.applyUpdate(then, (await storage.readVersion('w1/plan', '2026-11'))?.bytes as Uint8Array);
		const expected = new Y.Doc();
		for (const update of log.slice(0, 80)) Y.applyUpdate(expected, update);
		expect(show(then)).toEqual(show(expected));
	});
});

describe('a relay that compacts while people write', () => {
	it('does so when the log has become long, and newcomers get the collected document', async () => {
		const storage = new MemoryStorage();
		await storage.append(makeRows(makeTypedLog(2000)));
		const relay = await startRelay({ storage, timings: { commitDelay: 0 } });
		cleanups.push(() => relay.stop());
		const join = async () => {
			const newcomer = await RawPeer.join(`${relay.socketUrl()}/plan`);
			const [answer] = newcomer.ofKind('stepTwo');
			return { newcomer, bytes: answer?.update.length ?? 0, shown: show(newcomer.toDoc()) };
		};
		const before = await join();
		expect(before.bytes).toBeGreaterThan(20_000);
		before.newcomer.update(makeUpdate('one more', 7));
		await vi.waitUntil(async () => (await storage.measure('w1/plan')).snapshot > 0);
		const after = await join();
		expect(after.bytes).toBeLessThan(500);
		expect(after.shown).toEqual(before.shown);
		expect(after.newcomer.toDoc().getText('t').toString()).toBe('one more');
		expect((await storage.versions('w1/plan')).length).toBe(1);
	});

	it.each([1, 2, 3, 4, 5, 6])('[I2] [I3] never changes what a newcomer gets, seed %i', async (seed) => {
		const random = prng.create(seed);
		let relay: StartedRelay;
		const storage = new MemoryStorage();
		// What was there before is not among the recent updates, so that newcomers are served from what is stored.
		await storage.append(makeRows(makeTypedLog(50)));
		const start = async () => {
			relay = await startRelay({ storage, timings: { commitDelay: 0, linger: 0 }, cacheBytes: 4000 });
		};
		await start();
		cleanups.push(() => relay.stop());
		const urlOf = () => `${relay.socketUrl()}/plan`;
		const people = await Promise.all(
			Array.from({ length: 3 }, (_, i) => Person.join(seed * 100 + i, urlOf())),
		);
		for (let step = 0; step < 150; step++) {
			const person = people[prng.int32(random, 0, 2)] as Person;
			const what = prng.int32(random, 0, 19);
			if (what < 14) editAnything(person.doc, random);
			else if (what < 16) void relay!.documents.compactor.compact('w1/plan');
			else if (what === 16) await person.rejoin(urlOf());
			else if (what === 17 && prng.int32(random, 0, 4) === 0) {
				await relay!.stop();
				await start();
				for (const each of people) await each.rejoin(urlOf());
			} else {
				for (const each of people) await each.peer.settle();
				const newcomer = await Person.join(seed * 100 + 50 + step, urlOf());
				expect(newcomer.shown()).toEqual(person.shown());
				await newcomer.peer.leave();
			}
		}
		for (const person of people) await person.rejoin(urlOf());
		for (const person of people) await person.peer.settle();
		for (const person of people) await person.rejoin(urlOf());
		const shown = people.map((person) => person.shown());
		expect(shown).toEqual(shown.map(() => shown[0]));
		await relay!.documents.compactor.compact('w1/plan');
		expect(show(await loadStored(storage))).toEqual(shown[0]);
	});
});

/** Somebody who edits a document through the relay, in step with it after each `settle`. */
class Person {
	readonly doc = new Y.Doc();
	peer!: RawPeer;

	static async join(client: number, url: string): Promise<Person> {
		const person = new Person();
		person.doc.clientID = client;
		person.doc.on('update', (update: Uint8Array, origin: unknown) => {
			if (origin !== 'relay') person.peer.update(update);
		});
		await person.rejoin(url);
		return person;
	}

	async rejoin(url: string): Promise<void> {
		const { doc } = this;
		this.peer?.socket.terminate();
		const peer = await RawPeer.open(url);
		this.peer = peer;
		peer.socket.on('message', () => {
			const message = peer.received.at(-1);
			if (message?.kind === 'stepTwo' || message?.kind === 'update')
				Y.applyUpdate(doc, message.update, 'relay');
		});
		peer.stepOne(Y.decodeStateVector(Y.encodeStateVector(doc)));
		const asked = await peer.until('stepOne');
		peer.stepTwo(Y.encodeStateAsUpdate(doc, Y.encodeStateVector(asked.clocks)));
		await peer.settle();
	}

	shown(): unknown {
		return show(this.doc);
	}
}
