import { contentsHash } from './contentsHash.ts';
import { isExportable } from './exportable.ts';
import type { AnyRow, Contents } from './kind.ts';
import { LANGUAGES, type Localised } from './language.ts';

/** What a file of lessons says of itself, so that no other JSON is taken for one. */
const FORMAT = 'rumb-lessons';
const VERSION = 1;

export interface CarriedLesson {
	readonly id: string;
	readonly title: Localised;
	readonly type: string;
	readonly year: number | null;
	readonly detail: Localised;
	readonly advice: Localised;
}

export interface LessonsFile {
	/** Where they were learned, whatever the plan is called by then; null in files that do not say it. */
	readonly workspace: string | null;
	/** The plan in which they were learned. */
	readonly plan: Localised;
	readonly lessons: readonly CarriedLesson[];
}

type Leaving = Pick<AnyRow, 'kind' | 'document'>;

interface PastLesson extends Leaving {
	readonly id: string;
	readonly title: Localised;
	readonly type: string | null;
	readonly year: number | null;
	readonly detail: Localised;
	readonly advice: Localised;
}
interface PastRecommendation extends Leaving {
	readonly id: string;
	readonly title: Localised;
	readonly detail: Localised;
}

/** [I11] What one plan hands to the next: its lessons, and as such the recommendations that nobody has carried out. */
export function lessonsFile(
	workspace: string,
	plan: Localised,
	lessons: readonly PastLesson[],
	recommendations: readonly PastRecommendation[],
): string {
	const carried: CarriedLesson[] = [
		...lessons.filter(isExportable).map(({ id, title, type, year, detail, advice }) => ({
			id: `lesson/${id}`,
			title,
			type: type ?? 'change',
			year,
			detail,
			advice,
		})),
		...recommendations.filter(isExportable).map(({ id, title, detail }) => ({
			id: `recommendation/${id}`,
			title,
			type: 'change',
			year: null,
			detail,
			advice: title,
		})),
	];
	return JSON.stringify({ format: FORMAT, version: VERSION, workspace, plan, lessons: carried }, null, '\t');
}

const isObject = (given: unknown): given is Record<string, unknown> =>
	typeof given === 'object' && given !== null && !Array.isArray(given);

/** Only words in the languages that there are. */
function wordsOf(given: unknown): Localised {
	if (!isObject(given)) return {};
	return Object.fromEntries(
		LANGUAGES.flatMap((language) => {
			const words = given[language];
			return typeof words === 'string' && words.trim() ? [[language, words]] : [];
		}),
	);
}

/** Reads such a file; what it does not understand of a lesson is left out, a lesson without words too. @returns null for anything else */
export function readLessonsFile(text: string): LessonsFile | null {
	let given: unknown;
	try {
		given = JSON.parse(text);
	} catch {
		return null;
	}
	if (!isObject(given) || given.format !== FORMAT || given.version !== VERSION) return null;
	if (!Array.isArray(given.lessons)) return null;
	const lessons = given.lessons.filter(isObject).flatMap((one): CarriedLesson[] => {
		const title = wordsOf(one.title);
		if (typeof one.id !== 'string' || Object.keys(title).length === 0) return [];
		return [
			{
				id: one.id,
				title,
				type: typeof one.type === 'string' ? one.type : 'change',
				year: typeof one.year === 'number' && Number.isInteger(one.year) ? one.year : null,
				detail: wordsOf(one.detail),
				advice: wordsOf(one.advice),
			},
		];
	});
	const workspace = typeof given.workspace === 'string' && given.workspace ? given.workspace : null;
	return { workspace, plan: wordsOf(given.plan), lessons };
}

export interface TakenLesson {
	readonly kind: 'lesson';
	readonly id: string;
	readonly contents: Contents;
	/** Apart from the rest: where another file says something else of this lesson, its text is still the same text, and there once. */
	readonly detail: Localised;
}

/** The lessons of a file as records of the plan that takes them up: whoever takes them up, and however often, each is there once. */
export function takeUp({ workspace, plan, lessons }: LessonsFile): TakenLesson[] {
	return lessons.map(({ id, title, type, year, detail, advice }) => ({
		kind: 'lesson' as const,
		id: `taken-${contentsHash({ ...(workspace ? { workspace } : { plan }), id }).slice(0, 32)}`,
		contents: {
			title,
			type,
			...(year !== null && { year }),
			...(Object.keys(advice).length > 0 && { advice }),
			...(Object.keys(plan).length > 0 && { learnedIn: plan }),
		},
		detail,
	}));
}
