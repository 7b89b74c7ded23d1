import type { JSONContent } from '@tiptap/core';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { editText, type TextPlace } from './editText.ts';

/** What can be written into a co-written text at once. */
export type WrittenBlock =
	| { readonly type: 'heading'; readonly text: string }
	| { readonly type: 'paragraph'; readonly text: string; readonly bold?: boolean }
	| { readonly type: 'bulletList'; readonly items: readonly string[] };

const wordsOf = (text: string, bold = false): JSONContent[] =>
	text ? [{ type: 'text', text, ...(bold ? { marks: [{ type: 'bold' }] } : {}) }] : [];

function nodeOf(block: WrittenBlock): JSONContent {
	if (block.type === 'heading') return { type: 'heading', attrs: { level: 3 }, content: wordsOf(block.text) };
	if (block.type === 'paragraph') return { type: 'paragraph', content: wordsOf(block.text, block.bold) };
	return {
		type: 'bulletList',
		content: block.items.map((text) => ({
			type: 'listItem',
			content: [{ type: 'paragraph', content: wordsOf(text) }],
		})),
	};
}

/**
 * Writes headings, paragraphs and lists after what a co-written text has, as whoever types at its end does: what others write
 * meanwhile stays, and it can be undone.
 * @throws when the text may not be written, or holds what this app does not know
 */
export function appendBlocks(
	workspace: Workspace,
	place: TextPlace,
	blocks: readonly WrittenBlock[],
): Promise<void> {
	return editText(workspace, place, ({ editor, handle }) => {
		const nodes = blocks.map(nodeOf);
		handle.undoManager.stopCapturing();
		if (editor.getText().trim() === '') editor.commands.setContent({ type: 'doc', content: nodes });
		else editor.commands.insertContentAt(editor.state.doc.content.size, nodes);
		handle.undoManager.stopCapturing();
	});
}
