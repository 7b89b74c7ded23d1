import type { Kind } from '#lib/domain/kind.ts';
import type { SheetLine } from '#lib/exchange/sheets/planSheet.ts';
import { replaceText } from '#lib/records/editText.ts';
import type { Edit } from '#lib/workspace/changes.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** What a line asks to be written; nothing of a line that is the same or refused. */
export function editOf(kind: Kind, { outcome, id, contents = {} }: SheetLine, document: string): Edit | null {
	if (outcome === 'new') return { kind, document, contents };
	return outcome === 'changed' && id && Object.keys(contents).length > 0 ? { kind, id, contents } : null;
}

/**
 * Writes what a sheet changes: all values and new records in one step of undo, and with it the co-written texts, which are written
 * over as somebody would who typed there.
 */
export async function writeSheet(
	workspace: Workspace,
	kind: Kind,
	lines: readonly SheetLine[],
	document: string,
): Promise<void> {
	await workspace.inOneStep(async () => {
		const edits = lines.flatMap((line) => editOf(kind, line, document) ?? []);
		if (edits.length > 0) await workspace.writeTogether(edits);
		for (const { id, texts = [] } of lines)
			for (const { field, language, words } of id ? texts : [])
				await replaceText(workspace, { kind, id: id!, field, language }, words);
	});
}
