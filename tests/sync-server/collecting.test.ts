import * as prng from 'lib0/prng';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { collectUpdates } from '../../sync-server/storage/collecting.ts';
import { digestContent } from '../../sync-server/storage/contentDigest.ts';
import { editAnything, show } from '../support/relayDocuments.ts';
import { updatesOf } from '../support/relayPeer.ts';

function load(...updates: Uint8Array[]): Y.Doc {
	const doc = new Y.Doc();
	for (const update of updates) Y.applyUpdate(doc, update);
	return doc;
}

/** Several people at work, who hear of each other now and then, and the updates in an order in which a relay has them. */
function writeTogether(seed: number, people: number, steps: number): Uint8Array[] {
	const random = prng.create(seed);
	const log: Uint8Array[] = [];
	const docs = Array.from({ length: people }, (_, i) => {
		const doc = new Y.Doc();
		doc.clientID = seed * 100 + i;
		doc.on('update', (update: Uint8Array, origin: unknown) => origin !== 'relay' && log.push(update));
		return { doc, heard: 0 };
	});
	for (let step = 0; step < steps; step++) {
		const person = docs[prng.int32(random, 0, people - 1)] as (typeof docs)[number];
		editAnything(person.doc, random);
		if (prng.int32(random, 0, 4) > 0) continue;
		for (const update of log.slice(person.heard)) Y.applyUpdate(person.doc, update, 'relay');
		person.heard = log.length;
	}
	return log;
}

describe('collecting', () => {
	it.each(Array.from({ length: 30 }, (_, i) => i + 1))(
		'[I3] shows the same, to newcomers and to those who were away, seed %i',
		(seed) => {
			const log = writeTogether(seed, 2 + (seed % 3), 300);
			const middle = log.length >> 1;
			const everything = load(...log);
			const collected = collectUpdates(log);
			expect(show(load(collected))).toEqual(show(everything));
			const later = collectUpdates([collectUpdates(log.slice(0, middle)), ...log.slice(middle)]);
			expect(show(load(later))).toEqual(show(everything));
			const away = load(...log.slice(0, middle));
			Y.applyUpdate(away, Y.diffUpdate(collected, Y.encodeStateVector(away)));
			expect(show(away)).toEqual(show(everything));
		},
	);

	it('leaves the content of what was deleted behind', () => {
		const doc = new Y.Doc();
		const log = updatesOf(doc, () => {
			for (let i = 0; i < 2000; i++) doc.getText('text').insert(i, 'x');
			doc.getText('text').delete(0, 1990);
		});
		expect(Y.mergeUpdates(log).length).toBeGreaterThan(2000);
		expect(collectUpdates(log).length).toBeLessThan(100);
	});

	it('takes a log in which a concurrent value loses only when it is integrated', () => {
		const [anna, biel] = [new Y.Doc(), new Y.Doc()];
		const log = [anna, biel].flatMap((doc, i) => {
			doc.clientID = i + 1;
			return updatesOf(doc, () => doc.getMap('map').set('k', `by ${i}`));
		});
		const collected = collectUpdates(log);
		expect(load(collected).getMap('map').toJSON()).toEqual({ k: 'by 1' });
		const { ds } = Y.decodeUpdate(collected);
		expect([...ds.clients.keys()]).toEqual([1]);
	});

	it('[I6] keeps the chain of values that were written over each other, for whoever was away', () => {
		const [anna, biel, carla] = [1, 2, 3].map((client) => {
			const doc = new Y.Doc();
			doc.clientID = client;
			return doc;
		}) as [Y.Doc, Y.Doc, Y.Doc];
		const log = updatesOf(anna, () => anna.getMap('map').set('k', 'first'));
		for (const doc of [biel, carla]) Y.applyUpdate(doc, log[0] as Uint8Array);
		const away = updatesOf(carla, () => carla.getMap('map').set('k', 'by somebody who was away'));
		for (let i = 0; i < 20; i++) {
			const [writer, reader] = i % 2 ? [anna, biel] : [biel, anna];
			const written = updatesOf(writer, () => writer.getMap('map').set('k', i));
			for (const update of written) Y.applyUpdate(reader, update, 'relay');
			log.push(...written);
		}
		const collected = collectUpdates(log);
		Y.applyUpdate(carla, Y.diffUpdate(collected, Y.encodeStateVector(carla)));
		Y.applyUpdate(anna, away[0] as Uint8Array);
		expect(carla.getMap('map').toJSON()).toEqual(anna.getMap('map').toJSON());
		const chain: string[] = [];
		let id: Y.ID | null = Y.createID(1, anna.store.clients.get(1)?.at(-1)?.id.clock ?? 0);
		while (id) {
			const struct = Y.getItem(carla.store, id) as Y.Item | Y.GC;
			expect(struct).toBeInstanceOf(Y.Item);
			chain.push(`${id.client}:${id.clock}`);
			id = (struct as Y.Item).origin;
		}
		// Twenty values by turns, and the one that everybody knew before.
		expect(chain).toHaveLength(21);
		expect(chain.at(-1)).toBe('1:0');
	});

	it('refuses a log in which something is missing', () => {
		const doc = new Y.Doc();
		const [first, , third] = updatesOf(doc, () => {
			for (const word of ['a', 'b', 'c']) doc.getText('text').insert(doc.getText('text').length, word);
		});
		expect(() => collectUpdates([first as Uint8Array, third as Uint8Array])).toThrow(/missing in the log/);
	});
});

describe('the digest of what a document shows', () => {
	const made = (edit: (doc: Y.Doc) => void) => {
		const doc = new Y.Doc();
		doc.clientID = 1;
		doc.transact(() => edit(doc));
		return digestContent(load(Y.encodeStateAsUpdate(doc)));
	};

	it('differs with any value, key, letter, format, attribute, order and nesting', () => {
		const digests = [
			made(() => {}),
			made((doc) => doc.getMap('m').set('k', 1)),
			made((doc) => doc.getMap('m').set('k', 2)),
			made((doc) => doc.getMap('m').set('l', 1)),
			made((doc) => doc.getMap('n').set('k', 1)),
			made((doc) => doc.getMap('m').set('k', new Y.Map([['k', 1]]))),
			made((doc) => doc.getText('m').insert(0, 'ab')),
			made((doc) => doc.getText('m').insert(0, 'ba')),
			made((doc) => doc.getText('m').insert(0, 'ab', { bold: true })),
			made((doc) => doc.getText('m').insert(0, 'ab', { bold: 'very' })),
			made((doc) => doc.getArray('m').insert(0, ['a', 'b'])),
			made((doc) => doc.getArray('m').insert(0, [new Uint8Array([1])])),
			made((doc) => doc.getXmlFragment('m').insert(0, [new Y.XmlElement('p')])),
			made((doc) => doc.getXmlFragment('m').insert(0, [new Y.XmlElement('h')])),
		];
		expect(new Set(digests).size).toBe(digests.length);
	});

	it('is the same for what was typed at once and letter by letter', () => {
		const [at, byLetter] = [new Y.Doc(), new Y.Doc()];
		for (const doc of [at, byLetter]) doc.clientID = 1;
		at.getText('t').insert(0, 'hello');
		[...'hello'].forEach((letter, i) => byLetter.getText('t').insert(i, letter));
		expect(digestContent(byLetter)).toBe(digestContent(at));
	});
});
