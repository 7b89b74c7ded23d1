import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { editText, type TextPlace } from './editText.ts';

/** One paragraph a line; an empty line stays one. */
const paragraphsOf = (words: string) =>
	words.split('\n').map((line) => ({
		type: 'paragraph',
		...(line ? { content: [{ type: 'text', text: line }] } : {}),
	}));

/**
 * Writes words after what a co-written text has, as whoever types at its end does: what others write meanwhile stays, and it can
 * be undone.
 * @throws when the text may not be written, or holds what this app does not know
 */
export function appendText(workspace: Workspace, place: TextPlace, words: string): Promise<void> {
	return editText(workspace, place, ({ editor, handle, writeOver }) => {
		if (editor.getText().trim() === '') return writeOver(editor, handle, words);
		handle.undoManager.stopCapturing();
		editor.commands.insertContentAt(editor.state.doc.content.size, paragraphsOf(words));
		handle.undoManager.stopCapturing();
	});
}
