// What the plan and the bodies' own documents say of the bodies that meet. Everything here is live.
import { type Body, bodiesOf, type BodyKind, bodyOf } from '#lib/domain/bodies.ts';
import { bodyMeeting } from '#lib/domain/bodyMeeting.ts';
import { type BroughtRow, broughtTo } from '#lib/domain/bodyBrought.ts';
import { inTurn, type MeetingRow } from '#lib/domain/bodyMeetings.ts';
import { brought } from '#lib/domain/brought.ts';
import { governanceArrangement } from '#lib/domain/governanceArrangement.ts';
import type { AnyRow, Kind } from '#lib/domain/kind.ts';
import { dayOf, localNow } from '#lib/domain/localTime.ts';
import { organisation } from '#lib/domain/organisation.ts';
import { recurringEvent } from '#lib/domain/recurringEvent.ts';
import { compareTexts, language, t } from '#lib/i18n/index.ts';
import { workspacePath } from '#lib/records/recordPath.ts';
import { shortTitle } from '#lib/records/recordTitle.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

const KINDS: Record<BodyKind, Kind> = { organisation, governanceArrangement, recurringEvent };

export const kindOfBody = (kind: BodyKind): Kind => KINDS[kind];

/** Every body of the plan, and those that were added by meeting. */
export function bodiesHere(workspace: Workspace, further: readonly string[] = []): Body[] {
	const met = new Set(further);
	for (const row of workspace.rows(bodyMeeting)) {
		const body = bodyOf(row);
		if (body) met.add(body);
	}
	for (const { body } of workspace.rows(brought)) if (body) met.add(body);
	return bodiesOf({
		organisations: workspace.rows(organisation),
		arrangements: workspace.rows(governanceArrangement),
		events: workspace.rows(recurringEvent),
		met,
	});
}

/** A body by its id, whether the plan says that it meets or not; undefined for what is in no plan. */
export const bodyHere = (workspace: Workspace, id: string): Body | undefined =>
	bodiesHere(workspace, [id]).find((body) => body.id === id);

/** What it is in the plan. */
export const rowOfBody = (
	workspace: Workspace,
	{ kind, id }: Pick<Body, 'kind' | 'id'>,
): AnyRow | undefined => workspace.row(KINDS[kind], id) as AnyRow | undefined;

export function bodyName(workspace: Workspace, body: Pick<Body, 'kind' | 'id'>): string {
	const row = rowOfBody(workspace, body);
	return row ? shortTitle(row, language.current).text : body.id;
}

export const bodyPath = (workspace: Workspace, id: string): string =>
	workspacePath(workspace.id, `bodies/${id}`);

/** From the top to a body's page. */
export const bodiesLink = (workspace: Workspace) => ({
	href: workspacePath(workspace.id, 'bodies'),
	label: t('bodies.title'),
});

export const meetingsOf = (workspace: Workspace, body: string): MeetingRow[] =>
	workspace.rows(bodyMeeting).filter((row) => bodyOf(row) === body);

export const turnOf = (workspace: Workspace, body: string) =>
	inTurn(meetingsOf(workspace, body), dayOf(localNow())!);

/** What is brought to a meeting of a body, and to the next one what is for whichever comes next. */
export function broughtHere(workspace: Workspace, body: string, meeting: MeetingRow): BroughtRow[] {
	const rows = [
		...workspace.rowsBy(brought, 'body', body),
		...workspace.rowsBy(brought, 'meeting', meeting.id).filter((row) => row.body !== body),
	];
	return broughtTo(meeting, rows, turnOf(workspace, body));
}

export function organisationName(workspace: Workspace, id: string): string {
	const row = workspace.row(organisation, id);
	return row ? shortTitle(row, language.current, 80).text : id;
}

/** Ids of organisations by their names in the reader's language. */
export function byName(workspace: Workspace, ids: readonly string[]): string[] {
	return ids
		.map((id) => ({ id, name: organisationName(workspace, id) }))
		.sort((one, other) => compareTexts(one.name, other.name))
		.map(({ id }) => id);
}
