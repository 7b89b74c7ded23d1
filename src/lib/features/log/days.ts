import type { DayRange } from '#lib/domain/dayRange.ts';
import { period } from '#lib/domain/period.ts';
import { formatDate, formatDateRange, language, t } from '#lib/i18n/index.ts';
import { titleOf } from '#lib/records/recordTitle.ts';
import type { Option } from '#lib/ui/look.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** The names in the address. */
export const DAY_KEYS = ['from', 'until'] as const;

/** A day, a month or a year that there is, or ''. */
export function readAsked(text: string): string {
	const parts = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text);
	if (!parts) return '';
	const [month, day] = [Number(parts[2] ?? 1), Number(parts[3] ?? 1)];
	const date = new Date(Date.UTC(Number(parts[1]), month - 1, day));
	return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? text : '';
}

/** What an address asks for; what it says badly is not asked. */
export const readDays = (asked: (key: string) => string): Required<DayRange> => ({
	from: readAsked(asked('from')),
	until: readAsked(asked('until')),
});

export const isAsked = ({ from, until }: DayRange): boolean => Boolean(from || until);

/** For a box that takes days alone: the first of a month or a year, or the last. */
export function wholeDay(date: string | undefined, end: 'first' | 'last'): string {
	if (!date || date.length === 10) return date ?? '';
	if (end === 'first') return `${date}-01-01`.slice(0, 10);
	const month = Number(date.slice(5, 7) || 12);
	const day = new Date(Date.UTC(Number(date.slice(0, 4)), month, 0)).getUTCDate();
	return `${date.slice(0, 4)}-${String(month).padStart(2, '0')}-${day}`;
}

/** In words, as short as they are true. */
export function daysText({ from, until }: DayRange): string {
	if (from && until) return from === until ? formatDate(from) : formatDateRange(from, until);
	if (from) return t('log.days.since', { day: formatDate(wholeDay(from, 'first')) });
	return t('log.days.upTo', { day: formatDate(wholeDay(until, 'last')) });
}

/** The plan’s periods in their order, each with its days; those of the same days are one choice. Live. */
export function periodOptions(workspace: Pick<Workspace, 'rows'>): (Option & Required<DayRange>)[] {
	const byDays = new Map<string, Option & Required<DayRange>>();
	for (const row of workspace.rows(period)) {
		const { start: from, end: until } = row;
		if (!from || !until) continue;
		const value = `${from}/${until}`;
		const label = titleOf(row, language.current).text;
		const same = byDays.get(value)?.label;
		byDays.set(value, { value, label: same ? `${same} · ${label}` : label, from, until });
	}
	return [...byDays.values()].sort((one, other) => (one.value < other.value ? -1 : 1));
}
