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

/** Writes a plain text, one paragraph a line, over what is there: an edit of its own, which can be undone. */
export function writeOver(editor: Editor, handle: TextHandle, text: string): void {
	handle.undoManager.stopCapturing();
	editor.commands.setContent({
		type: 'doc',
		content: text.split('\n').map((words) => ({
			type: 'paragraph',
			...(words ? { content: [{ type: 'text', text: words }] } : {}),
		})),
	});
	handle.undoManager.stopCapturing();
}

export type { Editor };
