import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { buildSeed, hashOf, type SeedRecord, seedClientOf } from '#lib/documents/seed.ts';
import { placeRecords, readTemplate } from '#lib/domain/template.ts';
import { meet, openPeer, type Peer, rowsOf, typeIn } from '../support/peers.ts';
import { seededRandom } from '../support/random.ts';

const folder = new URL('../../static/plans/amb-2021-2025/', import.meta.url);

/** The real plan, as its template says it. */
function readRecords(): SeedRecord[] {
	const reading = readTemplate(JSON.parse(readFileSync(new URL('template.json', folder), 'utf8')));
	if ('faults' in reading) throw new Error('the template has faults');
	return placeRecords(reading.template) as SeedRecord[];
}

const CLIENT = 7;
const records = readRecords();
const seed = buildSeed(records, CLIENT);
const actions = records.filter(({ kind }) => kind === 'action');

const devices = () => Promise.all(['ana', 'biel', 'clara'].map((device) => openPeer(device)));

/** Does what people do, to records of the seed and to new ones. */
function edit(peer: Peer, turn: number): void {
	const { id } = actions[turn % actions.length]!;
	peer.apply({ do: 'set', kind: 'action', id, key: 'title/ca', content: `Title ${turn}` });
	peer.apply({ do: 'add', kind: 'action', id, key: 'networks/somebody' });
	peer.apply({ do: 'retract', kind: 'action', id: actions[turn + 1]!.id, reason: 'twice' });
	peer.apply({ do: 'create', kind: 'action', id: `new-${turn}`, contents: { code: 'X' } });
	typeIn(peer, { kind: 'action', id, field: 'description', language: 'ca' }, ' and more');
}

/** What a document is: everything that it holds, and what anybody could tell apart. */
const stateOf = (peer: Peer) => ({
	vector: Y.encodeStateVector(peer.document.doc),
	update: Y.encodeStateAsUpdate(peer.document.doc),
	rows: rowsOf(peer),
});

describe('[I5] a seed', () => {
	test('applied on three devices, in any order with their edits, is one plan', async () => {
		const random = seededRandom(5);
		for (let round = 0; round < 2; round++) {
			const peers = await devices();
			for (const [turn, peer] of random.shuffle(peers).entries()) {
				if (turn > 0 && random.chance(0.5)) meet(...peers);
				peer.document.applySeed(seed);
				edit(peer, turn);
				if (random.chance(0.5)) peer.document.applySeed(seed);
			}
			meet(...peers);
			const [first, ...others] = peers.map(rowsOf);
			for (const rows of others) expect(rows).toEqual(first);
			expect(first).toHaveLength(records.length + peers.length);
		}
	});

	test('applied again over edits changes nothing, and sends nothing', async () => {
		const [ana, biel] = (await devices()) as [Peer, Peer, Peer];
		ana.document.applySeed(seed);
		edit(ana, 1);
		meet(ana, biel);
		edit(biel, 2);
		await biel.reload();
		const before = stateOf(biel);
		let told = 0;
		biel.document.doc.on('update', () => told++);
		biel.document.onRows(() => told++);
		biel.document.applySeed(seed);
		biel.document.applySeed(seed);
		expect(told).toBe(0);
		expect(stateOf(biel)).toEqual(before);
		expect(biel.document.status.waiting).toBeGreaterThan(0);
	});

	test('is not counted as a change that waits for the relay', async () => {
		const [ana] = (await devices()) as [Peer];
		ana.document.applySeed(seed);
		expect(ana.document.status.waiting).toBe(0);
	});

	test('arriving in two versions, the second with a delta, is the second in either order', async () => {
		const [ana, biel] = (await devices()) as [Peer, Peer, Peer];
		const more = new Y.Doc();
		Y.applyUpdate(more, seed);
		more.clientID = CLIENT + 1;
		const map = more.getMap('action').get(actions[0]!.id) as Y.Map<unknown>;
		map.set('approved.title/en', 'A later title');
		const second = Y.encodeStateAsUpdate(more);
		ana.document.applySeed(seed);
		edit(ana, 0);
		ana.document.applySeed(second);
		biel.document.applySeed(second);
		biel.document.applySeed(seed);
		meet(ana, biel);
		expect(rowsOf(ana)).toEqual(rowsOf(biel));
		expect(ana.document.row('action', actions[0]!.id)?.approved).toMatchObject({
			title: { en: 'A later title' },
		});
	});

	test('is the same bytes whenever it is built', () => {
		expect(hashOf(buildSeed(readRecords(), CLIENT))).toBe(hashOf(seed));
	});

	test('says what was approved, and nothing of anybody: a working text stands beside it', () => {
		const peerless = new Y.Doc();
		Y.applyUpdate(peerless, seed);
		const { id, contents } = actions[0]!;
		const map = peerless.getMap('action').get(id) as Y.Map<unknown>;
		const title = contents.title as { ca: string };
		expect(map.get('approved.title/ca')).toBe(title.ca);
		expect(map.has('title/ca')).toBe(false);
		expect(map.has('created')).toBe(false);
	});
});

describe('[I5] a seed of somebody’s own template', () => {
	const own = records.slice(0, 40);

	test('has a client id of its own, and the same bytes twice', () => {
		const once = buildSeed(own, seedClientOf(own));
		const again = structuredClone(own);
		expect(buildSeed(again, seedClientOf(again))).toEqual(once);
		expect(seedClientOf(records.slice(0, 41))).not.toBe(seedClientOf(own));
	});

	test('does not depend on the order in which a record’s fields stand', () => {
		const turned = own.map(({ kind, id, contents }) => ({
			contents: Object.fromEntries(Object.entries(contents).reverse()),
			id,
			kind,
		}));
		expect(buildSeed(turned, seedClientOf(turned))).toEqual(buildSeed(own, seedClientOf(own)));
	});
});

test('[I4] however many texts come in one update, they are read in one transaction: one within another would fill the stack', async () => {
	const entries = Array.from({ length: 500 }, (_none, at) => ({
		kind: 'entry',
		id: `entry-${at}`,
		contents: { title: { ca: `Reunió ${at}` }, description: { ca: `Acta ${at}`, en: `Minutes ${at}` } },
	}));
	const peer = await openPeer('ana', { name: 'org/badalona' });
	const told: string[] = [];
	let transactions = 0;
	peer.document.onRows((rows) => told.push(...rows.map(({ id }) => id)));
	peer.document.doc.on('afterTransaction', () => (transactions += 1));
	peer.document.applySeed(buildSeed(entries, seedClientOf(entries)));
	expect(new Set(told).size).toBe(entries.length);
	expect(peer.document.row('entry', 'entry-499')!.description).toMatchObject({ en: 'Minutes 499' });
	expect(transactions).toBeLessThan(5);
	await peer.leave();
});
