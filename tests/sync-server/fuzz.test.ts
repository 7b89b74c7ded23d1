import * as prng from 'lib0/prng';
import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { Ledger } from '../../sync-server/documents/ledger.ts';
import { SqliteStorage } from '../../sync-server/storage/sqliteStorage.ts';
import { decodeUpdate } from '../../sync-server/documents/updates.ts';
import { makeTemporaryDirectory, spawnRelay, type SpawnedRelay } from '../support/relay.ts';
import { RawPeer } from '../support/relayPeer.ts';
import { equalDocs, untilDocs } from '../support/stockPeer.ts';

const PEERS = 8;
const ROUNDS = 3;
const STEPS = 60;

/** Somebody with a document, who edits it whether connected or not, and remembers what was acknowledged. */
class Participant {
	readonly doc = new Y.Doc();
	readonly acknowledged: Uint8Array[] = [];
	#peer: RawPeer | null = null;

	constructor(client: number) {
		this.doc.clientID = client;
		this.doc.on('update', (update: Uint8Array, origin: unknown) => {
			if (origin !== 'relay') this.#peer?.update(update);
		});
	}

	get connected(): boolean {
		return this.#peer !== null;
	}

	async connect(relay: SpawnedRelay): Promise<void> {
		const peer = await RawPeer.open(`${relay.socketUrl()}/plan`);
		peer.socket.on('message', () => this.#hear(peer));
		void peer.closed.then(() => this.#peer === peer && (this.#peer = null));
		this.#peer = peer;
		peer.stepOne(Y.decodeStateVector(Y.encodeStateVector(this.doc)));
	}

	disconnect(): void {
		this.#peer?.socket.terminate();
		this.#peer = null;
	}

	async leave(): Promise<void> {
		const peer = this.#peer;
		this.#peer = null;
		await peer?.leave();
	}

	#hear(peer: RawPeer): void {
		if (this.#peer !== peer) return;
		const message = peer.received.at(-1);
		if (message?.kind === 'stepOne')
			peer.stepTwo(Y.encodeStateAsUpdate(this.doc, Y.encodeStateVector(message.clocks)));
		else if (message?.kind === 'update' || message?.kind === 'stepTwo') {
			const update = decodeUpdate(message.update);
			if (message.kind === 'update' && update.runs.some((run) => run.client === this.doc.clientID))
				this.acknowledged.push(message.update);
			Y.applyUpdate(this.doc, message.update, 'relay');
		}
	}
}

function edit(doc: Y.Doc, random: prng.PRNG): void {
	const text = doc.getText('t');
	const what = prng.int32(random, 0, 5);
	if (what === 0 && text.length > 0) text.delete(prng.int32(random, 0, text.length - 1), 1);
	else if (what === 1) doc.getMap('m').set(`k${prng.int32(random, 0, 4)}`, prng.int32(random, 0, 1000));
	else if (what === 2) doc.getMap('m').delete(`k${prng.int32(random, 0, 4)}`);
	else text.insert(prng.int32(random, 0, text.length), prng.word(random, 1, 6));
}

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
	for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function disturb(people: Participant[], relay: SpawnedRelay, random: prng.PRNG): Promise<void> {
	for (let step = 0; step < STEPS; step++) {
		const person = people[prng.int32(random, 0, people.length - 1)] as Participant;
		const what = prng.int32(random, 0, 19);
		if (what === 0) person.disconnect();
		else if (what < 4 && !person.connected) await person.connect(relay);
		else for (let edits = prng.int32(random, 1, 12); edits > 0; edits--) edit(person.doc, random);
		// Lets sockets work in between, without waiting for any of them.
		if (what > 10) await new Promise((resolve) => setImmediate(resolve));
	}
}

describe('many peers, random edits, lost connections and kills of the relay', () => {
	it.each([1, 2, 3])(
		'[I2] [I3] converge and keep what was echoed, seed %i',
		async (seed) => {
			const random = prng.create(seed);
			const { directory: data, remove } = makeTemporaryDirectory();
			cleanups.push(remove);
			const people = Array.from({ length: PEERS }, (_, i) => new Participant(seed * 100 + i));
			for (let round = 0; round < ROUNDS; round++) {
				const relay = await spawnRelay({ data });
				cleanups.push(() => relay.kill());
				for (const person of people) await person.connect(relay);
				await disturb(people, relay, random);
				await relay.kill();
				for (const person of people) person.disconnect();
				for (const person of people) edit(person.doc, random);
			}
			const relay = await spawnRelay({ data });
			cleanups.push(() => relay.kill());
			const docs = people.map((person) => person.doc);
			for (const person of people) await person.connect(relay);
			await untilDocs(docs, () => equalDocs(docs));
			const late = new Participant(seed * 100 + 99);
			await late.connect(relay);
			await untilDocs([late.doc], () => equalDocs([late.doc, docs[0] as Y.Doc]));
			const texts = [...docs, late.doc].map((doc) => doc.getText('t').toString());
			expect(new Set(texts).size).toBe(1);
			expect(new Set(docs.map((doc) => JSON.stringify(doc.getMap('m').toJSON(), sortedKeys(doc)))).size).toBe(
				1,
			);
			for (const person of [...people, late]) await person.leave();
			expect(await relay.terminate()).toBe(0);

			const storage = new SqliteStorage(data);
			const { snapshot, rows } = await storage.read('w1/plan');
			await storage.close();
			const kept = new Ledger();
			const stored = new Y.Doc();
			for (const row of snapshot ? [snapshot, ...rows] : rows) {
				const update = decodeUpdate(row.bytes);
				expect(kept.judge(update).gap).toBe(false);
				kept.add(update);
				Y.applyUpdate(stored, row.bytes);
			}
			expect(stored.getText('t').toString()).toBe(texts[0]);
			const echoes = people.flatMap((person) => person.acknowledged);
			expect(echoes.length).toBeGreaterThan(PEERS);
			for (const update of echoes)
				expect(kept.judge(decodeUpdate(update))).toMatchObject({ newStructs: false, newDeletions: false });
		},
		20_000,
	);
});

function sortedKeys(doc: Y.Doc): string[] {
	return [...doc.getMap('m').keys()].sort();
}
