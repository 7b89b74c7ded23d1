import type { Contents } from '../kind.ts';
import type { Language, Localised } from '../language.ts';
import { entryDay } from './calendar.ts';
import type { SampleFrame, SampleMetropolis, SampleOrganisation } from './frame.ts';
import { dayOf, momentAfter, type SamplePerson, stampOf } from './people.ts';
import { pickSome, type Random } from './random.ts';
import type { SampleRecord } from './sampleRecord.ts';
import type { Said } from './registerWords.ts';
import { fill, inventedName, topicIn } from './words.ts';

/** An organisation whose registers are invented, and what it wrote in the log. */
export interface Registering {
	readonly organisation: SampleOrganisation;
	readonly people: readonly SamplePerson[];
	readonly entries: readonly SampleRecord[];
}

export const addDays = (day: string, days: number): string =>
	dayOf(Date.parse(`${day}T00:00Z`) + days * 86_400_000);
export const yearOf = (day: string): number => Number(day.slice(0, 4));

/** Writes the records of one organisation's registers: who, in which language, about what, on which actions. */
export class RegisterWriter {
	readonly random: Random;
	readonly frame: SampleFrame;
	readonly own: string;
	readonly #people: readonly SamplePerson[];
	readonly #actions: readonly string[];
	#person: SamplePerson;

	constructor(random: Random, frame: SampleFrame, { organisation, people }: Omit<Registering, 'entries'>) {
		this.random = random;
		this.frame = frame;
		this.own = organisation.id;
		this.#people = people;
		const own = frame.actions.filter(({ units }) => units.includes(organisation.id));
		// Who answers for no action takes part in a few.
		this.#actions = (own.length > 0 ? own : pickSome(random, frame.actions, 9)).map(({ id }) => id);
		this.#person = people[0]!;
	}

	/** Whoever writes the next record. */
	next(): void {
		this.#person = this.random.pick(this.#people);
	}

	get language(): Language {
		return this.#person.language;
	}

	id(what: string, number: number): string {
		return `${this.own.slice(0, 48)}-${what}${number}`;
	}

	record(kind: string, id: string, day: string, contents: Contents): SampleRecord {
		const created = stampOf(this.#person.id, momentAfter(this.random, day, 20));
		return { kind, id, contents, created };
	}

	say(words: Said, city?: SampleMetropolis): Localised {
		const { language } = this.#person;
		return {
			[language]: fill(words[language], {
				topic: topicIn(this.random, language),
				name: inventedName(this.random),
				city: city ? (city.name[language] ?? Object.values(city.name)[0] ?? '') : '',
				n: '',
			}),
		};
	}

	/** What it is about, under the names that every kind has. */
	about(metropolises: readonly SampleMetropolis[] = []): Contents {
		return {
			actions: pickSome(this.random, this.#actions, 2),
			metropolises: metropolises.map(({ id }) => id),
			zones: [...new Set(metropolises.flatMap(({ zone }) => zone ?? []))],
			themes: pickSome(this.random, this.frame.themes, 2),
		};
	}

	metropolises(most: number): SampleMetropolis[] {
		return pickSome(this.random, this.frame.metropolises, most);
	}

	/** One of them; none where the plan names none. */
	metropolis(): SampleMetropolis | undefined {
		return this.frame.metropolises.length > 0 ? this.random.pick(this.frame.metropolises) : undefined;
	}

	others(most: number): string[] {
		return pickSome(this.random, this.frame.organisations, most)
			.map(({ id }) => id)
			.filter((id) => id !== this.own);
	}

	councils(most: number): string[] {
		return pickSome(this.random, this.frame.councils, most).filter((id) => id !== this.own);
	}

	networks(most: number): string[] {
		return pickSome(this.random, this.frame.networks, most);
	}

	day(): string {
		return entryDay(this.random, this.frame);
	}

	/** Round sums, far from any real one. */
	euros(least: number, most: number): number {
		return 1000 * (least + this.random.below(most - least));
	}
}
