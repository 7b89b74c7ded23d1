import type { Stamp } from '../kind.ts';
import type { Language } from '../language.ts';
import type { SampleFrame, SampleOrganisation } from './frame.ts';
import { derivedRandom, pickWeighted, type Random } from './random.ts';
import type { SampleRecord } from './sampleRecord.ts';

/** Somebody who writes. The name says that nobody is called so. */
export interface SamplePerson {
	readonly id: string;
	readonly name: string;
	/** The language in which this person writes nearly always. */
	readonly language: Language;
}

/** A word for an invented person, in the language of the plan's owner, whoever reads it. */
const nameOf = (number: number) => `Persona de mostra ${number}`;

const DAY = 86_400_000;
const HOUR = 3_600_000;

/** Who writes for each organisation: one to three persons. */
export function samplePeople(frame: SampleFrame, seed: number): ReadonlyMap<string, readonly SamplePerson[]> {
	const random = derivedRandom(seed, 'people');
	let number = 0;
	return new Map(
		frame.organisations.map(({ id, reports }) => [
			id,
			Array.from({ length: 1 + random.below(reports ? 3 : 2) }, () => ({
				id: `sample-person-${++number}`,
				name: nameOf(number),
				language: pickWeighted<Language>(random, [
					['ca', 76],
					['es', 12],
					['en', 8],
					['fr', 4],
				]),
			})),
		]),
	);
}

export function sampleProfiles(
	organisation: SampleOrganisation,
	people: readonly SamplePerson[],
	time: number,
): SampleRecord[] {
	return people.map(({ id, name }) => ({
		kind: 'profile',
		id: `${organisation.id}-${id}`.slice(0, 64),
		contents: { person: id, name },
		created: stampOf(id, time),
	}));
}

export function stampOf(person: string, time: number): Stamp {
	return { person, device: `${person}-device`, time };
}

/** A moment of working hours so many days after a day. */
export function momentAfter(random: Random, day: string, mostDays: number): number {
	const start = Date.parse(`${day}T00:00Z`) + random.below(mostDays + 1) * DAY;
	return start + 8 * HOUR + random.below(9 * HOUR);
}

/** The day of a moment, `2024-03-18`. */
export function dayOf(time: number): string {
	return new Date(time).toISOString().slice(0, 10);
}
