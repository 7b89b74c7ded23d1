import type { entry } from '../entry.ts';
import { type EntryField, entryTypes } from '../entryTypes.ts';
import type { Language } from '../language.ts';
import type { SampleFrame } from './frame.ts';
import { pickSome, type Random } from './random.ts';
import { LEARNT, NEXT } from './sentences.ts';
import { fill, type Fillings, inventedName } from './words.ts';

interface Around {
	frame: SampleFrame;
	own: string;
	language: Language;
	fillings: Fillings;
}

const FUNCTIONS: Readonly<Record<Language, readonly string[]>> = {
	ca: ['alcaldia i equip tècnic', 'responsables d’urbanisme', 'gerència i comunicació'],
	es: ['alcaldía y equipo técnico', 'responsables de urbanismo'],
	fr: ['maire et services techniques', 'responsables de l’urbanisme'],
	en: ['mayor and technical staff', 'heads of planning'],
};

/** Flags that an entry of a type may bear. */
const FLAGS: Readonly<Record<string, readonly string[]>> = {
	application: ['awarded'],
	project: ['awarded', 'completed'],
	'cooperation-project': ['completed', 'sdg-tagged'],
	agreement: ['continued', 'new-relation'],
	position: ['adopted'],
	study: ['completed', 'deliverable'],
	publication: ['deliverable'],
	'follow-up': ['follow-up-done'],
	'network-review': ['decided'],
	transfer: ['completed', 'continued'],
	'international-contact': ['new-relation', 'continued'],
	delegation: ['new-relation', 'follow-up-done'],
	'study-visit': ['follow-up-done'],
	mission: ['new-relation', 'follow-up-done'],
};

const firm = (random: Random) => `Empresa de mostra ${inventedName(random)}`;

type Filled = Partial<Record<EntryField, (random: Random, around: Around, type: string) => unknown>>;

/** What each field that only some types ask for may say. Money and persons are invented, and far from any real figure. */
const DETAILS: Filled = {
	hosts: (random, { own }) => (random.chance(0.8) ? [own] : []),
	participants: (random) => 2 + Math.floor(180 * random.next() ** 3),
	contacts: (random) => random.below(25),
	functions: (random, { language }) => random.pick(FUNCTIONS[language]),
	conclusions: (random, { language }) => ({ [language]: random.pick(LEARNT[language]) }),
	lessons: (random, { language }) => ({ [language]: random.pick(LEARNT[language]) }),
	followUp: (random, { language }) => ({ [language]: random.pick(NEXT[language]) }),
	origin: (_random, { fillings }) => fillings.city ?? null,
	edition: (random) => String(1 + random.below(20)),
	outlet: (random) => `Butlletí de mostra ${inventedName(random)}`,
	companies: (random) => [firm(random), ...(random.chance(0.3) ? [firm(random)] : [])],
	clusters: (random) => [`Clúster de mostra ${inventedName(random)}`],
	fund: (random) => `Programa de mostra ${inventedName(random)}`,
	fundScope: (random) => (random.chance(0.75) ? 'eu' : 'non-eu'),
	amountEur: (random) => 500 * (4 + random.below(900)),
	flags: (random, _around, type) => pickSome(random, FLAGS[type] ?? [], 1),
};

/** The contents of the fields that a type asks for beyond the common ones; each is left out now and then, as people do. */
export function typeContents(
	random: Random,
	type: string,
	around: Around,
): Partial<Record<keyof (typeof entry)['fields'], unknown>> {
	const contents: Record<string, unknown> = {};
	for (const field of entryTypes[type] ?? []) {
		const write = DETAILS[field];
		if (!write || random.chance(0.35)) continue;
		const content = write(random, around, type);
		contents[field] = typeof content === 'string' ? fill(content, around.fillings) : content;
	}
	return contents;
}
