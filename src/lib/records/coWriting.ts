// The editor of co-written texts. It is large and loaded when somebody first writes.
import { Editor, Extension } from '@tiptap/core';
import { Bold } from '@tiptap/extension-bold';
import { Document } from '@tiptap/extension-document';
import { Italic } from '@tiptap/extension-italic';
import { Link } from '@tiptap/extension-link';
import { BulletList, ListItem, OrderedList } from '@tiptap/extension-list';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Text } from '@tiptap/extension-text';
import { untrack } from 'svelte';
import { defaultDeleteFilter, yCursorPlugin, ySyncPlugin, ySyncPluginKey } from '@tiptap/y-tiptap';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { caretColour, drawCaret, drawSelection } from './caret.ts';
import { isKnownTo } from './knownText.ts';
import { isAllowedLink } from './link.ts';
import { Heading, HardBreak } from './textNodes.ts';

type Block = Editor['state']['doc'];

/** What binds an editor to a text that is shared. */
export type TextHandle = Awaited<ReturnType<Workspace['text']>>;

export interface CoWritingOptions {
	element: HTMLElement;
	handle: TextHandle;
	attributes: Record<string, string>;
	/** What somebody is called who has given no name. */
	guest: string;
	/** A CSS colour for a person, by id. */
	colourOf: (person: string) => string;
	/** The one undo stack of the workspace, not of this text. */
	undo: () => void;
	redo: () => void;
	/** Somebody is done. */
	close: () => void;
	/** The selection or the text changed: what the toolbar shows may differ. */
	changed: () => void;
	/** Somebody with a newer app wrote what this editor does not know: it was taken away before it could do harm. */
	unknown: () => void;
}

/** Nodes that undoing never deletes while others' words stand in them. */
const PROTECTED = new Set(['paragraph', 'heading', 'listItem', 'bulletList', 'orderedList']);

/** Ties the editor to the shared text, and shows the others' carets in it. */
const coWritten = ({ handle, guest, colourOf, undo, redo, close }: CoWritingOptions) => {
	const colour = (user: { name?: string; color?: string }, client: number) =>
		caretColour(user, handle.awareness.getStates().get(client), colourOf);
	// A text that leaves the page while somebody stands in it loses the focus in the midst of drawing: that is no dependency.
	const awareness = Object.create(handle.awareness, {
		setLocalStateField: {
			value: (field: string, content: unknown) =>
				untrack(() => handle.awareness.setLocalStateField(field, content)),
		},
	}) as TextHandle['awareness'];
	return Extension.create({
		name: 'coWritten',
		priority: 1000,
		addKeyboardShortcuts: () => {
			const done = (act: () => void) => () => {
				act();
				return true;
			};
			return {
				'Mod-z': done(undo),
				'Mod-y': done(redo),
				'Shift-Mod-z': done(redo),
				Escape: done(close),
			};
		},
		addProseMirrorPlugins: () => [
			ySyncPlugin(handle.fragment),
			yCursorPlugin(awareness, {
				cursorBuilder: (user, client) => drawCaret(user.name?.trim() || guest, colour(user, client)),
				selectionBuilder: (user, client) => drawSelection(colour(user, client)),
			}),
		],
	});
};

/** An editor of a shared text. @returns null when the text holds what this editor does not know (it would delete it) */
export function openCoWriting(options: CoWritingOptions): Editor | null {
	const { handle, element, attributes, changed, unknown } = options;
	const { fragment, undoManager } = handle;
	undoManager.trackedOrigins.add(ySyncPluginKey);
	undoManager.deleteFilter = (item) => defaultDeleteFilter(item, PROTECTED);
	const editor = new Editor({
		element: null,
		// A policy that forbids inline styles stands: the few that are needed are in the component.
		injectCSS: false,
		extensions: [
			Document,
			Paragraph,
			Text,
			Bold,
			Italic,
			BulletList,
			OrderedList,
			ListItem,
			HardBreak,
			Heading,
			Link.configure({
				openOnClick: false,
				isAllowedUri: (address) => isAllowedLink(address),
				HTMLAttributes: { rel: 'noopener noreferrer nofollow', target: '_blank' },
			}),
			coWritten(options),
		],
		editorProps: { attributes },
	});
	if (!isKnownTo(editor.schema, fragment)) {
		editor.destroy();
		return null;
	}
	// Registered before the editor's own observer, so that it goes before it reads what it would delete.
	const guard = () => {
		if (isKnownTo(editor.schema, fragment)) return;
		editor.destroy();
		unknown();
	};
	fragment.observeDeep(guard);
	editor.on('destroy', () => fragment.unobserveDeep(guard));
	editor.on('transaction', changed);
	editor.mount(element);
	return editor;
}

/** The lines of a block, as rows and exports have them. */
const linesOf = (block: Block): string[] =>
	block
		.textBetween(0, block.content.size, '\n', '\n')
		.split('\n')
		.map((line) => line.trim());

/**
 * Writes a plain text, one paragraph a line, over what is there: an edit of its own, which can be undone. Blocks at the beginning and at
 * the end that say the same already stay as they are, with their formatting.
 */
export function writeOver(editor: Editor, handle: TextHandle, text: string): void {
	const { schema, doc, tr } = editor.state;
	const lines = text.split('\n');
	const blocks = doc.children.map((block) => ({ lines: linesOf(block), size: block.nodeSize }));
	const says = (block: readonly string[], at: number) =>
		at >= 0 && block.every((line, ahead) => lines[at + ahead]?.trim() === line);
	let [first, last] = [0, blocks.length];
	let [begin, end] = [0, lines.length];
	// Blank lines around a text are not in what is exported of it.
	const isBlank = ({ lines: own }: (typeof blocks)[number]) => own.every((line) => line === '');
	if (!blocks.every(isBlank)) {
		while (isBlank(blocks[first]!)) first++;
		while (isBlank(blocks[last - 1]!)) last--;
	}
	while (first < last && begin + blocks[first]!.lines.length <= end && says(blocks[first]!.lines, begin))
		begin += blocks[first++]!.lines.length;
	while (first < last && begin <= end - blocks[last - 1]!.lines.length) {
		const own = blocks[last - 1]!.lines;
		if (!says(own, end - own.length)) break;
		end -= own.length;
		last--;
	}
	const sizeOf = (some: typeof blocks) => some.reduce((sum, { size }) => sum + size, 0);
	const paragraphs = lines
		.slice(begin, end)
		.map((words) => schema.node('paragraph', null, words ? [schema.text(words)] : []));
	if (first === last && paragraphs.length === 0) return;
	const from = sizeOf(blocks.slice(0, first));
	handle.undoManager.stopCapturing();
	editor.view.dispatch(tr.replaceWith(from, from + sizeOf(blocks.slice(first, last)), paragraphs));
	handle.undoManager.stopCapturing();
}

/** Makes one transaction of edits of many texts of a document: it is stored, sent and drawn once. */
export function writeAtOnce({ fragment }: TextHandle, write: () => void): void {
	fragment.doc!.transact(write, ySyncPluginKey);
}

export type { Editor };
