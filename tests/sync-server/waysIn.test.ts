// Over 300 lines: one suite, run over the three ways in.

import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { CLOSE, LIMITS } from '../../sync-server/documents/peer.ts';
import { FORMAT } from '../../sync-server/storage/storage.ts';
import { writeGarbageStructs, writeNested, writeScatteredDeletions } from '../support/hostileUpdates.ts';
import { ListedGate } from '../support/listedGate.ts';
import { seededRandom } from '../support/random.ts';
import { startRelay, type StartedRelay, type StartOptions } from '../support/relay.ts';
import { makeUpdate, updatesOf } from '../support/relayPeer.ts';
import { HeldStorage } from '../support/relayStorages.ts';
import type { SpokenPeer } from '../support/spokenPeer.ts';
import { equalDocs, untilDocs } from '../support/stockPeer.ts';
import { joinBy, WAYS_IN, type WayIn } from '../support/waysIn.ts';

const storages: HeldStorage[] = [];
let relay: StartedRelay;
afterEach(async () => {
	for (const storage of storages.splice(0)) storage.release();
	await relay.stop();
});

async function start(options: StartOptions = {}): Promise<HeldStorage> {
	const storage = new HeldStorage();
	storages.push(storage);
	relay = await startRelay({ storage, ...options });
	return storage;
}

/** Resolves once the relay has said that these updates are on its disk. */
const untilAcknowledged = (peer: SpokenPeer, ...updates: Uint8Array[]) =>
	peer.untilHolds(() => updates.every((update) => peer.hasAcknowledged(update)));

