/** What a session says of when its board takes contributions; days as `2026-01-20`. */
export interface ContributionDays {
	readonly opens: string | null;
	readonly closes: string | null;
}

/** `before`: not yet; `open`; `over`. */
export type ContributionState = 'before' | 'open' | 'over';

/**
 * Whether a session's board takes contributions on a day. A day that is not given limits nothing; a session that is over takes
 * more only where it says until when.
 * @param day the day as this device's calendar shows it
 */
export function contributionsAt(
	{ opens, closes }: ContributionDays,
	day: string,
	ended: boolean,
): ContributionState {
	if (opens && day < opens) return 'before';
	if (closes) return day > closes ? 'over' : 'open';
	return ended ? 'over' : 'open';
}
