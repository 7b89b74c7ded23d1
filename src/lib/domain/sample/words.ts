import type { Language } from '../language.ts';
import type { Random } from './random.ts';

/** Words of one thing in the order in which plans list languages. */
type Words = readonly [ca: string, es: string, fr: string, en: string];

const AT: Readonly<Record<Language, 0 | 1 | 2 | 3>> = { ca: 0, es: 1, fr: 2, en: 3 };

/** What people meet about: each stands after “sobre”, “sur”, “on”. */
const TOPICS: readonly Words[] = [
	['la mobilitat sostenible', 'la movilidad sostenible', 'la mobilité durable', 'sustainable mobility'],
	['la qualitat de l’aire', 'la calidad del aire', 'la qualité de l’air', 'air quality'],
	['la gestió de residus', 'la gestión de residuos', 'la gestion des déchets', 'waste management'],
	['el cicle de l’aigua', 'el ciclo del agua', 'le cycle de l’eau', 'the water cycle'],
	['l’habitatge assequible', 'la vivienda asequible', 'le logement abordable', 'affordable housing'],
	[
		'la rehabilitació energètica',
		'la rehabilitación energética',
		'la rénovation énergétique',
		'energy retrofitting',
	],
	[
		'les comunitats energètiques',
		'las comunidades energéticas',
		'les communautés énergétiques',
		'energy communities',
	],
	[
		'l’adaptació al canvi climàtic',
		'la adaptación al cambio climático',
		'l’adaptation au changement climatique',
		'climate adaptation',
	],
	['els parcs metropolitans', 'los parques metropolitanos', 'les parcs métropolitains', 'metropolitan parks'],
	[
		'el litoral i les platges',
		'el litoral y las playas',
		'le littoral et les plages',
		'the coast and the beaches',
	],
	[
		'l’alimentació de proximitat',
		'la alimentación de proximidad',
		'l’alimentation de proximité',
		'local food',
	],
	[
		'la governança metropolitana',
		'la gobernanza metropolitana',
		'la gouvernance métropolitaine',
		'metropolitan governance',
	],
	['les dades obertes', 'los datos abiertos', 'les données ouvertes', 'open data'],
	['la bretxa digital', 'la brecha digital', 'la fracture numérique', 'the digital divide'],
	['l’ocupació juvenil', 'el empleo juvenil', 'l’emploi des jeunes', 'youth employment'],
	['l’economia circular', 'la economía circular', 'l’économie circulaire', 'the circular economy'],
	['la indústria avançada', 'la industria avanzada', 'l’industrie avancée', 'advanced manufacturing'],
	['el turisme responsable', 'el turismo responsable', 'le tourisme responsable', 'responsible tourism'],
	[
		'els equipaments culturals',
		'los equipamientos culturales',
		'les équipements culturels',
		'cultural facilities',
	],
	['la salut comunitària', 'la salud comunitaria', 'la santé communautaire', 'community health'],
	[
		'l’acollida de persones refugiades',
		'la acogida de personas refugiadas',
		'l’accueil des personnes réfugiées',
		'the reception of refugees',
	],
	['la igualtat de gènere', 'la igualdad de género', 'l’égalité de genre', 'gender equality'],
	[
		'la participació ciutadana',
		'la participación ciudadana',
		'la participation citoyenne',
		'citizen participation',
	],
	[
		'la contractació pública verda',
		'la contratación pública verde',
		'les achats publics verts',
		'green procurement',
	],
	['els camins escolars', 'los caminos escolares', 'les chemins de l’école', 'safe routes to school'],
	['la logística urbana', 'la logística urbana', 'la logistique urbaine', 'urban logistics'],
];

/** What people tag entries with. */
export const TAGS = [
	'jornada tècnica',
	'bones pràctiques',
	'alcaldia',
	'premsa',
	'en línia',
	'presencial',
	'Erasmus',
	'Interreg',
	'agermanament',
	'universitat',
	'joventut',
	'empresa',
	'traducció feta',
	'acta pendent',
	'fotografies',
	'web',
	'grup de treball',
	'comissió',
	'visita tècnica',
	'protocol',
	'intercanvi',
	'clima',
	'dades',
	'pressupost',
	'xarxa',
	'prioritari',
] as const;

const SYLLABLES =
	'ba be bi bo ca co da de do fa fe fi ga go la le li lo lu ma me mi mo na ne ni no pa pe po ra re ri ro sa se si so ta te ti to va ve vi vo'.split(
		' ',
	);

/** Which topic, by its number. */
export const anyTopic = (random: Random): number => random.below(TOPICS.length);

/** A topic in a language: one of all, or the one with this number. */
export function topicIn(random: Random, language: Language, topic = anyTopic(random)): string {
	return TOPICS[topic]![AT[language]];
}

/** An invented proper name, as projects and firms have them: few are heard often, most hardly ever. */
export function inventedName(random: Random): string {
	let number = Math.floor(12_000 * random.next() ** 3);
	let name = '';
	for (let syllable = 0; syllable < 3; syllable++) {
		name += SYLLABLES[number % SYLLABLES.length];
		number = Math.floor(number / SYLLABLES.length) + number * 7 + syllable;
	}
	return name.charAt(0).toUpperCase() + name.slice(1);
}

/** What stands for what in a sentence: `{topic}`, `{city}`, `{org}`, `{name}`, `{n}`. */
export type Fillings = Readonly<Record<string, string>>;

export function fill(sentence: string, fillings: Fillings): string {
	return sentence.replace(/\{(\w+)\}/g, (_, name: string) => fillings[name] ?? '');
}

/** Of several sentences those that leave no gap, where there are such. */
export function sayable(sentences: readonly string[], fillings: Fillings): readonly string[] {
	const found = sentences.filter((sentence) =>
		[...sentence.matchAll(/\{(\w+)\}/g)].every(([, name]) => fillings[name!] !== undefined),
	);
	return found.length > 0 ? found : sentences;
}