describe.each(Object.entries(WAYS_IN))('%s', (_name, way) => {
	const join = (document?: string, token?: string) => joinBy(way, relay, document, token);

	it('[I2] acknowledges an update only after the commit, while the others receive it at once', async () => {
		const storage = await start();
		const [anna, biel] = [await join(), await join()];
		storage.hold();
		const update = makeUpdate();
		anna.update(update);
		expect((await biel.until('update')).update).toEqual(update);
		await storage.arrived();
		await anna.settle();
		expect(anna.hasAcknowledged(update)).toBe(false);
		expect((await storage.read('w1/plan')).rows).toEqual([]);
		storage.release();
		await untilAcknowledged(anna, update);
		expect((await storage.read('w1/plan')).rows).toHaveLength(1);
	});

	it('[I2] acknowledges what is contained already after the commit under way, whoever sent it', async () => {
		const storage = await start();
		const [anna, biel] = [await join(), await join()];
		storage.hold();
		const update = makeUpdate();
		anna.update(update);
		await biel.until('update');
		const hers = biel.ofKind('update').length;
		biel.stepTwo(update);
		await storage.arrived();
		await biel.settle();
		expect(biel.ofKind('update')).toHaveLength(hers);
		storage.release();
		await untilAcknowledged(anna, update);
		await untilAcknowledged(biel, update);
		biel.update(update);
		await untilAcknowledged(biel, update);
		expect((await storage.read('w1/plan')).rows).toHaveLength(1);
	});

	it('[I2] acknowledges nothing when the disk fails, closes 1011, and takes it all the next time', async () => {
		const storage = await start();
		const anna = await join();
		const update = makeUpdate();
		storage.failOnce(new Error('disk full'));
		anna.update(update);
		expect((await anna.closed).code).toBe(CLOSE.storageFailed);
		expect(anna.hasAcknowledged(update)).toBe(false);
		const again = await join();
		again.stepTwo(update);
		await untilAcknowledged(again, update);
	});

	it('stores nothing behind a gap until a step 2 has closed it', async () => {
		const storage = await start();
		const doc = new Y.Doc();
		const [first, second] = updatesOf(doc, () => {
			doc.getText('t').insert(0, 'a');
			doc.getText('t').insert(1, 'b');
		}) as [Uint8Array, Uint8Array];
		const anna = await join();
		await anna.until('stepOne');
		anna.stepTwo(new Uint8Array([0, 0]));
		anna.update(second);
		await anna.until('stepOne', 1);
		await anna.settle();
		expect(anna.hasAcknowledged(second)).toBe(false);
		const both = Y.mergeUpdates([first, second]);
		anna.stepTwo(both);
		await untilAcknowledged(anna, both);
		expect((await storage.read('w1/plan')).rows).toHaveLength(1);
	});

	it('keeps and acknowledges deletions', async () => {
		await start();
		const doc = new Y.Doc();
		const anna = await join();
		doc.getText('t').insert(0, 'hello');
		anna.update(Y.encodeStateAsUpdate(doc));
		const [deletion] = updatesOf(doc, () => doc.getText('t').delete(0, 2)) as [Uint8Array];
		anna.update(deletion);
		await untilAcknowledged(anna, deletion);
		expect((await join()).toDoc().getText('t').toString()).toBe('llo');
	});

	it('closes on what is malformed, and on nobody else', async () => {
		await start();
		const [anna, biel] = [await join(), await join()];
		anna.update(makeUpdate().slice(0, -3));
		expect((await anna.closed).code).toBe(CLOSE.malformed);
		const update = makeUpdate();
		biel.update(update);
		await untilAcknowledged(biel, update);
	});

	it('closes on an update that is too large', async () => {
		await start();
		const anna = await join();
		anna.update(new Uint8Array(LIMITS.update + 1));
		expect((await anna.closed).code).toBe(CLOSE.tooLarge);
	});

	it('closes on a flood of updates, and takes a paste and fast typing', async () => {
		await start();
		const [anna, flooder] = [await join(), await join()];
		const doc = new Y.Doc();
		const typed = updatesOf(doc, () => {
			doc.getText('t').insert(0, 'pasted '.repeat(10_000));
			for (let i = 0; i < 500; i++) doc.getText('t').insert(i, 'x');
		});
		for (const update of typed) anna.update(update);
		await untilAcknowledged(anna, typed.at(-1) as Uint8Array);
		const same = makeUpdate();
		for (let i = 0; i < LIMITS.updatesAtOnce * 2; i++) flooder.update(same);
		expect((await flooder.closed).code).toBe(CLOSE.tooFast);
	});

	it('tells who is here, and that somebody has gone who dropped the line', async () => {
		await start({ timings: { awareness: 0, silence: 300 } });
		const [anna, biel] = [await join(), await join()];
		anna.awareness({ client: 7, clock: 1, state: { name: 'Anna' } });
		await biel.untilHolds(() => biel.presence().has(7));
		way.drop(anna);
		await biel.untilHolds(() => !biel.presence().has(7));
	});

	it('tells a flood of awareness in a few messages, the newest state included', async () => {
		await start();
		const [anna, biel] = [await join(), await join()];
		for (let clock = 1; clock <= 3000; clock++)
			anna.awareness({ client: 7, clock, state: { at: clock, words: 'x'.repeat(500) } });
		await biel.untilHolds(() => (biel.presence().get(7) as { at: number } | undefined)?.at === 3000);
		expect(biel.ofKind('awareness').length).toBeLessThan(100);
		anna.awareness({ client: 7, clock: 3001, state: 'x'.repeat(LIMITS.awarenessState) });
		expect((await anna.closed).code).toBe(CLOSE.tooLarge);
	});

	it('[I7] lets readers read, asks them for nothing, and closes when they write', async () => {
		const gate = new ListedGate();
		gate.list('reader', { rights: { plan: 'read' } });
		gate.list('writer', { rights: { plan: 'write' } });
		const storage = await start({ gate });
		const writer = await join('plan', 'writer');
		const update = makeUpdate('hello', 1);
		writer.update(update);
		const reader = await join('plan', 'reader');
		await reader.untilHolds(() => reader.toDoc().getText('t').toString() === 'hello');
		await reader.settle();
		expect(reader.ofKind('stepOne')).toEqual([]);
		reader.update(makeUpdate('no', 2));
		expect((await reader.closed).code).toBe(CLOSE.writeNotAllowed);
		await untilAcknowledged(writer, update);
		await writer.settle();
		const { rows } = await storage.read('w1/plan');
		expect(rows.map(({ invites }) => invites)).toEqual(['writer']);
	});

	it('closes 4403 where nothing may be read', async () => {
		const gate = new ListedGate();
		gate.list('guest', { rights: { 'org/a': 'write' } });
		await start({ gate });
		expect((await (await way.open(relay, 'plan', 'guest')).closed).code).toBe(CLOSE.writeNotAllowed);
		expect(relay.documents.size).toBe(0);
	});

	it('closes 4404 once a document is retired, for whoever is there and whoever comes', async () => {
		const gate = new ListedGate();
		gate.list('writer', { rights: { plan: 'write' } });
		await start({ gate, timings: { linger: 0 } });
		const anna = await join('plan', 'writer');
		gate.retire('w1/plan');
		expect((await anna.closed).code).toBe(CLOSE.retired);
		expect((await (await way.open(relay, 'plan', 'writer')).closed).code).toBe(CLOSE.retired);
	});

	it('closes 4401 when the invite is revoked', async () => {
		const gate = new ListedGate();
		gate.list('anna', { rights: { plan: 'write' } });
		gate.list('biel', { rights: { plan: 'write' } });
		await start({ gate });
		const [anna, biel] = [await join('plan', 'anna'), await join('plan', 'biel')];
		gate.revoke('anna');
		expect((await anna.closed).code).toBe(CLOSE.credentials);
		await biel.settle();
	});

	it('closes on more structs and deletions than fit into memory, on a value nested too deeply, and on a state vector of too many', async () => {
		const storage = await start();
		for (const [update, code] of [
			[writeGarbageStructs(LIMITS.structs + 1), CLOSE.tooLarge],
			[writeNested(1000), CLOSE.malformed],
		] as const) {
			const anna = await join();
			anna.stepTwo(update);
			expect((await anna.closed).code).toBe(code);
		}
		const reader = await join();
		reader.stepOne(new Map(Array.from({ length: 2 ** 18 }, (_, client) => [client + 2 ** 22, 2 ** 22])));
		expect((await reader.closed).code).toBe(CLOSE.tooLarge);
		expect((await storage.read('w1/plan')).seq).toBe(0);
	}, 20_000);

	it('takes a hundred thousand scattered deletions without holding anybody up', async () => {
		await start();
		const anna = await join();
		const update = writeScatteredDeletions(100_000);
		const began = performance.now();
		anna.update(update);
		await untilAcknowledged(anna, update);
		expect(performance.now() - began).toBeLessThan(2500);
	}, 20_000);

	it('closes on a flood of questions', async () => {
		await start();
		const anna = await join();
		for (let i = 0; i <= LIMITS.stepOnesAtOnce; i++) anna.stepOne();
		expect((await anna.closed).code).toBe(CLOSE.tooFast);
	});

	it('closes on more awareness than a room makes', async () => {
		await start();
		const anna = await join();
		const state = 'x'.repeat(LIMITS.awarenessState - 100);
		const crowd = Array.from({ length: 400 }, (_, client) => ({ client, clock: 1, state }));
		for (let i = 0; i < 10; i++) anna.awareness(...crowd);
		expect((await anna.closed).code).toBe(CLOSE.tooFast);
	});

	it('closes 4413 once a document has as much as it may have, and lets people delete from it', async () => {
		const storage = await start();
		let seq = 0;
		const fill = async (bytes: number) => {
			const update = makeUpdate('x'.repeat(bytes), ++seq);
			await storage.append([
				{ document: 'w1/plan', seq, format: FORMAT.yjsUpdate, bytes: update, invites: '', time: 1 },
			]);
			return update;
		};
		const first = await fill(20 * 2 ** 20);
		await fill(13 * 2 ** 20);
		const anna = await join();
		anna.update(makeUpdate('more', 9));
		expect((await anna.closed).code).toBe(CLOSE.tooLarge);
		const doc = new Y.Doc();
		Y.applyUpdate(doc, first);
		const [deletion] = updatesOf(doc, () => doc.getText('t').delete(0, 1000)) as [Uint8Array];
		const biel = await join();
		biel.update(deletion);
		await untilAcknowledged(biel, deletion);
	}, 30_000);

	it('[I8] refills a wiped relay with a document of 20 MiB in one step 2, which reaches the others whole', async () => {
		await start();
		const [anna, biel] = [await join(), await join()];
		const doc = new Y.Doc();
		for (let i = 0; i < 2000; i++) doc.getMap('m').set(`entry ${i}`, 'content '.repeat(1310));
		const whole = Y.encodeStateAsUpdate(doc);
		expect(whole.length).toBeGreaterThan(20 * 2 ** 20);
		anna.stepTwo(whole);
		await untilAcknowledged(anna, whole);
		await biel.untilHolds(() => biel.toDoc().getMap('m').size === 2000);
		expect((await join()).toDoc().getMap('m').size).toBe(2000);
	}, 60_000);

	it('[I7] does not refuse a reader who replays what their device holds, deletions of their own Yjs included', async () => {
		const gate = new ListedGate();
		gate.list('reader', { rights: { plan: 'read' } });
		gate.list('writer', { rights: { plan: 'write' } });
		const storage = await start({ gate });
		const writer = await join('plan', 'writer');
		const update = makeUpdate('hello', 1);
		writer.update(update);
		await untilAcknowledged(writer, update);
		const held = new Y.Doc();
		Y.applyUpdate(held, update);
		const [derived] = updatesOf(held, () => held.getText('t').delete(1, 2)) as [Uint8Array];
		const reader = await join('plan', 'reader');
		reader.stepTwo(Y.encodeStateAsUpdate(held));
		reader.update(update);
		reader.update(derived);
		await reader.settle();
		await writer.settle();
		expect(writer.toDoc().getText('t').toString()).toBe('hello');
		expect((await storage.read('w1/plan')).seq).toBe(1);
	});

	it('stores nothing of an update that belongs to another document', async () => {
		const storage = await start();
		const doc = new Y.Doc();
		const [first, second] = updatesOf(doc, () => {
			doc.getText('t').insert(0, 'a');
			doc.getText('t').insert(1, 'b');
		}) as [Uint8Array, Uint8Array];
		const [plan, other] = [await join('plan'), await join('org/a')];
		plan.update(first);
		await untilAcknowledged(plan, first);
		other.update(second);
		await other.settle();
		plan.update(second);
		await untilAcknowledged(plan, second);
		expect(other.hasAcknowledged(second)).toBe(false);
		expect((await storage.read('w1/org/a')).seq).toBe(0);
	});

	it('keeps nothing in memory of documents that were never written', async () => {
		await start();
		for (let i = 0; i < 30; i++) await (await join(`org/o${i}`)).leave();
		await expect.poll(() => relay.documents.size).toBe(0);
	});

	it('closes when the relay stops, as something to come back after', async () => {
		await start();
		const anna = await join();
		const update = makeUpdate();
		anna.update(update);
		await untilAcknowledged(anna, update);
		const stopped = relay.stop();
		// Whoever is just between two requests finds the door shut, which says as much.
		expect([CLOSE.restarting, 1006]).toContain((await anna.closed).code);
		await stopped;
	});
});

