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

export const organisationIn = ({ row }: Deed) => ownerOf(row) ?? NO_ORGANISATION;

export interface Narrowed {
	readonly total: number;
	readonly byDay: ReadonlyMap<number, readonly Deed[]>;
	/** Values that can be chosen, with a document in which each person wrote. */
	readonly organisations: ReadonlySet<string>;
	readonly kinds: ReadonlySet<string>;
	readonly people: ReadonlyMap<string, Deed>;
}

/** Looks at every deed once. */
export function narrowDeeds(
	days: readonly number[],
	deedsOn: (day: number) => readonly Deed[],
	{ within, organisation, kind, person }: Narrowing,
): Narrowed {
	const organisations = new Set<string>();
	const kinds = new Set<string>();
	const people = new Map<string, Deed>();
	const byDay = new Map<number, Deed[]>();
	let total = 0;
	for (const day of days) {
		const shown: Deed[] = [];
		for (const deed of deedsOn(day)) {
			if (!within(deed)) continue;
			const owner = organisationIn(deed);
			organisations.add(owner);
			kinds.add(deed.row.kind);
			if (!people.has(deed.stamp.person)) people.set(deed.stamp.person, deed);
			if (organisation && owner !== organisation) continue;
			if (kind && deed.row.kind !== kind) continue;
			if (person && deed.stamp.person !== person) continue;
			shown.push(deed);
		}
		total += shown.length;
		if (shown.length > 0) byDay.set(day, shown);
	}
	return { total, byDay, organisations, kinds, people };
}
