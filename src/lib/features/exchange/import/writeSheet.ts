import type { AnyRow, Contents, Kind } from '#lib/domain/kind.ts';
import type { SheetLine } from '#lib/exchange/sheets/sheetPlan.ts';
import type { Report } from '#lib/exchange/work.ts';
import { replaceTexts } from '#lib/records/editText.ts';
import type { Edit } from '#lib/workspace/changes.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { pause } from '../export/exportedRows.ts';

/** What a line adds to a set and takes from it, done to what stands there now: what others did to it meanwhile stays. */
function setNow(now: readonly string[], before: readonly string[], after: readonly string[]): string[] {
	const gone = new Set(before.filter((member) => !after.includes(member)));
	const added = after.filter((member) => !before.includes(member));
	return [...new Set([...now.filter((member) => !gone.has(member)), ...added])];
}

/** What a line asks to be written; nothing of a line that is the same or refused. */
export function editOf(
	kind: Kind,
	{ outcome, id, contents = {}, sets = {} }: SheetLine,
	document: string,
	rowOf: (id: string) => AnyRow | undefined,
): Edit | null {
	if (!id) return null;
	if (outcome === 'new') return { kind, id, document, contents };
	if (outcome !== 'changed' || Object.keys(contents).length === 0) return null;
	const row = rowOf(id);
	const rebased = Object.entries(sets).map(([field, before]) => [
		field,
		setNow((row?.[field] ?? []) as string[], before, contents[field] as string[]),
	]);
	return { kind, id, contents: { ...contents, ...(Object.fromEntries(rebased) as Contents) } };
}

export interface Written {
	/** Whether what was written is still the last thing done, and can be taken back. */
	readonly isLast: () => boolean;
	/** What stopped it in the midst, else null. */
	readonly fault: unknown;
}

/** So many at once that a page misses no more than a few frames. */
const AT_ONCE = 200;
const TEXTS_AT_ONCE = 20;

/**
 * Writes what a sheet changes: values, new records, and with them the co-written texts, which are written over as somebody would who
 * typed there. So many at a time that the page goes on answering; all of it is one step of undo.
 */
export async function writeSheet(
	workspace: Workspace,
	kind: Kind,
	lines: readonly SheetLine[],
	{ document, report }: { document: string; report: Report },
): Promise<Written> {
	const rowOf = (id: string) => workspace.row(kind, id) as AnyRow | undefined;
	let fault: unknown = null;
	const isLast = await workspace.inOneStep(async (together) => {
		try {
			for (let at = 0; at < lines.length; at += AT_ONCE) {
				const slice = lines.slice(at, at + AT_ONCE);
				const edits = slice.flatMap((line) => editOf(kind, line, document, rowOf) ?? []);
				if (edits.length > 0) await together.writeTogether(edits);
				const texts = slice.flatMap(({ id, texts: own = [] }) =>
					own.map(({ field, language, words }) => ({ place: { kind, id: id!, field, language }, words })),
				);
				for (let from = 0; from < texts.length; from += TEXTS_AT_ONCE) {
					await replaceTexts(workspace, texts.slice(from, from + TEXTS_AT_ONCE), together);
					await pause();
				}
				report(at + slice.length, lines.length);
				await pause();
			}
		} catch (error) {
			fault = error;
		}
	});
	return { isLast, fault };
}
