import { action } from '#lib/domain/action.ts';
import { entry } from '#lib/domain/entry.ts';
import type { EntryRow } from '#lib/domain/entryOrder.ts';
import { dayOf, NONE, numberOfDay, slotsAmong, type TallyFilter } from '#lib/domain/factQuestion.ts';
import { daysLater } from '#lib/domain/localTime.ts';
import type { CalendarItem } from '#lib/domain/pictures/calendarItems.ts';
import { isTaskOf, type TaskRow } from '#lib/domain/taskDue.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

type Reading = Pick<Workspace, 'rows' | 'row' | 'listing'>;
const NOTHING: ReadonlySet<number> = new Set();

/** How long an entry may have begun before the days that are shown, to be on them still. */
const BEFORE = 31;

/** Entries of some days: of a long log no more are read than those. Live. */
export function entriesBetween(
	workspace: Reading,
	first: string,
	last: string,
	only: readonly TallyFilter[],
): EntryRow[] {
	const { table, head } = workspace.listing(entry);
	const from = daysLater(first, -BEFORE);
	if (!table) return head.filter(({ date }) => date !== null && date >= from && date <= last);
	const slots = slotsAmong(table, { only, from, until: last }, NOTHING);
	return [...slots].flatMap((slot) => (table.row(slot) as EntryRow | undefined) ?? NONE);
}

/**
 * How many entries begin on each day of a year, without reading any: what is known to its month on the first, what is known to its
 * year only on none. Live.
 */
export function entriesByDay(
	workspace: Reading,
	year: number,
	only: readonly TallyFilter[],
): ReadonlyMap<string, number> {
	const { table } = workspace.listing(entry);
	const days = new Map<string, number>();
	if (!table) return days;
	const until = numberOfDay(`${year}-12-31`);
	for (const slot of slotsAmong(table, { only, from: `${year}-01-01`, until: `${year}-12-31` }, NOTHING)) {
		const known = dayOf(Math.min(table.dates[slot]!, until));
		if (known.length < 7) continue;
		const day = known.length === 7 ? `${known}-01` : known;
		days.set(day, (days.get(day) ?? 0) + 1);
	}
	return days;
}

export interface Wanted {
	readonly organisation: string;
	readonly line: string;
	/** The person whose things alone are wanted; null for everybody's. */
	readonly mine: { readonly id: string; readonly name: string } | null;
}

/** Whether an item is asked for. Live. */
export function isWanted(workspace: Reading, item: CalendarItem, wanted: Wanted): boolean {
	const { organisation, line, mine } = wanted;
	if (organisation && item.organisations !== null && !item.organisations.includes(organisation)) return false;
	if (mine && !isOwn(item, mine)) return false;
	if (!line) return true;
	return (
		item.actions === null || actionsOf(workspace, item).some((id) => workspace.row(action, id)?.line === line)
	);
}

/** A stop of an itinerary belongs to the actions of its event. */
function actionsOf(workspace: Reading, item: CalendarItem): readonly string[] {
	if (item.type !== 'appointment') return item.actions ?? NONE;
	const event = item.row.event;
	return (typeof event === 'string' && workspace.row(entry, event)?.actions) || NONE;
}

/** A task is whose it says; anything else is of whoever wrote it down. */
function isOwn({ type, row }: CalendarItem, person: NonNullable<Wanted['mine']>): boolean {
	return type === 'task' || type === 'milestone'
		? isTaskOf(row as unknown as TaskRow, person)
		: row.created?.person === person.id;
}
