import { kindNamed } from '#lib/domain/kinds.ts';
import { isReadByAll } from '#lib/domain/periodCoverage.ts';
import {
	editsOfPlan,
	isOffered,
	partOf,
	type RecordsPlan,
	withRights,
} from '#lib/exchange/json/planRecords.ts';
import type { RecordLine } from '#lib/exchange/json/recordsImport.ts';
import { planInWorker } from '#lib/exchange/json/run.ts';
import type { ReadPlan } from '#lib/exchange/json/work.ts';
import { type Report, WorkFault } from '#lib/exchange/work.ts';
import { replaceTexts } from '#lib/records/editText.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { packedRecords, pause } from './recordsHere.ts';

/** Bytes of a file that is read at all. */
const MOST_BYTES = 100_000_000;

/** What a file would change here. @throws WorkFault with the code of what is wrong with it */
export async function planFile(
	workspace: Workspace,
	file: File,
	following: { signal: AbortSignal; report: Report },
): Promise<ReadPlan> {
	if (file.size > MOST_BYTES) throw new WorkFault('tooBig');
	const bytes = new Uint8Array(await file.arrayBuffer());
	const rows = await packedRecords(workspace, { retracted: true, signal: following.signal });
	const plan = await planInWorker(bytes, workspace.id, rows, following);
	return { ...plan, ...withRights(plan, (document) => workspace.mayWrite(document)) };
}

/** Public documents of which more is still to arrive: what is there already would be taken for new. Live. */
export const documentsAwaited = (workspace: Pick<Workspace, 'behind'>): string[] =>
	workspace.behind.filter((document) => isReadByAll({ document }));

/** Whether two plans would write the same. */
export const isSamePlan = (one: RecordsPlan, other: RecordsPlan): boolean =>
	JSON.stringify(writtenOf(one)) === JSON.stringify(writtenOf(other));

const writtenOf = ({ lines }: RecordsPlan) => lines.filter(isOffered);

/** So many at once that a page misses no more than a few frames; a part of new records is never cut. */
const WRITTEN_AT_ONCE = 100;
const TEXTS_AT_ONCE = 20;

function* slicesOf(lines: readonly RecordLine[]): Generator<readonly RecordLine[]> {
	const parts = new Map<string, RecordLine[]>();
	for (const [at, line] of lines.entries()) {
		const name = line.outcome === 'new' ? partOf(line) : `changed/${Math.floor(at / WRITTEN_AT_ONCE)}`;
		const part = parts.get(name);
		if (part) part.push(line);
		else parts.set(name, [line]);
	}
	let slice: RecordLine[] = [];
	for (const part of parts.values()) {
		slice.push(...part);
		if (slice.length < WRITTEN_AT_ONCE) continue;
		yield slice;
		slice = [];
	}
	if (slice.length > 0) yield slice;
}

/**
 * Writes what was chosen of a file, co-written texts too, in one step of undo, and so many at a time that the page goes on answering.
 * @returns whether that step is still the last thing done
 */
export function writePlan(
	workspace: Workspace,
	lines: readonly RecordLine[],
	report: Report,
): Promise<() => boolean> {
	return workspace.inOneStep(async (together) => {
		let done = 0;
		for (const slice of slicesOf(lines)) {
			const edits = editsOfPlan({ lines: slice });
			if (edits.length > 0) await together.writeTogether(edits);
			const texts = slice.flatMap(({ kind, id, texts: own }) =>
				own.map(({ field, language, words }) => ({
					place: { kind: kindNamed(kind), id, field, language },
					words,
				})),
			);
			for (let from = 0; from < texts.length; from += TEXTS_AT_ONCE) {
				await replaceTexts(workspace, texts.slice(from, from + TEXTS_AT_ONCE), together);
				await pause();
			}
			report((done += slice.length), lines.length);
			await pause();
		}
	});
}
