import { isPartCode } from '#lib/domain/activityReportParts.ts';
import type { FreezeRow, PartRow } from '#lib/domain/activityReportStanding.ts';
import { line } from '#lib/domain/line.ts';
import { organisation } from '#lib/domain/organisation.ts';
import { formatDate, language, t } from '#lib/i18n/index.ts';
import { nameOf } from '#lib/records/people.ts';
import { titleOf } from '#lib/records/recordTitle.ts';
import { formatsIn } from '#lib/records/report/formats.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { headingOf } from './reportDocument.ts';
import type { Wording } from './wording.ts';

/** The reader's own language, whose texts are here. Live. */
export const ownWording = (): Wording => ({
	language: language.current,
	t,
	formats: formatsIn(language.current),
});

/** How a part is called for the reader. Live. */
export function partTitle(workspace: Workspace, row: PartRow): string {
	const of = row.line ? workspace.row(line, row.line) : undefined;
	return headingOf(
		{
			part: isPartCode(row.part) ? row.part : null,
			heading: row.heading,
			line: of ? { code: of.code ?? '', title: of.title } : null,
		},
		ownWording(),
	);
}

/** “Anna Puig, AMB”: the name with which somebody signed, and the organisation for which they did. Live. */
export function signedBy(workspace: Workspace, row: FreezeRow): string {
	const name =
		row.name?.trim() || (row.created && nameOf(workspace, row.created.person)) || t('editing.somebody');
	const of = row.organisation ? workspace.row(organisation, row.organisation) : undefined;
	const short = of?.shortName ?? (of && titleOf(of, language.current).text);
	return short ? `${name}, ${short}` : name;
}

export const stepWhen = ({ created }: FreezeRow): string =>
	created ? formatDate(created.time, 'moment') : t('app.content.noData');
