import { contentsHash } from '#lib/domain/contentsHash.ts';
import type { Cycle } from '#lib/domain/cycle.ts';
import { evidence } from '#lib/domain/evidence.ts';
import { LANGUAGES } from '#lib/domain/language.ts';
import { review } from '#lib/domain/review.ts';
import { submission } from '#lib/domain/submission.ts';
import { update } from '#lib/domain/update.ts';
import { contentsOfUpdate, UPDATE_TEXTS, type UpdateRow } from '#lib/domain/updateContents.ts';
import { announceSelf } from '#lib/records/announceSelf.ts';
import { isRich, readRichText } from '#lib/records/richText.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** How its texts are set, of those that are more than lines. */
async function formattedTexts(workspace: Workspace, row: UpdateRow): Promise<Record<string, unknown>> {
	const formatted: Record<string, unknown> = {};
	for (const field of UPDATE_TEXTS)
		for (const language of LANGUAGES) {
			if (!row[field][language]) continue;
			const { fragment } = await workspace.text(update, row.id, field, language);
			const nodes = readRichText(fragment);
			if (isRich(nodes)) formatted[`${field}/${language}`] = nodes;
		}
	return formatted;
}

/** Hands an update in: freezes it as it is now, signed by the name that the person goes by. */
export async function submitUpdate(
	workspace: Workspace,
	id: string,
	{ replaces, note }: { replaces: string | null; note: string },
): Promise<void> {
	const row = workspace.row(update, id);
	if (!row) throw new Error(`there is no update "${id}"`);
	const contents = contentsOfUpdate(
		row,
		workspace.rowsBy(evidence, 'subject', `update/${id}`),
		await formattedTexts(workspace, row),
	);
	await workspace.create(
		submission,
		{
			update: id,
			contents,
			hash: contentsHash(contents),
			name: workspace.device.person.name,
			...(replaces && { replaces }),
			...(note.trim() && { note: note.trim() }),
		},
		row.document,
	);
	await announceSelf(workspace, row.document);
}

export interface Decision {
	decision: 'accepted' | 'returned';
	note: string;
	/** For whom the editor decides. */
	organisation: string | null;
}

/** Decides on the submission that counts. What is accepted is kept word for word, so that it stays whatever becomes of the submission. */
export async function reviewSubmission(
	workspace: Workspace,
	id: string,
	{ submission: of }: Cycle,
	{ decision, note, organisation }: Decision,
): Promise<void> {
	if (!of) throw new Error(`nothing of update "${id}" was submitted`);
	await workspace.create(review, {
		update: id,
		submission: of.id,
		hash: of.hash,
		decision,
		name: workspace.device.person.name,
		...(decision === 'accepted' && { contents: of.contents }),
		...(note.trim() && { note: note.trim() }),
		...(organisation && { organisation }),
	});
	await announceSelf(workspace, 'plan');
}
