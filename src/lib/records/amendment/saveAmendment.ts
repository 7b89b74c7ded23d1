import { isPerLanguage } from '#lib/domain/kind.ts';
import { amendment } from '#lib/domain/amendment.ts';
import type { AmendmentRow } from '#lib/domain/amendmentState.ts';
import { kinds } from '#lib/domain/kinds.ts';
import { documentOf } from '#lib/domain/owner.ts';
import { readSubject } from '#lib/domain/subject.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { announceSelf } from '../announceSelf.ts';
import type { AmendmentDraft } from './amendmentDraft.ts';

/** Where a proposal comes from, besides the person. */
export interface AmendmentOrigin {
	readonly workshop: string;
	readonly card?: string;
}

/** Writes an amendment in the document of the organisation for which it is proposed. @returns its id */
export async function proposeAmendment(
	workspace: Workspace,
	draft: AmendmentDraft,
	{ organisation, origin }: { organisation: string; origin?: AmendmentOrigin },
): Promise<string> {
	const about = readSubject(draft.subject);
	const declared = about && kinds.get(about.kind)?.fields[draft.field];
	const document = documentOf(organisation);
	const { name } = workspace.device.person;
	const id = await workspace.create(
		amendment,
		{
			subject: draft.subject,
			field: draft.field,
			after: draft.after,
			...(declared && isPerLanguage(declared) && { language: draft.language }),
			...(draft.before && { before: draft.before }),
			...(draft.rationale.trim() && { rationale: draft.rationale.trim() }),
			...(draft.supporters.length > 0 && { supporters: [...draft.supporters] }),
			...(origin && { workshop: origin.workshop }),
			...(origin?.card && { card: origin.card }),
			...(name.trim() && { name: name.trim() }),
			organisation,
		},
		document,
	);
	await announceSelf(workspace, document);
	return id;
}

/** Writes an amendment that is still to be decided anew: the words, why, and who is named as supporting it. */
export function rewordAmendment(
	workspace: Workspace,
	row: AmendmentRow,
	draft: AmendmentDraft,
): Promise<void> {
	return workspace.change(amendment, row.id, {
		before: draft.before,
		after: draft.after,
		rationale: draft.rationale.trim(),
		supporters: [...draft.supporters],
	});
}

/** A draft of what an amendment says already, to be worded anew. */
export function draftOf(row: AmendmentRow, fallback: AmendmentDraft): AmendmentDraft {
	return {
		subject: row.subject ?? '',
		field: row.field ?? '',
		language: (row.language as AmendmentDraft['language'] | null) ?? fallback.language,
		before: row.before ?? '',
		after: row.after ?? '',
		rationale: row.rationale ?? '',
		supporters: row.supporters,
	};
}
