// Over 300 lines: formats are data, each with its words in four languages.
import type { Language } from './language.ts';
import type { Phase } from './workshopPhase.ts';

/** A text of a format, in the order in which `LANGUAGES` lists them: Catalan, Spanish, French, English. */
export type FormatWords = readonly [ca: string, es: string, fr: string, en: string];

/** From which part of the plan the columns of a board are made; `own` are the format's, or whatever somebody types. */
export const COLUMN_SOURCES = ['lines', 'themes', 'zones', 'forms', 'swot', 'own'] as const;
export type ColumnSource = (typeof COLUMN_SOURCES)[number];

/** One item of a format's agenda. Minutes are a proposal, which whoever prepares the session changes. */
export interface FormatBlock {
	readonly title: FormatWords;
	readonly minutes: number;
	readonly phase?: Phase;
}

/** A way in which a session goes, named by its code in the vocabulary `workshop-format`. */
export interface WorkshopFormat {
	readonly code: string;
	readonly blocks: readonly FormatBlock[];
	readonly columns: readonly ColumnSource[];
	/** Columns that do not come from the plan. */
	readonly own: readonly FormatWords[];
}

const WELCOME: FormatBlock = {
	title: ['Benvinguda i objectius', 'Bienvenida y objetivos', 'Accueil et objectifs', 'Welcome and purpose'],
	minutes: 10,
};
const LAST_TIME: FormatBlock = {
	title: [
		'Acords i aparcament de la sessió anterior',
		'Acuerdos y aparcamiento de la sesión anterior',
		'Décisions et parking de la séance précédente',
		'Decisions and parking lot of last time',
	],
	minutes: 10,
};
const CLOSING: FormatBlock = {
	title: [
		'Acords, responsables i terminis',
		'Acuerdos, responsables y plazos',
		'Décisions, responsables et échéances',
		'Decisions, owners and dates',
	],
	minutes: 15,
	phase: 'decide',
};

const block = (minutes: number, phase: Phase | undefined, ...title: FormatWords): FormatBlock => ({
	title,
	minutes,
	...(phase && { phase }),
});

/**
 * The formats of the process from which the first plan came: its needs and ideas were gathered and its strengths and weaknesses
 * analysed, three groups assessed the draft of its diagnosis and lines and proposed amendments (chapter II); the councils' working
 * group and the follow-up with the technical teams are what it promises (chapter X).
 */
