import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { meet, openPeer, type Peer, rowsOf } from '../support/peers.ts';

const address = { kind: 'action', id: 'one', field: 'description', language: 'ca' } as const;

/** What an app of another version, or somebody who means no good, has written. */
function bring(peer: Peer, write: (doc: Y.Doc) => void): void {
	const doc = new Y.Doc();
	Y.applyUpdate(doc, Y.encodeStateAsUpdate(peer.document.doc));
	write(doc);
	Y.applyUpdate(peer.document.doc, Y.encodeStateAsUpdate(doc), 'remote');
}

const newer = (doc: Y.Doc) => doc.getMap('action').set('new', new Y.Map(Object.entries({ version: 99 })));

async function openAna(): Promise<Peer> {
	const ana = await openPeer('ana');
	ana.apply({
		do: 'create',
		kind: 'action',
		id: 'one',
		contents: { code: 'A1', description: { ca: 'Hola' } },
	});
	return ana;
}

describe('[I9] an app that has seen a newer version of a kind', () => {
	test.each(['at once', 'after a reload'])('writes no record of it, %s, and says so', async (when) => {
		const ana = await openAna();
		bring(ana, newer);
		if (when === 'after a reload') await ana.reload();
		expect(ana.document.status.foreign).toEqual(['action']);
		const before = Y.encodeStateVector(ana.document.doc);
		for (const change of [
			{ do: 'create', kind: 'action', id: 'two', contents: {} },
			{ do: 'set', kind: 'action', id: 'one', key: 'code', content: 'A2' },
			{ do: 'retract', kind: 'action', id: 'one', reason: 'twice' },
		] as const)
			expect(() => ana.document.apply([change])).toThrow(/newer version/);
		expect(ana.document.text(address).editable).toBe(false);
		expect(Y.encodeStateVector(ana.document.doc)).toEqual(before);
		ana.apply({ do: 'create', kind: 'line', id: 'l1', contents: {} });
	});

	test('takes nothing back of it either', async () => {
		const ana = await openAna();
		const step = ana.document.apply([{ do: 'set', kind: 'action', id: 'one', key: 'code', content: 'A2' }]);
		bring(ana, newer);
		const { redo, left } = ana.document.undo(step);
		expect([redo.cells, left]).toEqual([[], 1]);
		expect(ana.document.row('action', 'one')?.code).toBe('A2');
	});

	test('a change of several kinds is done whole or not at all', async () => {
		const ana = await openAna();
		bring(ana, newer);
		expect(() =>
			ana.document.apply([
				{ do: 'create', kind: 'line', id: 'l1', contents: {} },
				{ do: 'create', kind: 'action', id: 'two', contents: {} },
			]),
		).toThrow();
		expect(ana.document.row('line', 'l1')).toBeNull();
	});
});

test('[I3] a record is never made over another of its id', async () => {
	const ana = await openAna();
	const again = { do: 'create', kind: 'action', id: 'one', contents: {} } as const;
	expect(() => ana.apply({ do: 'create', kind: 'line', id: 'l1', contents: {} }, again)).toThrow(/already/);
	expect(rowsOf(ana)).toMatchObject([{ id: 'one', code: 'A1' }]);
});

