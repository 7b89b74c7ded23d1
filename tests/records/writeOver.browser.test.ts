import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { openCoWriting, type TextHandle, writeOver } from '#lib/records/coWriting.ts';

const nothing = () => {};
/** Nobody else is in the text. */
const alone = {
	on: nothing,
	off: nothing,
	getStates: () => new Map(),
	getLocalState: () => null,
	setLocalStateField: nothing,
} as unknown as TextHandle['awareness'];

function open(paragraphs: readonly (readonly [text: string, isBold: boolean])[]) {
	const doc = new Y.Doc();
	const fragment = doc.getXmlFragment('text');
	fragment.insert(
		0,
		paragraphs.map(([text, isBold]) => {
			const paragraph = new Y.XmlElement('paragraph');
			const words = new Y.XmlText();
			words.insert(0, text, isBold ? { bold: {} } : {});
			paragraph.insert(0, [words]);
			return paragraph;
		}),
	);
	const handle = {
		fragment,
		awareness: alone,
		editable: true,
		undoManager: new Y.UndoManager(fragment),
	} as TextHandle;
	const editor = openCoWriting({
		element: document.createElement('div'),
		handle,
		attributes: {},
		guest: '',
		colourOf: () => '',
		undo: nothing,
		redo: nothing,
		close: nothing,
		changed: nothing,
		unknown: nothing,
	})!;
	return {
		write: (text: string) => writeOver(editor, handle, text),
		close: () => editor.destroy(),
		words: () => fragment.toArray().map((node) => node.toString()),
	};
}

it('replaces only the paragraphs of a text that say something else, and leaves the others their formatting', () => {
	const text = open([
		['First', true],
		['Second', true],
		['Third', true],
	]);
	text.write('First\nAnother\nOne more\nThird');
	expect(text.words()).toEqual([
		'<paragraph><bold>First</bold></paragraph>',
		'<paragraph>Another</paragraph>',
		'<paragraph>One more</paragraph>',
		'<paragraph><bold>Third</bold></paragraph>',
	]);
	text.write('First\nThird');
	expect(text.words()).toEqual([
		'<paragraph><bold>First</bold></paragraph>',
		'<paragraph><bold>Third</bold></paragraph>',
	]);
	text.close();
});

it('writes over all of a text, and over one that is empty', () => {
	const text = open([['First', false]]);
	text.write('Other\nwords');
	expect(text.words()).toEqual(['<paragraph>Other</paragraph>', '<paragraph>words</paragraph>']);
	text.write('');
	expect(text.words()).toEqual(['<paragraph></paragraph>']);
	text.write('Again');
	expect(text.words()).toEqual(['<paragraph>Again</paragraph>']);
	text.close();
});
