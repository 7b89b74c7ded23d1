import type { Kind } from '#lib/domain/kind.ts';
import type { SheetLine } from '#lib/exchange/sheets/planSheet.ts';
import type { Report } from '#lib/exchange/work.ts';
import { replaceText } from '#lib/records/editText.ts';
import type { Edit } from '#lib/workspace/changes.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { pause } from '../export/exportedRows.ts';

/** What a line asks to be written; nothing of a line that is the same or refused. */
export function editOf(kind: Kind, { outcome, id, contents = {} }: SheetLine, document: string): Edit | null {
	if (outcome === 'new') return { kind, document, contents };
	return outcome === 'changed' && id && Object.keys(contents).length > 0 ? { kind, id, contents } : null;
}

/** So many at once that a page misses no more than a few frames. */
const AT_ONCE = 200;

/**
 * Writes what a sheet changes: values, new records, and with them the co-written texts, which are written over as somebody would who
 * typed there. So many at a time that the page goes on answering; all of it is one step of undo.
 */
export async function writeSheet(
	workspace: Workspace,
	kind: Kind,
	lines: readonly SheetLine[],
	{ document, report }: { document: string; report: Report },
): Promise<void> {
	await workspace.inOneStep(async () => {
		for (let at = 0; at < lines.length; at += AT_ONCE) {
			const slice = lines.slice(at, at + AT_ONCE);
			const edits = slice.flatMap((line) => editOf(kind, line, document) ?? []);
			if (edits.length > 0) await workspace.writeTogether(edits);
			for (const { id, texts = [] } of slice)
				for (const { field, language, words } of id ? texts : [])
					await replaceText(workspace, { kind, id: id!, field, language }, words);
			report(at + slice.length, lines.length);
			await pause();
		}
	});
}