export const workshopFormats: readonly WorkshopFormat[] = [
	{
		code: 'gathering',
		blocks: [
			WELCOME,
			block(
				10,
				'think',
				'Necessitats i idees, cadascú per si mateix',
				'Necesidades e ideas, cada cual por su cuenta',
				'Besoins et idées, chacun pour soi',
				'Needs and ideas, each on their own',
			),
			block(
				30,
				'share',
				'Posada en comú per tema',
				'Puesta en común por tema',
				'Mise en commun par thème',
				'Sharing, theme by theme',
			),
			block(
				20,
				'cluster',
				'Agrupació del que s’assembla',
				'Agrupación de lo que se parece',
				'Regroupement de ce qui se ressemble',
				'Clustering what is alike',
			),
			block(
				10,
				'vote',
				'Què és més urgent',
				'Qué es más urgente',
				'Ce qui est le plus urgent',
				'What is most urgent',
			),
			CLOSING,
		],
		columns: ['themes'],
		own: [],
	},
	{
		code: 'prioritising',
		blocks: [
			WELCOME,
			block(
				20,
				undefined,
				'Les línies i les zones de l’esborrany',
				'Las líneas y las zonas del borrador',
				'Les lignes et les zones du projet',
				'The lines and zones of the draft',
			),
			block(
				25,
				'share',
				'Arguments per a cada línia i cada zona',
				'Argumentos para cada línea y cada zona',
				'Arguments pour chaque ligne et chaque zone',
				'Arguments for each line and zone',
			),
			block(
				15,
				'vote',
				'Votació de prioritats',
				'Votación de prioridades',
				'Vote des priorités',
				'Voting on priorities',
			),
			block(
				20,
				'decide',
				'Lectura del resultat i decisió',
				'Lectura del resultado y decisión',
				'Lecture du résultat et décision',
				'Reading the result and deciding',
			),
			CLOSING,
		],
		columns: ['lines', 'zones'],
		own: [],
	},
	{
		code: 'swot',
		blocks: [
			WELCOME,
			block(
				10,
				'think',
				'Cadascú escriu per si mateix',
				'Cada cual escribe por su cuenta',
				'Chacun écrit pour soi',
				'Each writes on their own',
			),
			block(
				30,
				'share',
				'Fortaleses, debilitats, oportunitats i amenaces',
				'Fortalezas, debilidades, oportunidades y amenazas',
				'Atouts, faiblesses, opportunités et menaces',
				'Strengths, weaknesses, opportunities and threats',
			),
			block(
				20,
				'cluster',
				'Agrupació i síntesi',
				'Agrupación y síntesis',
				'Regroupement et synthèse',
				'Clustering and summing up',
			),
			block(10, 'vote', 'Què pesa més', 'Qué pesa más', 'Ce qui pèse le plus', 'What weighs most'),
			CLOSING,
		],
		columns: ['swot'],
		own: [],
	},
	{
		code: 'amending',
		blocks: [
			WELCOME,
			block(
				20,
				undefined,
				'Presentació de l’esborrany',
				'Presentación del borrador',
				'Présentation du projet de texte',
				'The draft is presented',
			),
			block(
				40,
				'share',
				'Esmenes, línia per línia',
				'Enmiendas, línea por línea',
				'Amendements, ligne par ligne',
				'Amendments, line by line',
			),
			block(
				20,
				'cluster',
				'Esmenes que es poden unir',
				'Enmiendas que se pueden unir',
				'Amendements que l’on peut réunir',
				'Amendments that can be joined',
			),
			block(
				25,
				'decide',
				'Què es proposa, i qui ho defensa',
				'Qué se propone, y quién lo defiende',
				'Ce qui est proposé, et qui le soutient',
				'What is proposed, and who supports it',
			),
			CLOSING,
		],
		columns: ['lines'],
		own: [],
	},
	{
		code: 'councils-group',
		blocks: [
			WELCOME,
			block(
				25,
				'share',
				'Informació d’interès per als municipis',
				'Información de interés para los municipios',
				'Informations utiles aux communes',
				'Information of interest to the municipalities',
			),
			block(
				25,
				'share',
				'Projectes i activitats conjunts',
				'Proyectos y actividades conjuntos',
				'Projets et activités communs',
				'Joint projects and activities',
			),
			block(
				20,
				'decide',
				'Posicionaments compartits',
				'Posicionamientos compartidos',
				'Positions communes',
				'Shared positions',
			),
			CLOSING,
		],
		columns: ['own'],
		own: [
			['Informació', 'Información', 'Informations', 'Information'],
			['Projectes conjunts', 'Proyectos conjuntos', 'Projets communs', 'Joint projects'],
			['Posicionaments', 'Posicionamientos', 'Positions', 'Positions'],
		],
	},
	{
		code: 'annual-follow-up',
		blocks: [
			WELCOME,
			block(
				30,
				'share',
				'Què s’ha fet, línia per línia',
				'Qué se ha hecho, línea por línea',
				'Ce qui a été fait, ligne par ligne',
				'What was done, line by line',
			),
			block(
				20,
				'cluster',
				'Què s’ha encallat i per què',
				'Qué se ha encallado y por qué',
				'Ce qui est bloqué, et pourquoi',
				'What is stuck, and why',
			),
			block(
				20,
				'decide',
				'Coordinació de l’any que ve',
				'Coordinación del próximo año',
				'Coordination de l’année à venir',
				'Coordination for next year',
			),
			CLOSING,
		],
		columns: ['lines'],
		own: [],
	},
	{ code: 'free', blocks: [], columns: ['own'], own: [['Idees', 'Ideas', 'Idées', 'Ideas']] },
];

/**
 * A format's agenda: where a session follows another it opens with what was left then, after the welcome.
 */
export function agendaOf({ blocks }: WorkshopFormat, follows: boolean): readonly FormatBlock[] {
	return follows ? [...blocks.slice(0, 1), LAST_TIME, ...blocks.slice(1)] : blocks;
}

/** The words of the column for what is kept for another time, in the order of the languages. */
export const PARKING: FormatWords = [
	'Aparcament d’idees',
	'Aparcamiento de ideas',
	'Parking à idées',
	'Parking lot',
];

const ORDER: readonly Language[] = ['ca', 'es', 'fr', 'en'];

export const wordsIn = (words: FormatWords, language: Language): string => words[ORDER.indexOf(language)]!;

/** The format of this code; one that nobody knows is free. */
export function formatCalled(code: string | null | undefined): WorkshopFormat {
	return workshopFormats.find((format) => format.code === code) ?? workshopFormats.at(-1)!;
}
