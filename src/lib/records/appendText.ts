import type { Kind } from '#lib/domain/kind.ts';
import type { Language } from '#lib/domain/language.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

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
export async function appendText(
	workspace: Workspace,
	{ kind, id, field, language }: { kind: Kind; id: string; field: string; language: Language },
	words: string,
): Promise<void> {
	const [{ openCoWriting, writeOver }, handle] = await Promise.all([
		import('./coWriting.ts'),
		workspace.text(kind, id, field, language),
	]);
	const nothing = () => {};
	const editor = handle.editable
		? openCoWriting({
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
			})
		: null;
	if (!editor) throw new Error(`${kind.name}.${field} cannot be written here`);
	try {
		if (editor.getText().trim() === '') return writeOver(editor, handle, words);
		handle.undoManager.stopCapturing();
		editor.commands.insertContentAt(editor.state.doc.content.size, paragraphsOf(words));
		handle.undoManager.stopCapturing();
	} finally {
		editor.destroy();
	}
}
