import { ownerOf } from '#lib/domain/owner.ts';
import type { Deed } from './deeds.ts';

/** `since`: what is new since somebody was last here; else the last so many days. */
export type Period = 'since' | '1' | '7' | '30';
export const PERIODS: readonly Period[] = ['since', '1', '7', '30'];

export interface Narrowing {
	/** Of the period, one's own deeds left out or not. */
	readonly within: (deed: Deed) => boolean;
	/** Chosen values; '' for all. */
	readonly organisation: string;
	readonly kind: string;
	readonly person: string;
}

/** In place of an organisation: the plan's own document, and those of bodies. */
export const NO_ORGANISATION = 'plan';

export const organisationIn = (document: string) => ownerOf({ document }) ?? NO_ORGANISATION;

export interface Narrowed {
	readonly total: number;
	readonly byDay: ReadonlyMap<number, readonly Deed[]>;
}

/** What was chosen among what was done, by the day; what is quickly told is asked first. */
export function narrowDeeds(
	days: readonly number[],
	deedsOn: (day: number) => Iterable<Deed>,
	{ within, organisation, kind, person }: Narrowing,
): Narrowed {
	const byDay = new Map<number, Deed[]>();
	let total = 0;
	for (const day of days) {
		const shown: Deed[] = [];
		for (const deed of deedsOn(day)) {
			if (kind && deed.row.kind !== kind) continue;
			if (person && deed.stamp.person !== person) continue;
			if (organisation && organisationIn(deed.row.document) !== organisation) continue;
			if (within(deed)) shown.push(deed);
		}
		total += shown.length;
		if (shown.length > 0) byDay.set(day, shown);
	}
	return { total, byDay };
}
