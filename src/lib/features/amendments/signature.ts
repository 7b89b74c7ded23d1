import type { AmendmentDecisionRow, AmendmentRow } from '#lib/domain/amendmentState.ts';
import { organisation } from '#lib/domain/organisation.ts';
import { formatDate, language, t } from '#lib/i18n/index.ts';
import { authorOf } from '#lib/records/author.ts';
import { shortTitle } from '#lib/records/recordTitle.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** Live. */
export function organisationWords(workspace: Workspace, id: string): string {
	const found = workspace.row(organisation, id);
	return found ? shortTitle(found, language.current, 90).text : id;
}

/**
 * Who wrote it, for whom, and when. For whom an amendment is proposed, the document says in which it stands; for whom an editor
 * decides, the decision itself. Live.
 */
export function signatureOf(
	workspace: Workspace,
	row: AmendmentRow | AmendmentDecisionRow,
): { name: string; organisation: string | null; date: string } {
	const author = authorOf(workspace, row, row.created?.person, language.current, row.name);
	const written = author.organisation ?? (row.organisation && organisationWords(workspace, row.organisation));
	return {
		name: author.name,
		organisation: written === author.name ? null : (written ?? null),
		date: row.created ? formatDate(row.created.time, 'moment') : t('app.content.noData'),
	};
}

type Step = 'list' | 'proposed' | 'accepted' | 'rejected';

const KEYS = {
	list: ['amendments.list.by', 'amendments.list.byFor'],
	proposed: ['amendments.trail.proposed', 'amendments.trail.proposedFor'],
	accepted: ['amendments.trail.accepted', 'amendments.trail.acceptedFor'],
	rejected: ['amendments.trail.rejected', 'amendments.trail.rejectedFor'],
} as const;

/** The same as a line: of a list, or of what happened. Live. */
export function signedWords(
	workspace: Workspace,
	row: AmendmentRow | AmendmentDecisionRow,
	step: Step,
): string {
	const { name, organisation: of, date } = signatureOf(workspace, row);
	const [alone, forWhom] = KEYS[step];
	return of ? t(forWhom, { name, organisation: of, date }) : t(alone, { name, date });
}
