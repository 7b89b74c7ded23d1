import { entryTypes } from '../entryTypes.ts';
import type { Contents } from '../kind.ts';
import type { Language, Localised } from '../language.ts';
import { entryDay, type Happening, happeningFor } from './calendar.ts';
import type { SampleFrame, SampleOrganisation } from './frame.ts';
import { typeContents } from './entryDetails.ts';
import { dayOf, momentAfter, type SamplePerson, stampOf } from './people.ts';
import { derivedRandom, pickSome, pickWeighted, type Random } from './random.ts';
import type { SampleRecord } from './sampleRecord.ts';
import { TOLD } from './sentences.ts';
import { TITLES } from './titles.ts';
import { fill, type Fillings, inventedName, sayable, TAGS, topicIn } from './words.ts';

export interface EntriesOf {
	organisation: SampleOrganisation;
	people: readonly SamplePerson[];
	/** What several of them took part in and each may have written down. */
	happenings: readonly Happening[];
	count: number;
}

/** How often each type is written down; of what is not named, little. */
const OFTEN: Readonly<Record<string, number>> = {
	meeting: 22,
	'international-contact': 10,
	seminar: 8,
	delegation: 7,
	'monitoring-note': 7,
	event: 6,
	project: 6,
	'funding-opportunity': 5,
	training: 5,
	application: 4,
	news: 4,
	'study-visit': 4,
	forum: 3,
};
const TYPES = Object.keys(entryTypes).map((type) => [type, OFTEN[type] ?? 2] as const);

const LATIN: readonly Language[] = ['ca', 'es', 'fr', 'en'];

/** The id of an organisation's entry. */
export function entryId(organisation: string, number: number): string {
	return `${organisation.slice(0, 50)}-e${String(number).padStart(5, '0')}`;
}

/** The entries of one organisation. They are the same whether or not those of others are made. */
export function sampleEntries(frame: SampleFrame, seed: number, of: EntriesOf): SampleRecord[] {
	const random = derivedRandom(seed, `entries/${of.organisation.id}`);
	const own = frame.actions.filter(({ units }) => units.includes(of.organisation.id));
	// Who answers for no action takes part in a few.
	const actions = own.length > 0 ? own : pickSome(random, frame.actions, 9);
	return Array.from({ length: of.count }, (_, number) => {
		const person = random.pick(of.people);
		const language = random.chance(0.93) ? person.language : random.pick(LATIN);
		const happening = random.chance(0.06) ? happeningFor(random, of.happenings) : null;
		const type = happening?.type ?? pickWeighted(random, TYPES);
		const day = happening?.date ?? entryDay(random, frame);
		const metropolises = happening
			? happening.metropolises
			: pickSome(random, frame.metropolises, random.chance(0.15) ? 3 : 1).map(({ id }) => id);
		const fillings = fillingsOf(random, frame, language, {
			metropolis: metropolises[0],
			topic: happening?.topic,
		});
		const contents = {
			// What is written down in a hurry is completed later, or never.
			...(random.chance(0.04) ? {} : { type }),
			title: titleOf(random, type, language, fillings),
			date: day,
			...(random.chance(0.1) ? { until: dayAfter(frame, day, 1 + random.below(3)) } : {}),
			...(random.chance(0.7) || happening
				? { location: happening?.location ?? placeOf(random, of.organisation, fillings) }
				: {}),
			...(random.chance(0.8) ? { description: { [language]: tell(random, language, fillings) } } : {}),
			actions: random.chance(0.93) && actions.length > 0 ? actionsOf(random, actions) : [],
			metropolises,
			zones: zonesOf(frame, metropolises),
			organisations: others(random, frame, of.organisation.id, 0.3, 3),
			networks: random.chance(0.25) ? pickSome(random, frame.networks, 2) : [],
			themes: pickSome(random, frame.themes, 2),
			goals: random.chance(0.6) ? pickSome(random, frame.goals, 2) : [],
			tags: random.chance(0.6) ? pickSome(random, TAGS, 3) : [],
			sharedWith: others(random, frame, of.organisation.id, 0.08, 2),
			...typeContents(random, type, { frame, own: of.organisation.id, language, fillings }),
		} satisfies Contents;
		const created = stampOf(person.id, momentAfter(random, day, random.chance(0.8) ? 4 : 40));
		return { kind: 'entry', id: entryId(of.organisation.id, number), contents, created };
	});
}

function fillingsOf(
	random: Random,
	frame: SampleFrame,
	language: Language,
	{ metropolis, topic }: { metropolis?: string; topic?: number },
): Fillings {
	const city = frame.metropolises.find(({ id }) => id === metropolis);
	return {
		topic: topicIn(random, language, topic),
		...(city && { city: city.name[language] ?? Object.values(city.name)[0] }),
		name: inventedName(random),
		n: String(3 + random.below(120)),
	};
}

function titleOf(random: Random, type: string, language: Language, fillings: Fillings): Localised {
	const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
	const write = (into: Language, words: Fillings) =>
		capital(fill(random.pick(sayable(TITLES[type]![into], words)), words));
	const title: Localised = { [language]: write(language, fillings) };
	// Some are written in a second language for those abroad; the topic stays in the first where it is one of its own.
	if (language === 'ca' && random.chance(0.06))
		title.en = write('en', { ...fillings, topic: topicIn(random, 'en') });
	return title;
}

function tell(random: Random, language: Language, fillings: Fillings): string {
	const sentences = random.shuffle(sayable(TOLD[language], fillings)).slice(0, 2 + random.below(3));
	return sentences.map((sentence) => fill(sentence, fillings)).join(random.chance(0.3) ? '\n' : ' ');
}

function placeOf(random: Random, organisation: SampleOrganisation, { city }: Fillings): string {
	if (city && random.chance(0.5)) return city;
	return organisation.municipality && random.chance(0.6) ? organisation.municipality : 'Barcelona';
}

function actionsOf(random: Random, actions: readonly { id: string }[]): string[] {
	const first = random.pick(actions).id;
	return random.chance(0.15) ? [...new Set([first, random.pick(actions).id])] : [first];
}

function zonesOf(frame: SampleFrame, metropolises: readonly string[]): string[] {
	const found = frame.metropolises.filter(({ id }) => metropolises.includes(id));
	return [...new Set(found.flatMap(({ zone }) => zone ?? []))];
}

function others(random: Random, frame: SampleFrame, own: string, chance: number, most: number): string[] {
	if (!random.chance(chance)) return [];
	return pickSome(random, frame.organisations, most)
		.map(({ id }) => id)
		.filter((id) => id !== own);
}

function dayAfter({ end }: SampleFrame, day: string, days: number): string {
	const after = Date.parse(`${day}T00:00Z`) + days * 86_400_000;
	return dayOf(Math.min(after, Date.UTC(end, 11, 31)));
}