/** Somebody who edits a document and brings it to the relay by one way in, whatever happens to the line. */
class Editor {
	readonly doc = new Y.Doc();
	peer: SpokenPeer | null = null;
	readonly #way: WayIn;

	constructor(way: WayIn, client: number) {
		this.#way = way;
		this.doc.clientID = client;
		this.doc.on('update', (update: Uint8Array, origin: unknown) => {
			if (origin !== 'relay') this.peer?.update(update);
		});
	}

	async connect(): Promise<void> {
		const peer = (this.peer = await this.#way.open(relay));
		let dealt = 0;
		void peer.untilHolds(() => {
			for (const message of peer.received.slice(dealt)) {
				dealt++;
				if (message.kind === 'stepOne')
					peer.stepTwo(Y.encodeStateAsUpdate(this.doc, Y.encodeStateVector(message.clocks)));
				else if (message.kind === 'update' || message.kind === 'stepTwo')
					Y.applyUpdate(this.doc, message.update, 'relay');
			}
			return this.peer !== peer;
		});
		peer.stepOne(Y.decodeStateVector(Y.encodeStateVector(this.doc)));
	}

	drop(): void {
		if (this.peer) this.#way.drop(this.peer);
		this.peer = null;
	}
}

describe('people who came by different ways', () => {
	it.each([1, 2, 3])('[I3] converge in one document, hard drops included, seed %i', async (seed) => {
		await start();
		const random = seededRandom(seed);
		const ways = Object.values(WAYS_IN);
		const editors = [...ways, ...ways].map((way, i) => new Editor(way, seed * 100 + i));
		for (const editor of editors) await editor.connect();
		for (let step = 0; step < 80; step++) {
			const editor = random.pick(editors);
			const text = editor.doc.getText('t');
			if (random.chance(0.08)) editor.drop();
			else if (!editor.peer && random.chance(0.5)) await editor.connect();
			else if (text.length > 3 && random.chance(0.3)) text.delete(random.below(text.length - 1), 2);
			else text.insert(random.below(text.length + 1), `${step} `);
			if (random.chance(0.3)) await new Promise((resolve) => setImmediate(resolve));
		}
		for (const editor of editors) if (!editor.peer) await editor.connect();
		const docs = editors.map(({ doc }) => doc);
		await untilDocs(docs, () => equalDocs(docs));
		const late = await joinBy(WAYS_IN['a stock socket']!, relay);
		await late.untilHolds(() => late.toDoc().getText('t').toString() === docs[0]!.getText('t').toString());
	});
});
