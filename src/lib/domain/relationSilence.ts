import type { LoggedFact } from './loggedFact.ts';

/** What is known about somebody without their having been met, written to or worked with. */
const NO_CONTACT: ReadonlySet<string> = new Set([
	'monitoring-note',
	'news',
	'study',
	'publication',
	'funding-opportunity',
]);

/** Whether a fact of the log is one of contact: a note about somebody, a piece of news or a study is none. */
export const isContact = ({ type }: Pick<LoggedFact, 'type'>): boolean => !NO_CONTACT.has(type ?? '');

/**
 * Months without contact after which the tool calls a relation silent, by its tier (a code of `metropolis-relation`): a proposal
 * of this tool, since no plan says so. A tier that is not named here expects no contact yet.
 */
export const SILENT_AFTER: Readonly<Record<string, number>> = { priority: 6, intensify: 6, maintained: 12 };

export interface Silence {
	/** `never`: the log tells of no contact; `undated`: of some, and nobody has said when. */
	readonly state: 'never' | 'undated' | 'lately' | 'silent';
	/** The last contact that has taken place. */
	readonly last: LoggedFact | null;
	/** The first one that is still to come. */
	readonly coming: LoggedFact | null;
	/** Whole months since the last one, of a month or a year since its first day; null where no day is known. */
	readonly months: number | null;
	/** Whole days, where less than a month. */
	readonly days: number | null;
	/** Whether the last one says its day: of a month or a year nobody can tell how long ago it was. */
	readonly isDayKnown: boolean;
}

/**
 * Since when nothing has happened with somebody, as far as has been written down: nothing written is not “no contact”.
 * @param facts what the log and the registers tell of them, in any order
 * @param tier what the relation is meant to be
 * @param today the day on the reader's calendar, `2024-11-05`
 */
export function silenceOf(facts: readonly LoggedFact[], tier: string | null, today: string): Silence {
	const contacts = facts.filter(isContact);
	const past = contacts.filter(({ date }) => date && firstDayOf(date) <= today);
	const last = past.reduce<LoggedFact | null>(later, null);
	const coming = contacts
		.filter(({ date }) => date && firstDayOf(date) > today)
		.reduce<LoggedFact | null>((found, fact) => (found && found.date! <= fact.date! ? found : fact), null);
	if (!last) {
		const undated = contacts.find(({ date }) => !date) ?? null;
		const state = undated ? 'undated' : 'never';
		return { state, last: undated, coming, months: null, days: null, isDayKnown: false };
	}
	return { last, coming, ...silenceSince(last.date!, tier, today) };
}

/**
 * How long it is since a contact, and whether a tier expects another sooner.
 * @param date of the contact: a day, a month or a year that has come
 */
export function silenceSince(
	date: string,
	tier: string | null,
	today: string,
): Pick<Silence, 'state' | 'months' | 'days' | 'isDayKnown'> {
	const day = firstDayOf(date);
	const months = monthsBetween(day, today);
	const limit = SILENT_AFTER[tier ?? ''];
	return {
		state: limit !== undefined && months >= limit ? 'silent' : 'lately',
		months,
		days: months === 0 ? daysBetween(day, today) : null,
		isDayKnown: isDay(date),
	};
}

const isDay = (date: string) => date.length >= 10;
/** A month or a year counts from its first day: a later one might come after the contact, and hide a silence. */
const firstDayOf = (date: string) => (isDay(date) ? date.slice(0, 10) : `${date}-01-01`.slice(0, 10));

/** The later one; of one day that which says it, before a month or a year that begins with it. */
function later(one: LoggedFact | null, other: LoggedFact): LoggedFact {
	if (!one) return other;
	const [a, b] = [firstDayOf(one.date!), firstDayOf(other.date!)];
	if (a !== b) return a > b ? one : other;
	const apart = Number(isDay(one.date!)) - Number(isDay(other.date!));
	return apart > 0 || (apart === 0 && one.id >= other.id) ? one : other;
}

const daysBetween = (from: string, to: string) =>
	(Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / 86_400_000;

/** Whole months from a day to a later one. */
export function monthsBetween(from: string, to: string): number {
	const [year, month, day] = from.split('-').map(Number) as [number, number, number];
	const [laterYear, laterMonth, laterDay] = to.split('-').map(Number) as [number, number, number];
	const months = (laterYear - year) * 12 + laterMonth - month - (laterDay < day ? 1 : 0);
	return Math.max(0, months);
}
