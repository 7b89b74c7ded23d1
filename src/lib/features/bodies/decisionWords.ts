import type { decision } from '#lib/domain/decision.ts';
import type { RowOf } from '#lib/domain/kind.ts';
import { formatDate, t } from '#lib/i18n/index.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { organisationName } from './bodiesHere.ts';

/** Who sees to a decision, and by when. Live. */
export function decisionWords(workspace: Workspace, row: RowOf<typeof decision>): string {
	const owner = row.owner && organisationName(workspace, row.owner);
	const who = owner && row.person ? `${row.person} (${owner})` : (owner ?? row.person);
	return [
		who || t('bodies.decisions.noOwner'),
		row.due && t('bodies.decisions.by', { day: formatDate(row.due) }),
	]
		.filter(Boolean)
		.join(' · ');
}

/** What was decided in one line, as the task is called that is made of it. */
export const asTitle = (text: string | null | undefined): string => (text ?? '').replace(/\s+/gu, ' ').trim();
