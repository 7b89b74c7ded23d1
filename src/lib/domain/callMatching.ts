import type { call } from './call.ts';
import type { RowOf } from './kind.ts';
import { lastDayOf, taskState } from './taskDue.ts';

export type CallRow = RowOf<typeof call>;

/** Whether one can apply on a day: `undated` where the call does not say until when. */
export type CallState = 'planned' | 'open' | 'closing' | 'closed' | 'undated';

/** @param today the day on the reader's calendar, `2024-11-05` */
export function callState({ opens, closes }: Pick<CallRow, 'opens' | 'closes'>, today: string): CallState {
	if (opens && opens > today) return 'planned';
	if (!closes) return opens ? 'open' : 'undated';
	if (lastDayOf(closes) < today) return 'closed';
	return taskState({ due: closes, doneOn: null }, today) === 'later' ? 'open' : 'closing';
}

/** With what an organisation was seen to concern itself. */
export interface Concern {
	/** By theme, how many records of its own or in which it takes part have it. */
	readonly themes: ReadonlyMap<string, number>;
	/** Actions for which it is responsible, on which it reports, or to which it is to be drawn. */
	readonly actions: ReadonlySet<string>;
}

/** An organisation that a call suits, and why. */
export interface Match {
	readonly organisation: string;
	/** Themes of the call that it has, and how many of its records show each. */
	readonly themes: readonly { readonly theme: string; readonly records: number }[];
	/** Actions of the call in which it has a part. */
	readonly actions: readonly string[];
}

/**
 * Whom a call suits: organisations that have one of its themes or a part in one of its actions. Those with more themes of it come
 * first, then those of whom more records show them, then those with more of its actions.
 * @returns nothing for a call that names neither themes nor actions: nobody can tell
 */
export function matchesOf(
	{ themes, actions }: Pick<CallRow, 'themes' | 'actions'>,
	concerns: ReadonlyMap<string, Concern>,
): Match[] {
	const weight = (match: Match) => match.themes.reduce((sum, { records }) => sum + records, 0);
	return [...concerns]
		.map(([organisation, concern]) => ({
			organisation,
			themes: themes
				.map((theme) => ({ theme, records: concern.themes.get(theme) ?? 0 }))
				.filter(({ records }) => records > 0),
			actions: actions.filter((action) => concern.actions.has(action)),
		}))
		.filter((match) => match.themes.length > 0 || match.actions.length > 0)
		.sort(
			(one, other) =>
				other.themes.length - one.themes.length ||
				weight(other) - weight(one) ||
				other.actions.length - one.actions.length ||
				(one.organisation < other.organisation ? -1 : 1),
		);
}
