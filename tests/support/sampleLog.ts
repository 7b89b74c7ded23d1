import type { SeedRecord } from '#lib/documents/seed.ts';
import { entryTypes } from '#lib/domain/entryTypes.ts';
import type { Random } from './random.ts';

/** Ids that the plan has, to which entries refer. */
export interface PlanIds {
	organisation: readonly string[];
	action: readonly string[];
	metropolis: readonly string[];
	zone: readonly string[];
	theme: readonly string[];
	sustainableDevelopmentGoal: readonly string[];
}

const START = Date.UTC(2021, 0, 1);
const DAY = 86_400_000;
const SYLLABLES =
	'a ba be bi bo ca ce ci co da de di do fa fe fi fo ga ge gi la le li lo ma me mi mo na ne ni no pa pe pi po ra re ri ro sa se si so ta te ti to va ve vi xa òs és ció tat ment ària'.split(
		' ',
	);

/** Words as a language has them: few that stand everywhere, many that stand hardly anywhere. */
export function makeVocabulary(random: Random, size = 12_000): () => string {
	const words = Array.from({ length: size }, () =>
		Array.from({ length: 2 + random.below(3) }, () => random.pick(SYLLABLES)).join(''),
	);
	return () => words[Math.floor(words.length * random.next() ** 4)]!;
}

/** Entries of one organisation over five years; invented, and of the size that people write. */
export function sampleEntries(
	random: Random,
	word: () => string,
	ids: PlanIds,
	{ organisation, count }: { organisation: string; count: number },
): SeedRecord[] {
	const sentence = (length: number) => Array.from({ length }, word).join(' ');
	const some = (from: readonly string[], most: number) => [
		...new Set(Array.from({ length: random.below(most + 1) }, () => random.pick(from))),
	];
	const tags = Array.from({ length: 300 }, (_, tag) => `tag-${tag}`);
	return Array.from({ length: count }, (_, number) => ({
		kind: 'entry',
		id: `${organisation}-${String(number).padStart(5, '0')}`.slice(0, 64),
		contents: {
			type: random.pick(Object.keys(entryTypes)),
			title: { ca: sentence(7) },
			date: new Date(START + random.below(5 * 365) * DAY).toISOString().slice(0, 10),
			location: word(),
			description: { ca: sentence(20 + random.below(40)) },
			actions: some(ids.action, 2),
			organisations: some(ids.organisation, 3),
			networks: some(ids.organisation, 1),
			metropolises: some(ids.metropolis, 2),
			zones: some(ids.zone, 1),
			themes: some(ids.theme, 2),
			goals: some(ids.sustainableDevelopmentGoal, 2),
			sharedWith: random.chance(0.1) ? some(ids.organisation, 1) : [],
			tags: some(tags, 3),
			...(random.chance(0.4) ? { participants: 1 + random.below(200) } : {}),
		},
	}));
}
