import { contentsHash } from './contentsHash.ts';
import type { Contents } from './kind.ts';
import type { Place } from './kind.ts';

interface PastDecision {
	readonly id: string;
	readonly text: string | null;
	readonly owner: string | null;
	readonly person: string | null;
	readonly due: string | null;
	readonly carriedFrom: string | null;
}
interface PastCard {
	readonly id: string;
	readonly text: string | null;
	readonly tags: readonly string[];
	readonly links: readonly string[];
	readonly authors: readonly string[];
	readonly place: Place | null;
	readonly mergedInto: string | null;
}

/** What a session left: its decisions, and where its parking lot is. */
export interface PastSession {
	readonly id: string;
	readonly decisions: readonly PastDecision[];
	readonly cards: readonly PastCard[];
	readonly columns: readonly { readonly id: string; readonly parking: boolean | null }[];
	readonly clusters: readonly { readonly id: string; readonly place: Place | null }[];
}

export interface Carried {
	readonly kind: 'decision' | 'card';
	readonly id: string;
	readonly contents: Contents;
}

/** The id under which something of an earlier session stands in a later one: whoever carries it over, it is there once. */
export const carriedId = (workshop: string, subject: string): string =>
	`carried-${contentsHash({ workshop, subject }).slice(0, 32)}`;

/** Cards that lie in a session's parking lot, in clusters of it too; those that were merged into another went with it. */
export function parkedCards({
	cards,
	columns,
	clusters,
}: Pick<PastSession, 'cards' | 'columns' | 'clusters'>) {
	const lots = new Set(columns.filter(({ parking }) => parking).map(({ id }) => id));
	for (const { id, place } of clusters) if (place?.parent && lots.has(place.parent)) lots.add(id);
	return cards.filter(({ place, mergedInto }) => !mergedInto && place?.parent && lots.has(place.parent));
}

/**
 * What a session takes over from the one before it: copies, since those who come today may not read what was written then.
 * Decisions that came from still earlier keep the session that took them.
 * @param parking the column of the later session in which parked cards go; they stay where they are where it is null
 */
export function carryOver(past: PastSession, workshop: string, parking: string | null): Carried[] {
	const decisions = past.decisions.map(({ id, text, owner, person, due, carriedFrom }): Carried => ({
		kind: 'decision',
		id: carriedId(workshop, `decision/${id}`),
		contents: given({ text, owner, person, due, carriedFrom: carriedFrom ?? past.id }),
	}));
	if (!parking) return decisions;
	const cards = parkedCards(past).map(({ id, text, tags, links, authors, place }): Carried => ({
		kind: 'card',
		id: carriedId(workshop, `card/${id}`),
		contents: given({
			text,
			tags,
			links,
			authors,
			place: { parent: parking, position: place!.position },
		}),
	}));
	return [...decisions, ...cards];
}

/** Without what says nothing: a new record names only what is known. */
const given = (contents: Contents): Contents =>
	Object.fromEntries(
		Object.entries(contents).filter(
			([, content]) =>
				content !== null && content !== '' && !(Array.isArray(content) && content.length === 0),
		),
	);
