import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { isKnownTo } from '../../src/lib/records/knownText.ts';
import { isRich, readRichText } from '../../src/lib/records/richText.ts';

const known = { nodes: { paragraph: {}, bulletList: {}, listItem: {} }, marks: { bold: {}, link: {} } };

function textWith(build: (fragment: Y.XmlFragment) => void): Y.XmlFragment {
	const fragment = new Y.Doc().getXmlFragment('action/a/description/ca');
	build(fragment);
	return fragment;
}

function paragraph(...words: [text: string, attributes?: Record<string, unknown>][]): Y.XmlElement {
	const element = new Y.XmlElement('paragraph');
	const text = new Y.XmlText();
	text.applyDelta(words.map(([insert, attributes]) => ({ insert, attributes })));
	element.insert(0, [text]);
	return element;
}

test('[I9] a text with a node, a mark or an embedded thing that the editor does not know is not opened', () => {
	const plain = textWith((fragment) =>
		fragment.insert(0, [paragraph(['Hola ', undefined], ['món', { bold: true }])]),
	);
	expect(isKnownTo(known, plain)).toBe(true);
	expect(
		isKnownTo(
			known,
			textWith(() => {}),
		),
	).toBe(true);
	const table = textWith((fragment) => fragment.insert(0, [paragraph(['Hola']), new Y.XmlElement('table')]));
	expect(isKnownTo(known, table)).toBe(false);
	const nested = textWith((fragment) => {
		const list = new Y.XmlElement('bulletList');
		list.insert(0, [new Y.XmlElement('taskItem')]);
		fragment.insert(0, [list]);
	});
	expect(isKnownTo(known, nested)).toBe(false);
	const marked = textWith((fragment) => fragment.insert(0, [paragraph(['Hola', { highlight: true }])]));
	expect(isKnownTo(known, marked)).toBe(false);
	const hashed = textWith((fragment) =>
		fragment.insert(0, [paragraph(['Hola', { 'bold--abcdefgh': true }])]),
	);
	expect(isKnownTo(known, hashed)).toBe(true);
});

test('a text is read with its lists, emphasis and links, and a link that may do harm is read as words', () => {
	const fragment = textWith((root) => {
		const list = new Y.XmlElement('bulletList');
		const item = new Y.XmlElement('listItem');
		item.insert(0, [paragraph(['un'])]);
		list.insert(0, [item]);
		root.insert(0, [
			paragraph(
				['Vegeu ', undefined],
				['això', { link: { href: 'https://amb.cat' }, bold: true }],
				['allò', { link: { href: 'javascript:alert(1)' }, bold: null }],
			),
			list,
		]);
	});
	const nodes = readRichText(fragment);
	expect(isRich(nodes)).toBe(true);
	expect(nodes).toMatchObject([
		{
			type: 'paragraph',
			children: [
				{ run: { text: 'Vegeu ', link: null } },
				{ run: { text: 'això', bold: true, link: 'https://amb.cat' } },
				{ run: { text: 'allò', link: null } },
			],
		},
		{ type: 'bulletList', children: [{ type: 'listItem', children: [{ type: 'paragraph' }] }] },
	]);
});

test('a text of plain paragraphs needs no more than its words', () => {
	const fragment = textWith((root) => root.insert(0, [paragraph(['una']), paragraph(['dues'])]));
	expect(isRich(readRichText(fragment))).toBe(false);
});
