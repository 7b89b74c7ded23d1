import type { closing } from '#lib/domain/closing.ts';
import type { RowOf } from '#lib/domain/kind.ts';
import { organisation } from '#lib/domain/organisation.ts';
import { formatDate, language, t } from '#lib/i18n/index.ts';
import { nameOf } from '#lib/records/people.ts';
import { titleOf } from '#lib/records/recordTitle.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

type Step = RowOf<typeof closing>;

/** “Anna Puig, AMB”: the name with which somebody signed, and the organisation for which they did. Live. */
export function signedBy(
	workspace: Workspace,
	row: Pick<Step, 'name' | 'created'>,
	unit?: string | null,
): string {
	const known = row.created && nameOf(workspace, row.created.person);
	const name = row.name?.trim() || known || t('editing.somebody');
	const found = unit ? workspace.row(organisation, unit) : undefined;
	const short = found?.shortName ?? (found && titleOf(found, language.current).text) ?? unit;
	return short ? t('closing.by', { name, organisation: short }) : name;
}

/** “3 Feb 2024, 14:32” */
export function signedWhen({ created }: Pick<Step, 'created'>): string {
	return created ? formatDate(created.time, 'moment') : t('app.content.noData');
}
