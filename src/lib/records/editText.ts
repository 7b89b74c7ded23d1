import type { Kind } from '#lib/domain/kind.ts';
import type { Language } from '#lib/domain/language.ts';
import type { Together, Workspace } from '#lib/workspace/workspace.svelte.ts';
import type { Editor, openCoWriting as OpenCoWriting, TextHandle } from './coWriting.ts';

/** Which co-written text is meant. */
export interface TextPlace {
	kind: Kind;
	id: string;
	field: string;
	language: Language;
}

interface Editing {
	editor: Editor;
	handle: TextHandle;
	writeOver: (editor: Editor, handle: TextHandle, text: string) => void;
}

/**
 * Changes a co-written text without showing it, as whoever types in it does: what others write meanwhile stays, and it can be
 * undone.
 * @throws when the text may not be written, or holds what this app does not know
 */
export async function editText(
	workspace: Workspace,
	{ kind, id, field, language }: TextPlace,
	edit: (editing: Editing) => void,
): Promise<void> {
	const [{ openCoWriting, writeOver }, handle] = await Promise.all([
		import('./coWriting.ts'),
		workspace.text(kind, id, field, language),
	]);
	openHidden(openCoWriting, handle, { kind, field }, (editor) => edit({ editor, handle, writeOver }));
}

function openHidden(
	openCoWriting: typeof OpenCoWriting,
	handle: TextHandle,
	{ kind, field }: Pick<TextPlace, 'kind' | 'field'>,
	edit: (editor: Editor) => void,
): void {
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
		edit(editor);
	} finally {
		editor.destroy();
	}
}

/**
 * Writes a plain text, one paragraph a line, in the place of what a co-written text has.
 * @param together with what else it is taken back
 */
export function replaceText(
	workspace: Workspace,
	place: TextPlace,
	words: string,
	together?: Pick<Together, 'typing'>,
): Promise<void> {
	return editText(workspace, place, ({ editor, handle, writeOver }) => {
		const write = () => writeOver(editor, handle, words);
		if (together) together.typing(write);
		else write();
	});
}

/**
 * The same for many texts, those of one document in one transaction. The page does nothing else meanwhile: so many at a time as it can
 * miss.
 */
export async function replaceTexts(
	workspace: Workspace,
	texts: readonly { readonly place: TextPlace; readonly words: string }[],
	together: Pick<Together, 'typing'>,
): Promise<void> {
	if (texts.length === 0) return;
	const { openCoWriting, writeAtOnce, writeOver } = await import('./coWriting.ts');
	const opened: { place: TextPlace; words: string; handle: TextHandle }[] = [];
	for (const { place, words } of texts) {
		const handle = await workspace.text(place.kind, place.id, place.field, place.language);
		opened.push({ place, words, handle });
	}
	for (const own of Map.groupBy(opened, ({ handle }) => handle.fragment.doc).values()) {
		together.typing(() =>
			writeAtOnce(own[0]!.handle, () => {
				for (const { place, words, handle } of own)
					openHidden(openCoWriting, handle, place, (editor) => writeOver(editor, handle, words));
			}),
		);
		// What somebody types there next is taken back by itself.
		for (const { handle } of own) handle.undoManager.stopCapturing();
	}
}
