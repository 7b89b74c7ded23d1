import { contentsHash } from './contentsHash.ts';
import { isExportable } from './exportable.ts';
import type { AnyRow, Contents } from './kind.ts';
import { LANGUAGES, type Localised } from './language.ts';

/** What a file of lessons says of itself, so that no other JSON is taken for one. */
export const LESSONS_FORMAT = 'rumb-lessons';
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
	return JSON.stringify(
		{ format: LESSONS_FORMAT, version: VERSION, workspace, plan, lessons: carried },
		null,
		'\t',
	);
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

/** What stands where lessons are told, not read yet. */
interface ToldLessons {
	readonly workspace: unknown;
	readonly plan: unknown;
	readonly lessons: readonly unknown[];
}

/** What is understood of lessons, wherever they are told; the rest of one is left out, and so is one without words. */
export function understoodLessons({ workspace, plan, lessons }: ToldLessons): LessonsFile {
	return {
		workspace: typeof workspace === 'string' && workspace ? workspace : null,
		plan: wordsOf(plan),
		lessons: lessons.filter(isObject).flatMap((one): CarriedLesson[] => {
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
		}),
	};
}

/** Reads such a file. It never throws, whatever the text. */
export function readLessonsFile(text: string): LessonsFile | { readonly fault: 'foreign' | 'newer' } {
	let given: unknown;
	try {
		given = JSON.parse(text.replace(/^\uFEFF/u, ''));
	} catch {
		return { fault: 'foreign' };
	}
	if (!isObject(given) || given.format !== LESSONS_FORMAT) return { fault: 'foreign' };
	if (typeof given.version === 'number' && given.version > VERSION) return { fault: 'newer' };
	if (given.version !== VERSION || !Array.isArray(given.lessons)) return { fault: 'foreign' };
	const { workspace, plan, lessons } = given;
	return understoodLessons({ workspace, plan, lessons });
}

export interface TakenLesson {
	readonly id: string;
	readonly contents: Contents;
}

/** What of the lessons that a plan has already tells whether one of a file is among them. */
type KnownLesson = Pick<PastLesson, 'id' | 'title'> & { readonly learnedIn: Localised };

/**
 * The lessons of a file as new records of the plan that takes them up, but for those that it has already, from whichever file, and
 * retracted ones too. Whoever takes them up, and however often, each is there once; where two files tell what happened in other
 * words, and two people take them up apart, both are there, and neither text is mixed with the other.
 */
export function takeUp(
	{ workspace, plan, lessons }: LessonsFile,
	known: readonly KnownLesson[] = [],
): TakenLesson[] {
	const there = new Set(known.map(({ id }) => originOf(id)));
	const taken: TakenLesson[] = [];
	for (const { id, title, type, year, detail, advice } of lessons) {
		const origins = originsOf(id, workspace, plan);
		const isThere = origins.some((origin) => there.has(origin));
		if (isThere || known.some((row) => saysTheSame(row, title, plan))) continue;
		there.add(origins[0]!);
		const contents = {
			title,
			type,
			...(year !== null && { year }),
			...(Object.keys(detail).length > 0 && { detail }),
			...(Object.keys(advice).length > 0 && { advice }),
			...(Object.keys(plan).length > 0 && { learnedIn: plan }),
		};
		taken.push({ id: `taken-${origins[0]}-${contentsHash(detail).slice(0, 8)}`, contents });
	}
	return taken;
}

/** A record id that people's devices make, which no two records have. */
const MADE_ID = /^(?:lesson|recommendation)\/[0-9a-hjkmnp-tv-z]{26}$/u;
const ORIGIN_LENGTH = 24;

/**
 * By what a lesson is known, wherever it is taken up. One whose id came with a plan is known with that plan: by its workspace, or by
 * its name, since older files do not say from which workspace they come.
 */
function originsOf(id: string, workspace: string | null, plan: Localised): string[] {
	const sources = [
		...(MADE_ID.test(id) ? [{ id }] : []),
		...(workspace ? [{ workspace, id }] : []),
		{ plan, id },
	];
	return sources.map((source) => contentsHash(source).slice(0, ORIGIN_LENGTH));
}

/** Also of ids that an earlier version of Rumb gave: they begin with the same hash. */
const originOf = (id: string) => /^taken-([0-9a-f]{24})/u.exec(id)?.[1];

const saysTheSame = (row: KnownLesson, title: Localised, plan: Localised) =>
	Object.keys(plan).length > 0 &&
	contentsHash({ title: row.title, plan: row.learnedIn }) === contentsHash({ title, plan });
