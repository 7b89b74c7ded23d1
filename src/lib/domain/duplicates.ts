import type { EntryRow } from './entryOrder.ts';

/** What says that two entries may be one thing; a draft has it too. */
export type Occasion = Pick<
	EntryRow,
	'id' | 'document' | 'type' | 'date' | 'location' | 'metropolises' | 'notSameAs'
>;

/** Text without case, accents and punctuation, so that “Sala d’actes” is “SALA D'ACTES”. */
function foldPlace(location: string | null): string {
	const plain = (location ?? '').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
	return plain.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

const shareMetropolis = (one: Occasion, other: Occasion) =>
	one.metropolises.some((id) => other.metropolises.includes(id));

function shareLocation(one: Occasion, other: Occasion): boolean {
	const place = foldPlace(one.location);
	return place !== '' && place === foldPlace(other.location);
}

/**
 * Whether two entries look like one thing that two organisations wrote down: the same day, the same place (a metropolis that both
 * name, or the same words for where), and no two different types. Nobody has said that they are not the same.
 */
export function looksTheSame(one: Occasion, other: Occasion): boolean {
	// A day, and not merely a month or a year in which much may happen.
	if (!one.date || one.date.length !== 10 || one.date !== other.date) return false;
	if (one.document === other.document) return false;
	if (one.type && other.type && one.type !== other.type) return false;
	if (one.notSameAs.includes(other.id) || other.notSameAs.includes(one.id)) return false;
	return shareMetropolis(one, other) || shareLocation(one, other);
}

/** More than so many at one place on one day say that the place is a town, and not that they are one thing. */
const A_TOWN = 2;

/** Of these entries those that look like the same thing. */
export function findDuplicates<O extends Occasion>(one: Occasion, among: Iterable<O>): O[] {
	const alike = [...among].filter((other) => looksTheSame(one, other));
	const abroad = alike.filter((other) => shareMetropolis(one, other));
	const isTown = alike.length - abroad.length > A_TOWN;
	return isTown ? abroad : alike;
}

/**
 * The entries of one day among very many that are in order, newest first: found by halves, so that few are read.
 * @param count how many there are
 * @param at reads one; undefined while it cannot be read
 */
export function entriesOfDay<O extends { date: string | null }>(
	day: string,
	count: number,
	at: (index: number) => O | undefined,
): O[] {
	let [low, high] = [0, count];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((at(middle)?.date ?? '') > day) low = middle + 1;
		else high = middle;
	}
	const found: O[] = [];
	for (let index = low; index < count; index++) {
		const one = at(index);
		if (one?.date !== day) break;
		found.push(one);
	}
	return found;
}
