import { canonicalJson } from './canonicalJson.ts';
import type { evidence } from './evidence.ts';
import type { RowOf } from './kind.ts';
import { LANGUAGES, type Localised } from './language.ts';
import { ownerOf } from './owner.ts';
import type { update } from './update.ts';

export type UpdateRow = RowOf<typeof update>;
export type EvidenceRow = RowOf<typeof evidence>;

/** What an update is submitted with, beside its words. */
export interface SubmittedEvidence {
	id: string;
	type: string | null;
	title: Localised;
	link: string | null;
	hash: string | null;
	fileName: string | null;
}

/** What a submission freezes of an update, and what is then accepted. */
export interface UpdateContents {
	update: string;
	/** The organisation that reports: the one in whose document the update lives. */
	organisation: string;
	action: string;
	period: string;
	lifecycle: string | null;
	rating: string | null;
	narrative: Localised;
	challenges: Localised;
	wayForward: Localised;
	entries: string[];
	follows: string | null;
	evidence: SubmittedEvidence[];
	/** How texts are set that are more than lines, by field and language: `narrative/ca`. Read by whoever shows them. */
	formatted?: Readonly<Record<string, unknown>>;
}

export const UPDATE_TEXTS = ['narrative', 'challenges', 'wayForward'] as const;
export const UPDATE_FIELDS = ['lifecycle', 'rating', ...UPDATE_TEXTS, 'entries', 'evidence'] as const;
export type UpdateField = (typeof UPDATE_FIELDS)[number];

const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1);

/** Empty languages are left out, and those that are written stand in one order. */
function wordsOf(text: unknown): Localised {
	const found = (typeof text === 'object' && text !== null ? text : {}) as Record<string, unknown>;
	return Object.fromEntries(
		LANGUAGES.flatMap((language) => {
			const words = found[language];
			return typeof words === 'string' && words ? [[language, words]] : [];
		}),
	);
}

/**
 * The contents of an update as they are now, in the one form that is hashed.
 * @param evidence about it; what others attach in their own documents is theirs, and not handed in with it
 */
export function contentsOfUpdate(
	row: UpdateRow,
	evidence: readonly EvidenceRow[] = [],
	formatted: Readonly<Record<string, unknown>> = {},
): UpdateContents {
	return {
		...(Object.keys(formatted).length > 0 && { formatted }),
		update: row.id,
		organisation: ownerOf(row) ?? '',
		action: row.action ?? '',
		period: row.period ?? '',
		lifecycle: row.lifecycle,
		rating: row.rating,
		narrative: wordsOf(row.narrative),
		challenges: wordsOf(row.challenges),
		wayForward: wordsOf(row.wayForward),
		entries: [...row.entries].sort(),
		follows: row.follows,
		evidence: evidence
			.filter((shown) => !shown.retracted && shown.document === row.document)
			.map(({ id, type, title, link, hash, fileName }) => ({
				id,
				type,
				title: wordsOf(title),
				link,
				hash,
				fileName,
			}))
			.sort(byId),
	};
}

/**
 * Reads contents that were stored; they may come from anybody.
 * @returns null where they are not those of an update
 */
export function readUpdateContents(stored: unknown): UpdateContents | null {
	if (typeof stored !== 'object' || stored === null) return null;
	const found = stored as Record<string, unknown>;
	const word = (of: Record<string, unknown>, name: string) =>
		typeof of[name] === 'string' ? of[name] : null;
	const list = (name: string) => (Array.isArray(found[name]) ? (found[name] as unknown[]) : []);
	const [updated, organisation] = [word(found, 'update'), word(found, 'organisation')];
	const [action, period] = [word(found, 'action'), word(found, 'period')];
	if (!updated || !organisation || !action || !period) return null;
	const { formatted } = found;
	return {
		...(typeof formatted === 'object' &&
			formatted !== null && { formatted: formatted as Record<string, unknown> }),
		update: updated,
		organisation,
		action,
		period,
		lifecycle: word(found, 'lifecycle'),
		rating: word(found, 'rating'),
		narrative: wordsOf(found.narrative),
		challenges: wordsOf(found.challenges),
		wayForward: wordsOf(found.wayForward),
		entries: list('entries').filter((id): id is string => typeof id === 'string'),
		follows: word(found, 'follows'),
		evidence: list('evidence').flatMap((item) => {
			if (typeof item !== 'object' || item === null) return [];
			const shown = item as Record<string, unknown>;
			const id = word(shown, 'id');
			if (!id) return [];
			const { title } = shown;
			return [
				{
					id,
					type: word(shown, 'type'),
					title: wordsOf(title),
					link: word(shown, 'link'),
					hash: word(shown, 'hash'),
					fileName: word(shown, 'fileName'),
				},
			];
		}),
	};
}

/** The fields in which two contents of an update differ, in the order in which they are read. */
export function changedContents(before: UpdateContents, after: UpdateContents): UpdateField[] {
	return UPDATE_FIELDS.filter((field) => canonicalJson(before[field]) !== canonicalJson(after[field]));
}

/** Whether anything at all is said, beyond the action and the period that it is about. */
export function saysNothing(contents: UpdateContents): boolean {
	return (
		!contents.lifecycle &&
		!contents.rating &&
		UPDATE_TEXTS.every((field) => Object.keys(contents[field]).length === 0) &&
		contents.entries.length === 0 &&
		contents.evidence.length === 0
	);
}
