import { kindNamed } from '#lib/domain/kinds.ts';
import { editsOfPlan, type RecordsPlan, withRights } from '#lib/exchange/json/planRecords.ts';
import { planInWorker } from '#lib/exchange/json/run.ts';
import type { ReadPlan } from '#lib/exchange/json/work.ts';
import { type Report, WorkFault } from '#lib/exchange/work.ts';
import { replaceText } from '#lib/records/editText.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { packedRecords } from './recordsHere.ts';

/** Bytes of a file that is read at all. */
const MOST_BYTES = 300_000_000;

/** What a file would change here. @throws WorkFault with the code of what is wrong with it */
export async function planFile(
	workspace: Workspace,
	file: File,
	following: { signal: AbortSignal; report: Report },
): Promise<ReadPlan> {
	if (file.size > MOST_BYTES) throw new WorkFault('tooBig');
	const bytes = new Uint8Array(await file.arrayBuffer());
	const rows = await packedRecords(workspace, { retracted: true, signal: following.signal });
	const plan = await planInWorker(bytes, rows, following);
	return { ...plan, ...withRights(plan, (document) => workspace.mayWrite(document)) };
}

/** Writes all that a file changes, co-written texts too, in one step of undo. */
export async function writePlan(workspace: Workspace, plan: RecordsPlan): Promise<void> {
	const edits = editsOfPlan(plan);
	const rewritten = plan.lines.filter(({ texts }) => texts.length > 0);
	await workspace.inOneStep(async () => {
		if (edits.length > 0) await workspace.writeTogether(edits);
		for (const { kind, id, texts } of rewritten)
			for (const { field, language, words } of texts)
				await replaceText(workspace, { kind: kindNamed(kind), id, field, language }, words);
	});
}
