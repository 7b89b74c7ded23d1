import { action } from '#lib/domain/action.ts';
import type { FactQuestion, TallyFilter } from '#lib/domain/tally.ts';
import { workspacePath } from '#lib/records/recordPath.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import type { PictureFilters } from './pictureFilters.ts';

/** The line of each action. Live. */
export function lineOfAction(workspace: Workspace): ReadonlyMap<string, string> {
	return new Map(workspace.rows(action).flatMap(({ id, line }) => (line ? [[id, line] as const] : [])));
}

export type PeriodQuestion = Required<Pick<FactQuestion, 'only' | 'from' | 'until'>>;

/** What is planned has not been done yet: a question about what was done ends today. */
export function untilToday(question: PeriodQuestion, today: string): PeriodQuestion {
	return { ...question, until: question.until < today ? question.until : today };
}

/** The filters as `tally` asks them. Live. */
export function questionOf(
	filters: PictureFilters,
	lineOf: (action: string) => string | undefined,
): PeriodQuestion {
	const only: TallyFilter[] = [];
	for (const facet of ['organisation', 'zone', 'theme'] as const) {
		const wanted = filters[facet];
		if (wanted) only.push({ sources: [{ facet }], isIn: (value) => value === wanted });
	}
	if (filters.line)
		only.push({
			sources: [{ facet: 'action', groupsOf: (id) => [lineOf(id) ?? ''] }],
			isIn: (value) => value === filters.line,
		});
	return { only, from: `${filters.from}-01-01`, until: `${filters.until}-12-31` };
}

/** The log, narrowed as the pictures are and further; a year stands there where only one is asked for. */
export function logPath(
	workspace: Workspace,
	filters: PictureFilters,
	further: Readonly<Record<string, string>> = {},
): string {
	const asked = new URLSearchParams();
	const year = filters.from === filters.until ? String(filters.from) : '';
	const { organisation, zone, theme, line } = filters;
	for (const [key, value] of Object.entries({ organisation, zone, theme, line, year, ...further }))
		if (value) asked.set(key, value);
	return `${workspacePath(workspace.id, 'log')}${asked.size > 0 ? `?${asked}` : ''}`;
}
