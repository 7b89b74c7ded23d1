import type { Contents, RowOf } from '#lib/domain/kind.ts';
import { inLanguage, isLanguage, type Language } from '#lib/domain/language.ts';
import { readClock } from '#lib/domain/agendaTimes.ts';
import { COLUMN_SOURCES, type ColumnSource, formatCalled } from '#lib/domain/workshopFormats.ts';
import type { workshop } from '#lib/domain/workshop.ts';

/** What is said of a session while somebody prepares it: '' is not said. Days are `2026-01-20`, times `09:30`. */
export interface WorkshopDraft {
	title: string;
	purpose: string;
	format: string;
	date: string;
	start: string;
	end: string;
	venue: string;
	organisers: string[];
	invited: string[];
	follows: string;
	opens: string;
	closes: string;
	language: Language;
	/** Of a new one: from which parts of the plan its board is built. */
	columns: ColumnSource[];
}

export type WorkshopFault =
	'titleMissing' | 'endBefore' | 'opensAfter' | 'closesBefore' | 'closesBeforeOpens';

export const emptyWorkshop = (language: Language): WorkshopDraft => ({
	title: '',
	purpose: '',
	format: 'gathering',
	date: '',
	start: '',
	end: '',
	venue: '',
	organisers: [],
	invited: [],
	follows: '',
	opens: '',
	closes: '',
	language,
	columns: [...formatCalled('gathering').columns],
});

/** What has to be said first, or put right, by field; empty where the session can be kept. */
export function faultsOfWorkshop(
	draft: WorkshopDraft,
): Partial<Record<'title' | 'end' | 'opens' | 'closes', WorkshopFault>> {
	const { title, date, start, end, opens, closes } = draft;
	const [begins, ends] = [readClock(start), readClock(end)];
	return {
		...(!title.trim() && { title: 'titleMissing' }),
		...(begins !== null && ends !== null && ends <= begins && { end: 'endBefore' }),
		...(opens && date && opens > date && { opens: 'opensAfter' }),
		...(closes && date && closes < date
			? { closes: 'closesBefore' }
			: closes && opens && closes < opens && { closes: 'closesBeforeOpens' }),
	};
}

/** Whether somebody has begun: then it is kept while it is typed. */
export const isBegun = ({ title, purpose, venue, date, invited }: WorkshopDraft): boolean =>
	[title, purpose, venue, date].some((words) => words.trim() !== '') || invited.length > 0;

/** Reads what this device kept, by whichever version of the app. */
export function readWorkshopDraft(kept: unknown): WorkshopDraft | null {
	if (kept === null || typeof kept !== 'object') return null;
	const found = kept as Record<string, unknown>;
	const language = isLanguage(found.language) ? found.language : 'ca';
	const empty = emptyWorkshop(language);
	const words = (content: unknown): string[] | null =>
		Array.isArray(content) ? content.filter((one): one is string => typeof one === 'string') : null;
	const draft = Object.fromEntries(
		Object.entries(empty).map(([name, before]) => {
			const content = found[name];
			if (Array.isArray(before)) return [name, words(content) ?? before];
			return [name, typeof content === 'string' ? content : before];
		}),
	) as unknown as WorkshopDraft;
	draft.language = language;
	draft.columns = COLUMN_SOURCES.filter((source) => draft.columns.includes(source));
	return draft;
}

/** The language in which a session's title is edited: the reader's, or the one that it is shown in to them. */
export const wordsLanguage = (row: Pick<RowOf<typeof workshop>, 'title'>, reader: Language): Language =>
	inLanguage(row.title, reader)?.language ?? reader;

/** The draft of a session that is there; its title and purpose in one language. */
export function draftOf(row: RowOf<typeof workshop>, reader: Language): WorkshopDraft {
	return {
		...emptyWorkshop(isLanguage(row.language) ? row.language : reader),
		title: row.title[reader] ?? '',
		purpose: row.purpose[reader] ?? '',
		format: row.format ?? '',
		date: row.date ?? '',
		start: row.start ?? '',
		end: row.end ?? '',
		venue: row.venue ?? '',
		organisers: [...row.organisers],
		invited: [...row.invited],
		follows: row.follows ?? '',
		opens: row.opens ?? '',
		closes: row.closes ?? '',
		columns: [],
	};
}

/**
 * The fields of a session that were changed; all that are said, of a new one. Members that others added or took out since are
 * left as they have them.
 * @param before how the form was when it was opened
 */
export function contentsOfWorkshop(
	draft: WorkshopDraft,
	reader: Language,
	before: WorkshopDraft | null = null,
	row: Pick<RowOf<typeof workshop>, 'organisers' | 'invited'> | null = null,
): Contents {
	const contents: Record<string, unknown> = {};
	for (const name of ['title', 'purpose'] as const)
		if (draft[name].trim() !== (before?.[name] ?? '')) contents[name] = { [reader]: draft[name].trim() };
	for (const name of PLAIN)
		if (draft[name].trim() !== (before?.[name] ?? '')) contents[name] = draft[name].trim() || null;
	for (const name of ['organisers', 'invited'] as const) {
		const was = new Set(before?.[name]);
		const is = new Set(draft[name]);
		const others = (row?.[name] ?? []).filter((id) => !was.has(id) || is.has(id));
		const members = [...new Set([...others, ...draft[name].filter((id) => !was.has(id))])];
		if (draft[name].join() !== [...was].join()) contents[name] = members;
	}
	return contents;
}

const PLAIN = ['format', 'date', 'start', 'end', 'venue', 'follows', 'opens', 'closes', 'language'] as const;