describe('[I3] what does not belong in a document', () => {
	test('is reported, and is no row', async () => {
		const ana = await openAna();
		bring(ana, (doc) => doc.getMap('smuggled').set('x', new Y.Map()));
		bring(ana, (doc) => doc.getXmlFragment('stranger/x/text/ca').insert(0, [new Y.XmlElement('paragraph')]));
		expect(ana.document.status.foreign).toEqual(['smuggled', 'stranger']);
		expect(rowsOf(ana).map(({ kind }) => kind)).toEqual(['action']);
		await ana.reload();
		expect(ana.document.status.foreign.sort()).toEqual(['smuggled', 'stranger']);
		expect(() => ana.apply({ do: 'create', kind: 'smuggled', id: 'y', contents: {} })).toThrow(/holds no/);
	});

	test('records of the plan cannot be kept in somebody’s own document', async () => {
		const own = await openPeer('ana', { name: 'org/badalona' });
		bring(own, (doc) => doc.getMap('action').set('x', new Y.Map(Object.entries({ code: 'A1' }))));
		expect(own.document.rows()).toEqual([]);
		expect(own.document.status.foreign).toEqual(['action']);
	});

	test.each([
		['a text where a record should be', (doc: Y.Doc) => doc.getMap('action').set('x', 'words')],
		['a list where records should be', (doc: Y.Doc) => doc.getArray('line').push([1, 2])],
		[
			'contents of another type',
			(doc: Y.Doc) =>
				doc.getMap('action').set('x', new Y.Map(Object.entries({ code: 5, place: 'here', 'title/ca': {} }))),
		],
		['a place among words', (doc: Y.Doc) => doc.getMap('action').set('x', new Y.Map([['place', [[[]]]]]))],
	])('%s hides nothing else', async (_name, write) => {
		const ana = await openAna();
		bring(ana, write);
		const [x] = rowsOf(ana).filter(({ id }) => id === 'x');
		if (x) expect(x).toMatchObject({ code: null, place: null, title: {} });
		expect(ana.document.row('action', 'one')?.code).toBe('A1');
		await ana.reload();
		expect(ana.document.row('action', 'one')?.code).toBe('A1');
	});
});

describe('a text that the editor does not know', () => {
	const write = (fill: (text: Y.XmlText) => void) => (doc: Y.Doc) => {
		const paragraph = doc.getXmlFragment('action/one/description/ca').get(0) as Y.XmlElement;
		fill(paragraph.get(0) as Y.XmlText);
	};
	const unknown: [string, boolean, (doc: Y.Doc) => void][] = [
		['bold words', true, write((text) => text.format(0, 2, { bold: {} }))],
		['overlapping links', true, write((text) => text.format(0, 2, { 'link--AbCdEf12': {} }))],
		['an unknown mark', false, write((text) => text.format(0, 2, { spoiler: {} }))],
		['an embedded picture', false, write((text) => text.insertEmbed(0, { image: 'x' }))],
		[
			'an unknown node',
			false,
			(doc) => doc.getXmlFragment('action/one/description/ca').insert(0, [new Y.XmlElement('table')]),
		],
	];
	test.each(unknown)('%s: may be edited: %s', async (_name, editable, change) => {
		const ana = await openAna();
		bring(ana, change);
		expect(ana.document.text(address).editable).toBe(editable);
		expect(ana.document.row('action', 'one')?.description).toEqual({ ca: 'Hola' });
	});

	test('nodes nested without end (to Yjs itself their price is the square of the depth) are neither edited nor the end of reading', async () => {
		const ana = await openAna();
		const biel = await openPeer('biel');
		bring(ana, (doc) => {
			let inner: Y.XmlElement | Y.XmlFragment = doc.getXmlFragment('action/one/description/ca');
			for (let depth = 0; depth < 2000; depth++) {
				const next = new Y.XmlElement('listItem');
				inner.insert(0, [next]);
				inner = next;
			}
		});
		meet(ana, biel);
		expect(ana.document.text(address).editable).toBe(false);
		expect(rowsOf(biel)).toEqual(rowsOf(ana));
		biel.apply({ do: 'retract', kind: 'action', id: 'one', reason: 'odd' });
		meet(ana, biel);
		expect(ana.document.row('action', 'one')?.retracted?.reason).toBe('odd');
	});
});

describe('[I3] what is working stands over what is approved', () => {
	test('also where it was emptied', async () => {
		const ana = await openPeer('ana');
		bring(ana, (doc) =>
			doc.getMap('metropolis').set('m', new Y.Map(Object.entries({ 'approved.zone': 'z1' }))),
		);
		const zone = () => ana.document.row('metropolis', 'm')?.zone;
		expect(zone()).toBe('z1');
		const step = ana.document.apply([{ do: 'set', kind: 'metropolis', id: 'm', key: 'zone', content: null }]);
		expect(zone()).toBeNull();
		expect(ana.document.row('metropolis', 'm')?.approved.zone).toBe('z1');
		ana.document.undo(step);
		expect(zone()).toBe('z1');
	});
});
