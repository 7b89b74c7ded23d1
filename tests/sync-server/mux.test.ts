// Over 300 lines: every op of the shared connection, with one setting for all.

import { afterEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { CLOSE, LIMITS } from '../../sync-server/documents/peer.ts';
import { CONNECTION, OP, readEntries } from '../../sync-server/mux/wire.ts';
import { ListedGate } from '../support/listedGate.ts';
import { joinMux, MuxPeer, SocketWire, writeEntry, writeHello, type MuxChannel } from '../support/muxPeer.ts';
import { seededRandom } from '../support/random.ts';
import { startRelay, type StartedRelay, type StartOptions } from '../support/relay.ts';
import { makeUpdate, updatesOf } from '../support/relayPeer.ts';
import { HeldStorage } from '../support/relayStorages.ts';
import { equalDocs } from '../support/stockPeer.ts';

let relay: StartedRelay;
afterEach(() => relay.stop());
const start = async (options?: StartOptions) => (relay = await startRelay(options));

const fill = async (storage: HeldStorage, ...documents: string[]) =>
	storage.append(
		documents.map((document) => ({
			document,
			seq: 1,
			format: 1,
			bytes: makeUpdate(),
			invites: '',
			time: 0,
		})),
	);
const NAMES = Array.from({ length: 52 }, (_, i) => `org/o${i}`);

describe('a hello', () => {
	const greet = async (frame: Uint8Array) => {
		const peer = new MuxPeer(await SocketWire.open(relay.url));
		peer.wire.send(frame);
		return peer;
	};

	it('is answered with who one is, which log this is, and how far each document is, loading none', async () => {
		const storage = new HeldStorage();
		await fill(storage, ...NAMES.map((name) => `w1/${name}`), 'w2/plan');
		await start({ storage });
		const anna = await joinMux(relay.url);
		const { protocol, epoch, you, documents } = anna.welcome;
		expect([protocol, epoch, you.role, you.expires]).toEqual([1, storage.epoch, 'editor', null]);
		expect(Object.keys(documents).sort()).toEqual([...NAMES].sort());
		expect(documents['org/o7']).toEqual([1, 'rw']);
		expect(relay.documents.size).toBe(0);
		expect((await joinMux(relay.url, 'w2')).welcome.documents).toEqual({ plan: [1, 'rw'] });
		expect((await joinMux(relay.url, 'w3')).welcome.documents).toEqual({});
	});

	it('[I7] lists only what may be read and is not retired', async () => {
		const gate = new ListedGate();
		gate.list('member', { rights: { 'org/a': 'write', plan: 'read', 'org/b': 'read' } });
		gate.retired.add('w1/org/b');
		const storage = new HeldStorage();
		await fill(storage, 'w1/plan', 'w1/org/a', 'w1/org/b', 'w1/private/a');
		await start({ storage, gate });
		const { documents } = (await joinMux(relay.url, 'w1', 'member')).welcome;
		expect(documents).toEqual({ plan: [1, 'r'], 'org/a': [1, 'rw'] });
	});

	it.each([
		['that is not one', CLOSE.malformed, writeEntry(1, OP.open, { document: 'plan' })],
		['that is garbage', CLOSE.malformed, new Uint8Array([255, 255, 255])],
		['that is empty', CLOSE.malformed, new Uint8Array()],
		['of a workspace that cannot be', CLOSE.malformed, writeHello('../w1')],
		['of an old client', CLOSE.clientTooOld, writeEntry(0, OP.hello, { workspace: 'w1', token: '' })],
		['that is too large', CLOSE.tooLarge, writeHello('w1', 'x'.repeat(LIMITS.hello))],
		['much larger still', CLOSE.tooLarge, writeHello('w1', 'x'.repeat(2 ** 20))],
	])('%s closes', async (_name, code, frame) => {
		await start();
		const peer = await greet(frame);
		// The rest of a large one is not waited for.
		const codes = frame.length > 2 ** 16 ? [code, 1006] : [code];
		expect(codes).toContain((await peer.closed).code);
		expect(peer.frames).toEqual([]);
	});

	it('that does not come closes', async () => {
		await start({ timings: { hello: 20 } });
		const peer = new MuxPeer(await SocketWire.open(relay.url));
		expect((await peer.closed).code).toBe(CLOSE.credentials);
	});

	it('with a token that is not accepted closes 4401', async () => {
		await start({ gate: new ListedGate() });
		const peer = await greet(writeHello('w1', 'unknown'));
		expect((await peer.closed).code).toBe(CLOSE.credentials);
	});

	it('may be followed at once by what counts only once it was accepted', async () => {
		await start();
		const peer = await greet(writeHello());
		const channel = peer.open('plan');
		channel.stepOne();
		await channel.until('stepTwo');
		expect(peer.frames[0]?.[0]?.op).toBe(OP.welcome);
	});
});

describe('the acknowledgements of a channel', () => {
	it('[I2] are the exact numbers of what is on disk, in a room where each of them differs', async () => {
		const storage = new HeldStorage();
		await start({ storage });
		const anna = await (await joinMux(relay.url)).openAndJoin('plan');
		const doc = new Y.Doc();
		const [first, second, third] = updatesOf(doc, () => {
			for (const letter of 'abc') doc.getText('t').insert(0, letter);
		}) as [Uint8Array, Uint8Array, Uint8Array];
		const waiting = new Y.Doc();
		const [missing, pending] = updatesOf(waiting, () => {
			for (const letter of 'xy') waiting.getText('t').insert(0, letter);
		}) as [Uint8Array, Uint8Array];
		storage.hold();
		anna.stepTwo(new Uint8Array([0, 0])); // 0: empty
		anna.update(first); // 1
		anna.update(third); // 2: behind a gap
		anna.stepTwo(Y.mergeUpdates([second, pending])); // 3: a part of it waits for `missing`
		anna.update(first); // 4: contained already
		await anna.settle();
		expect(anna.acknowledged).toEqual([0]);
		storage.release();
		await anna.untilHolds(() => anna.acknowledged.length >= 3);
		await anna.settle();
		expect(anna.acknowledged).toEqual([0, 1, 4]);
		anna.stepTwo(Y.mergeUpdates([missing, pending, first, second, third])); // 5
		await anna.untilHolds(() => anna.acknowledged.includes(5));
		expect(anna.ofKind('update')).toEqual([]);
	});
});

/** What a device keeps between two connections: its document, and how far it has the relay's log. */
interface Kept {
	state: Uint8Array;
	place: { epoch: string; seq: number };
}

async function readAll(channel: MuxChannel, seq: number): Promise<Kept> {
	await channel.untilHolds(() => channel.places.at(-1) === seq);
	const { epoch } = channel.peer.welcome;
	return { state: Y.encodeStateAsUpdate(channel.toDoc()), place: { epoch, seq } };
}

/** Somebody who comes back with what they kept. */
async function comeBack({ state, place }: Kept, clean = true) {
	const peer = await joinMux(relay.url);
	const channel = peer.open('plan', { place, clean });
	const doc = new Y.Doc();
	Y.applyUpdate(doc, state);
	channel.stepOne(Y.decodeStateVector(Y.encodeStateVector(doc)));
	const { update } = await channel.until('stepTwo');
	Y.applyUpdate(doc, update);
	await channel.untilHolds(() => channel.places.length > 0);
	return { channel, doc, answer: Y.decodeUpdate(update), text: doc.getText('t').toString() };
}

describe('a place', () => {
	/** "hello" with its first letters deleted, as two rows, which somebody has read. */
	async function write(storage = new HeldStorage()): Promise<{ kept: Kept; doc: Y.Doc; anna: MuxChannel }> {
		await start({ storage, timings: { place: 0 } });
		const anna = await (await joinMux(relay.url)).openAndJoin('plan');
		const doc = new Y.Doc();
		doc.on('update', (update: Uint8Array) => anna.update(update));
		doc.getText('t').insert(0, 'hello');
		await anna.untilHolds(() => anna.acknowledged.length === 1);
		doc.getText('t').delete(0, 2);
		await anna.untilHolds(() => anna.acknowledged.length === 2);
		const biel = await (await joinMux(relay.url)).openAndJoin('plan');
		return { kept: await readAll(biel, 2), doc, anna };
	}

	async function restart(storage: HeldStorage): Promise<void> {
		await relay.stop();
		await start({ storage, timings: { place: 0 } });
	}

	it('costs nothing to whoever is up to date, deletions included, who is asked for nothing', async () => {
		const { kept } = await write();
		const { channel, answer, text } = await comeBack(kept);
		expect([answer.structs, answer.ds.clients.size, text]).toEqual([[], 0, 'llo']);
		expect(channel.places).toEqual([2]);
		await channel.settle();
		expect(channel.ofKind('stepOne')).toEqual([]);
	});

	it.each(['in memory', 'on disk only'])('brings only what came after it, which is %s', async (where) => {
		const storage = new HeldStorage();
		const { kept, doc, anna } = await write(storage);
		doc.getText('t').insert(0, 'J');
		doc.getText('t').delete(1, 1);
		await anna.untilHolds(() => anna.acknowledged.length === 4);
		if (where === 'on disk only') await restart(storage);
		const { answer, text } = await comeBack(kept);
		expect(answer.structs).toHaveLength(1);
		expect([...answer.ds.clients.values()].flat()).toHaveLength(1);
		expect(text).toBe('Jlo');
	});

	it('brings what is not on disk yet too, and is told again once it is', async () => {
		const storage = new HeldStorage();
		const { kept, doc, anna } = await write(storage);
		storage.hold();
		doc.getText('t').insert(0, 'J');
		await storage.arrived();
		const { channel, text } = await comeBack(kept);
		expect([text, channel.places]).toEqual(['Jllo', [2]]);
		storage.release();
		await anna.untilHolds(() => anna.acknowledged.length === 3);
		await channel.untilHolds(() => channel.places.at(-1) === 3);
	});

	it('that has been compacted away is answered as usual', async () => {
		const storage = new HeldStorage();
		const { kept, doc, anna } = await write(storage);
		doc.getText('t').delete(0, 1);
		await anna.untilHolds(() => anna.acknowledged.length === 3);
		await relay.stop();
		const bytes = Y.encodeStateAsUpdate(doc);
		expect(await storage.replace('w1/plan', { seq: 3, format: 1, bytes })).toBe(true);
		await start({ storage });
		const { channel, text } = await comeBack(kept);
		expect([text, channel.places]).toEqual(['lo', [3]]);
	});

	it.each(['of another log', 'beyond the end'])('[I8] %s: the ordinary answer, and step 1', async (which) => {
		const { kept } = await write();
		const place = which === 'of another log' ? { epoch: 'other', seq: 1 } : { ...kept.place, seq: 99 };
		const { channel, text } = await comeBack({ state: new Uint8Array([0, 0]), place });
		expect(text).toBe('llo');
		await channel.until('stepOne');
	});

	it('is no reason not to ask whoever holds something unacknowledged', async () => {
		const { kept } = await write();
		const { channel } = await comeBack(kept, false);
		await channel.until('stepOne');
	});

	it('says whether all that was sent is on disk, which carets have nothing to do with', async () => {
		const storage = new HeldStorage();
		await start({ storage, timings: { place: 100, commitDelay: 0, awareness: 0 } });
		const anna = await (await joinMux(relay.url)).openAndJoin('plan');
		const biel = await (await joinMux(relay.url)).openAndJoin('plan');
		for (let client = 1; client <= 2; client++) {
			anna.update(makeUpdate('a', client));
			await anna.untilHolds(() => anna.acknowledged.length === client);
		}
		anna.awareness({ client: 7, clock: 1, state: {} });
		await biel.until('awareness');
		await biel.untilHolds(() => biel.places.at(-1) === 2);
		expect([biel.places, biel.settled]).toEqual([[0, 1, 2], true]);
		storage.hold();
		anna.update(makeUpdate('a', 3));
		await storage.arrived();
		const celia = await (await joinMux(relay.url)).openAndJoin('plan');
		await celia.untilHolds(() => celia.places.length > 0);
		expect([celia.places, celia.settled]).toEqual([[2], false]);
		storage.release();
		await celia.untilHolds(() => celia.places.at(-1) === 3 && celia.settled);
	});

	it('is told at most once in an interval, and the last one always', async () => {
		await start({ timings: { place: 60_000, commitDelay: 0 } });
		const anna = await (await joinMux(relay.url)).openAndJoin('plan');
		for (let i = 0; i < 20; i++) {
			anna.update(makeUpdate('a', i + 1));
			await anna.untilHolds(() => anna.acknowledged.length === i + 1);
		}
		expect(anna.places).toEqual([0, 1]);
		await relay.stop();
		await start({ timings: { place: 5, commitDelay: 0 } });
		const biel = await (await joinMux(relay.url)).openAndJoin('plan');
		for (let i = 0; i < 20; i++) biel.update(makeUpdate('a', i + 1));
		await biel.untilHolds(() => biel.acknowledged.length === 20);
		const { seq } = await relay.storage.read('w1/plan');
		await biel.untilHolds(() => biel.places.at(-1) === seq);
	});

	it.each([1, 2, 3])('[I3] stands for all that came before it, seed %i', async (seed) => {
		const storage = new HeldStorage();
		await start({ storage, timings: { place: 0, commitDelay: 0 } });
		const random = seededRandom(seed);
		const writers = await Promise.all(
			[1, 2].map(async (client) => {
				const channel = await (await joinMux(relay.url)).openAndJoin('plan');
				const doc = new Y.Doc();
				doc.clientID = client;
				doc.on('update', (update: Uint8Array) => channel.update(update));
				return { channel, doc };
			}),
		);
		const reader = await (await joinMux(relay.url)).openAndJoin('plan');
		const kept: Kept[] = [];
		void reader.untilHolds(() => {
			const seq = reader.places.at(-1) ?? 0;
			if (seq !== kept.at(-1)?.place.seq)
				kept.push({
					state: Y.encodeStateAsUpdate(reader.toDoc()),
					place: { epoch: storage.epoch, seq },
				});
			return false;
		});
		for (let step = 0; step < 60; step++) {
			const { doc, channel } = random.pick(writers);
			const text = doc.getText('t');
			if (text.length > 2 && random.chance(0.4)) text.delete(random.below(text.length - 1), 1);
			else text.insert(random.below(text.length + 1), 'ab');
			if (random.chance(0.5)) await channel.settle();
		}
		const last = () => Math.max(...writers.map(({ channel }) => channel.acknowledged.length));
		for (const { channel } of writers)
			await channel.untilHolds(() => channel.acknowledged.length === channel.counted.length);
		expect(last()).toBeGreaterThan(10);
		const { seq } = await storage.read('w1/plan');
		await reader.untilHolds(() => reader.places.at(-1) === seq);
		const whole = reader.toDoc();
		if (seed === 3) {
			await relay.stop();
			await start({ storage });
		}
		expect(kept.length).toBeGreaterThan(3);
		for (const one of kept) {
			const { doc } = await comeBack(one);
			expect(equalDocs([doc, whole])).toBe(true);
		}
	});
});

describe('documents of one socket', () => {
	it('[I3] fifty-two, converge and survive a hard drop', async () => {
		const storage = new HeldStorage();
		await start({ storage });
		const docs = NAMES.map(() => new Y.Doc());
		const first = await joinMux(relay.url);
		const opened = await Promise.all(NAMES.map((name) => first.openAndJoin(name)));
		docs.forEach((doc, i) => {
			doc.on('update', (update: Uint8Array) => opened[i]?.update(update));
			doc.getText('t').insert(0, `before ${i}`);
		});
		for (const channel of opened) await channel.untilHolds(() => channel.acknowledged.includes(0));
		first.wire.drop();
		await first.closed;
		docs.forEach((doc, i) => doc.getText('t').insert(0, `while ${i} `));
		const again = await joinMux(relay.url);
		expect(Object.keys(again.welcome.documents)).toHaveLength(52);
		for (const [i, name] of NAMES.entries()) {
			const doc = docs[i] as Y.Doc;
			const place = { epoch: storage.epoch, seq: again.welcome.documents[name]![0] };
			const channel = again.open(name, { place, clean: false });
			channel.stepOne(Y.decodeStateVector(Y.encodeStateVector(doc)));
			const { clocks } = await channel.until('stepOne');
			channel.stepTwo(Y.encodeStateAsUpdate(doc, Y.encodeStateVector(clocks)));
			await channel.untilHolds(() => channel.acknowledged.includes(0));
		}
		const biel = await joinMux(relay.url);
		for (const [i, name] of NAMES.entries())
			expect((await biel.openAndJoin(name)).toDoc().getText('t').toString()).toBe(`while ${i} before ${i}`);
	});

	it('leave in one frame what comes within one tick', async () => {
		await start();
		const [anna, biel] = [await joinMux(relay.url), await joinMux(relay.url)];
		const channels = await Promise.all(NAMES.map((name) => anna.openAndJoin(name)));
		const hers = await Promise.all(NAMES.map((name) => biel.openAndJoin(name)));
		const before = anna.frames.length;
		biel.wire.send(
			Buffer.concat(
				hers.map(({ number }) =>
					writeEntry(
						number,
						OP.message,
						Buffer.from([0, 2, ...[makeUpdate('a')].flatMap((u) => [u.length, ...u])]),
					),
				),
			),
		);
		for (const channel of channels) await channel.until('update');
		const frames = anna.frames.slice(before).filter((frame) => frame.some(({ op }) => op === OP.message));
		expect(frames).toHaveLength(1);
	});

	it('are told of when they grow elsewhere and may be read, in few messages', async () => {
		const gate = new ListedGate();
		gate.list('anna', { rights: { plan: 'read', 'org/a': 'read' } });
		gate.list('biel', { rights: { plan: 'write', 'org/a': 'write', 'org/b': 'write' } });
		await start({ gate, timings: { place: 5, commitDelay: 0 } });
		const anna = await joinMux(relay.url, 'w1', 'anna');
		const open = await anna.openAndJoin('plan');
		const biel = await joinMux(relay.url, 'w1', 'biel');
		for (const name of ['plan', 'org/b', 'org/a']) {
			const channel = await biel.openAndJoin(name);
			for (let i = 0; i < 30; i++) channel.update(makeUpdate('a', i + 1));
			await channel.untilHolds(() => channel.acknowledged.length === 30);
		}
		const { seq } = await relay.storage.read('w1/org/a');
		await anna.until(() => anna.news().get('org/a') === seq);
		expect([...anna.news().keys()]).toEqual(['org/a']);
		expect(open.ofKind('update').length).toBeGreaterThan(0);
		await relay.stop();

		await start({ timings: { place: 60_000, commitDelay: 0 } });
		const listener = await joinMux(relay.url);
		const writer = await (await joinMux(relay.url)).openAndJoin('plan');
		for (let i = 0; i < 20; i++) {
			writer.update(makeUpdate('a', i + 1));
			await writer.untilHolds(() => writer.acknowledged.length === i + 1);
		}
		await (await listener.openAndJoin('org/a')).settle();
		expect(listener.entries(OP.news)).toHaveLength(1);
	});
});

describe('a channel that is refused closes no other', () => {
	it.each([
		['with a name that cannot be', 'org/../plan', CLOSE.malformed],
		['of another shape', 'nothing', CLOSE.malformed],
		['that may not be read', 'private/a', CLOSE.writeNotAllowed],
		['that is retired', 'org/gone', CLOSE.retired],
	])('%s', async (_name, document, code) => {
		const gate = new ListedGate();
		gate.list('anna', { rights: { plan: 'write', 'org/gone': 'write' } });
		gate.retired.add('w1/org/gone');
		await start({ gate });
		const anna = await joinMux(relay.url, 'w1', 'anna');
		const plan = await anna.openAndJoin('plan');
		const refused = anna.open(document);
		refused.stepOne();
		expect((await refused.closed).code).toBe(code);
		await plan.settle();
		expect(relay.documents.size).toBe(1);
	});

	it('for what it said', async () => {
		await start();
		const anna = await joinMux(relay.url);
		const [plan, other] = [await anna.openAndJoin('plan'), await anna.openAndJoin('org/a')];
		plan.send(new Uint8Array([9, 9, 9]));
		expect((await plan.closed).code).toBe(CLOSE.malformed);
		plan.update(makeUpdate());
		await other.settle();
	});

	it('as the last of too many', async () => {
		await start();
		const anna = await joinMux(relay.url);
		const channels = Array.from({ length: LIMITS.channels }, (_, i) => anna.open(`org/o${i}`));
		const beyond = anna.open('plan');
		expect((await beyond.closed).code).toBe(CLOSE.tooFast);
		await channels.at(-1)?.settle();
		await channels[0]?.leave();
		await anna.openAndJoin('plan');
	});

	it('late, when its number stands for another by then', async () => {
		const gate = new ListedGate();
		gate.list('anna', { rights: { plan: 'write', 'org/a': 'write' } });
		await start({ gate });
		const anna = await joinMux(relay.url, 'w1', 'anna');
		await anna.openAndJoin('plan');
		const successor = anna.open('org/a', {}, 1);
		successor.update(makeUpdate());
		await successor.settle();
		gate.retire('w1/plan');
		await successor.settle();
		await successor.untilHolds(() => successor.acknowledged.includes(0));
		expect(anna.entries(OP.close, 1)).toEqual([]);
	});
});

describe('the decoder of frames', () => {
	it('refuses, or reads to the last byte, whatever comes', () => {
		const random = seededRandom(11);
		let refused = 0;
		for (let round = 0; round < 5000; round++) {
			const bytes = Uint8Array.from({ length: random.below(40) }, () =>
				random.chance(0.8) ? random.below(12) : random.below(256),
			);
			try {
				const entries = readEntries(bytes);
				expect(
					Buffer.concat(entries.map((entry) => writeEntry(entry.channel, entry.op, entry.payload))),
				).toEqual(Buffer.from(bytes));
			} catch (error) {
				// A number may be written longer than it need be; everything else is an error of the decoder.
				if (error instanceof Error && error.name === 'AssertionError' && !bytes.some((byte) => byte > 127))
					throw error;
				refused++;
			}
		}
		expect(refused).toBeGreaterThan(100);
		expect(refused).toBeLessThan(4900);
	});

	it('never reads beyond the frame into what else its buffer holds', () => {
		const shared = Buffer.concat([
			writeEntry(1, OP.message, new Uint8Array(5)),
			Buffer.from('somebody else'),
		]);
		expect(() => readEntries(shared.subarray(0, 6))).toThrow();
	});
});

describe('a connection', () => {
	it('is closed on a malformed entry, and nobody else is', async () => {
		await start();
		const [anna, biel] = [await joinMux(relay.url), await joinMux(relay.url)];
		const [plan, other] = [await anna.openAndJoin('plan'), await biel.openAndJoin('plan')];
		anna.wire.send(Buffer.concat([writeEntry(plan.number, OP.alive), new Uint8Array([1, 5, 200])]));
		expect((await anna.closed).code).toBe(CLOSE.malformed);
		await other.settle();
	});

	it('outlives nothing: garbage in any form closes it or is ignored, and the relay goes on', async () => {
		await start();
		const bystander = await (await joinMux(relay.url)).openAndJoin('plan');
		for (let seed = 1; seed <= 40; seed++) {
			const random = seededRandom(seed);
			const anna = await joinMux(relay.url);
			const frame = Buffer.concat([
				writeEntry(1, OP.open, { document: 'org/fuzz', place: { epoch: 'x', seq: 3 } }),
				writeEntry(1, OP.message, new Uint8Array([0, 0, 1, 0])),
				writeEntry(
					random.below(3),
					random.below(14),
					Buffer.from(Array.from({ length: 9 }, () => random.below(256))),
				),
			]);
			for (let changes = random.below(4); changes > 0; changes--)
				frame[random.below(frame.length)] = random.below(256);
			anna.wire.send(frame.subarray(0, 1 + random.below(frame.length)));
			anna.wire.send(writeEntry(7, OP.open, { document: 'org/whole' }));
			anna.wire.send(writeEntry(7, OP.message, new Uint8Array([0, 0, 1, 0])));
			const ended = await Promise.race([
				anna.closed.then(({ code }) => code),
				anna.until(() => anna.entries(OP.message, 7).length > 0).then(() => 'goes on'),
			]);
			expect([CLOSE.malformed, 'goes on']).toContain(ended);
			await anna.leave();
		}
		await bystander.settle();
	});

	it('is closed when its grant ends, and not when it was renewed in time', async () => {
		const gate = new ListedGate();
		const expires = Date.now() + 400;
		gate.list('short', { rights: { plan: 'write', 'org/a': 'write', 'org/b': 'write' }, expires });
		gate.list('long', { rights: { plan: 'write', 'org/a': 'read' } });
		gate.renewals.set('refresh', 'long');
		await start({ gate });
		const [anna, biel] = [await joinMux(relay.url, 'w1', 'short'), await joinMux(relay.url, 'w1', 'short')];
		const [plan, a, b] = [
			await anna.openAndJoin('plan'),
			await anna.openAndJoin('org/a'),
			anna.open('org/b'),
		];
		expect(anna.welcome.you.expires).toBe(expires);
		anna.wire.send(writeEntry(CONNECTION, OP.renew, { refresh: 'refresh' }));
		await anna.until(() => anna.entries(OP.renewed).length > 0);
		const renewed: unknown = JSON.parse(new TextDecoder().decode(anna.entries(OP.renewed)[0]?.payload));
		expect(renewed).toEqual({ token: 'long', expires: null });
		expect((await b.closed).code).toBe(CLOSE.writeNotAllowed);
		expect((await biel.closed).code).toBe(CLOSE.credentials);
		await vi.waitUntil(() => Date.now() > expires + 50);
		await plan.settle();
		a.update(makeUpdate());
		expect((await a.closed).code).toBe(CLOSE.writeNotAllowed);
		plan.update(makeUpdate());
		await plan.untilHolds(() => plan.acknowledged.length === 1);
		expect((await relay.storage.read('w1/plan')).rows[0]?.invites).toBe('long');
	});

	it('is closed 4401 when its renewal is refused', async () => {
		await start();
		const anna = await joinMux(relay.url);
		anna.wire.send(writeEntry(CONNECTION, OP.renew, { refresh: 'nothing' }));
		expect((await anna.closed).code).toBe(CLOSE.credentials);
	});

	it('hears that the relay is alive', async () => {
		await start({ timings: { keepAlive: 10 } });
		const anna = await joinMux(relay.url);
		await anna.until(() => anna.entries(OP.alive).length > 1);
	});

	it('is closed 1013 when it does not read, whatever else is served', async () => {
		await start();
		const wire = await SocketWire.open(relay.url);
		const anna = await MuxPeer.join(wire);
		await anna.openAndJoin('plan');
		const biel = await (await joinMux(relay.url)).openAndJoin('plan');
		wire.socket.pause();
		const large = 'x'.repeat(3 * 2 ** 20);
		for (let i = 0; i < 10; i++) {
			biel.update(makeUpdate(large, i + 1));
			await biel.untilHolds(() => biel.acknowledged.length === i + 1);
		}
		wire.socket.resume();
		expect((await anna.closed).code).toBe(CLOSE.tryLater);
		await biel.settle();
	}, 20_000);

	it('is given a large answer whole', async () => {
		const storage = new HeldStorage();
		await start({ storage });
		const biel = await (await joinMux(relay.url)).openAndJoin('plan');
		for (let i = 0; i < 5; i++) biel.update(makeUpdate('x'.repeat(3 * 2 ** 20), i + 1));
		await biel.untilHolds(() => biel.acknowledged.length === 5);
		const anna = await joinMux(relay.url);
		const [plan, other] = [anna.open('plan'), anna.open('org/a')];
		plan.stepOne();
		other.stepOne();
		await other.until('stepTwo');
		await plan.until('stepTwo');
		expect(plan.toDoc().getText('t').length).toBe(15 * 2 ** 20);
	}, 20_000);
});
