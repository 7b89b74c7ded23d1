import type { AnyRow } from '#lib/domain/kind.ts';
import { kindNamed } from '#lib/domain/kinds.ts';
import type { TimeMark } from '#lib/domain/pictures/timeMarks.ts';
import { recurringEvent } from '#lib/domain/recurringEvent.ts';
import { readSubject } from '#lib/domain/subject.ts';
import { formatDate, language, t } from '#lib/i18n/index.ts';
import { recordPath } from '#lib/records/recordPath.ts';
import { shortTitle } from '#lib/records/recordTitle.ts';
import { subjectRow } from '#lib/records/tasks/subjectPath.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

const rowOf = (workspace: Workspace, { kind, id }: TimeMark) =>
	workspace.row(kindNamed(kind), id) as AnyRow | undefined;

/** How a mark is called: a time that a forum was held by the forum and the city. Live. */
export function markName(workspace: Workspace, mark: TimeMark, length = 90): string {
	const row = rowOf(workspace, mark);
	if (!row) return mark.id;
	const own = shortTitle(row, language.current, length).text;
	const event = typeof row.event === 'string' ? workspace.row(recurringEvent, row.event) : undefined;
	return event ? `${shortTitle(event, language.current, length).text}, ${own}` : own;
}

/** The record that a mark opens; a milestone opens what it belongs to. Live. */
export function markPath(workspace: Workspace, mark: TimeMark): string {
	const row = rowOf(workspace, mark);
	if (mark.type === 'milestone' && row && readSubject(row.subject as string | null)) {
		const about = subjectRow(workspace, row.subject as string);
		if (about) return about.path;
	}
	return recordPath(workspace.id, mark.kind, mark.id);
}

/** When it is, as precisely as it is known. */
export const markDay = ({ date }: TimeMark): string =>
	date === null ? t('pictureTime.undated') : formatDate(date);

/** What it is, how it stands and when: all that its shape and its colour say. */
export function markSentence(workspace: Workspace, mark: TimeMark): string {
	return t('pictureTime.mark', {
		type: t(`pictureTime.types.${mark.type}`),
		name: markName(workspace, mark),
		day: markDay(mark),
		state: t(`pictureTime.states.${mark.state}`),
	});
}
