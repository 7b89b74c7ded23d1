import { action } from '#lib/domain/action.ts';
import { localNow } from '#lib/domain/localTime.ts';
import type { FactQuestion, TallyFilter } from '#lib/domain/tally.ts';
import { namedAs, sourcesOf } from '#lib/records/happened/namedAs.ts';
import { workspacePath } from '#lib/records/recordPath.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import type { PictureFilters } from './pictureFilters.ts';

/** The line of each action. Live. */
export function lineOfAction(workspace: Pick<Workspace, 'rows'>): ReadonlyMap<string, string> {
	return new Map(workspace.rows(action).flatMap(({ id, line }) => (line ? [[id, line] as const] : [])));
}

export type PeriodQuestion = Required<Pick<FactQuestion, 'only' | 'from' | 'until'>>;
type Period = Pick<PeriodQuestion, 'from' | 'until'>;

/** What is planned has not been done yet: a question about what was done ends today. */
export function untilToday<Q extends Period>(question: Q, today: string): Q {
	return { ...question, until: question.until < today ? question.until : today };
}

const NARROWING = ['organisation', 'zone', 'theme', 'line'] as const;

/** The filters as `tally` asks them, each as the log is narrowed by it. Live. */
export function questionOf(filters: PictureFilters, workspace: Pick<Workspace, 'rows'>): PeriodQuestion {
	const as = namedAs(workspace, false);
	const only = NARROWING.flatMap((name): TallyFilter[] => {
		const wanted = filters[name];
		return wanted ? [{ sources: sourcesOf(name, as), isIn: (value) => value === wanted }] : [];
	});
	return { only, ...daysOf(filters) };
}

const daysOf = ({ from, until }: Pick<PictureFilters, 'from' | 'until'>): Period => ({
	from: `${from}-01-01`,
	until: `${until}-12-31`,
});

/**
 * The log as a mark counts it: narrowed as the pictures are and further, on the same days.
 * @param days those of the filters until today, where no others are counted
 */
export function logPath(
	workspace: Pick<Workspace, 'id'>,
	filters: PictureFilters,
	further: Readonly<Record<string, string>> = {},
	days: Period = untilToday(daysOf(filters), localNow().slice(0, 10)),
): string {
	const { organisation, zone, theme, line } = filters;
	const asked = new URLSearchParams();
	const whole = { organisation, zone, theme, line, ...(further.year ? {} : inAddress(days)), ...further };
	for (const [key, value] of Object.entries(whole)) if (value) asked.set(key, value);
	return `${workspacePath(workspace.id, 'log')}${asked.size > 0 ? `?${asked}` : ''}`;
}

/** A whole year is asked for as one. */
function inAddress({ from, until }: Period): Readonly<Record<string, string>> {
	const year = from.slice(0, 4);
	return from === `${year}-01-01` && until === `${year}-12-31` ? { year } : { from, until };
}
