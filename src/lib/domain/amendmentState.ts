import { amend, amendedContent, amendableFields, wordsNow } from './amendable.ts';
import type { amendment } from './amendment.ts';
import type { amendmentDecision } from './amendmentDecision.ts';
import { type AnyRow, type Field, isPerLanguage, type Kind, type RowOf } from './kind.ts';
import { isLanguage, type Language } from './language.ts';
import { readSubject } from './subject.ts';

export type AmendmentRow = RowOf<typeof amendment>;
export type AmendmentDecisionRow = RowOf<typeof amendmentDecision>;

/** `disputed`: two editors who did not know of each other decided differently; somebody has to decide again. */
export type AmendmentState = 'proposed' | 'accepted' | 'rejected' | 'disputed';
export const AMENDMENT_STATES: readonly AmendmentState[] = ['proposed', 'disputed', 'accepted', 'rejected'];

export interface AmendmentStanding {
	readonly state: AmendmentState;
	/** The decisions that no other replaces. */
	readonly counting: readonly AmendmentDecisionRow[];
	/** All of them, the earliest first. */
	readonly decisions: readonly AmendmentDecisionRow[];
}

/**
 * The documents whose decisions on an amendment count: only editors write the plan, only facilitators the stage of a session,
 * where its minutes are corrected.
 */
function decidedIn({ subject }: Pick<AmendmentRow, 'subject'>): string {
	const about = readSubject(subject);
	return about?.kind === 'minutes' ? `stage/${about.id}` : 'plan';
}

const inOrder = (one: AmendmentDecisionRow, other: AmendmentDecisionRow) =>
	(one.created?.time ?? 0) - (other.created?.time ?? 0) || (one.id < other.id ? -1 : 1);

/** How an amendment stands, the same on every device in whatever order the decisions came; clocks never decide. */
export function standingOf(
	amended: Pick<AmendmentRow, 'id' | 'subject'>,
	rows: Iterable<AmendmentDecisionRow>,
): AmendmentStanding {
	const document = decidedIn(amended);
	const decisions = [...rows]
		.filter(
			(row) =>
				row.amendment === amended.id &&
				row.document === document &&
				(row.decision === 'accepted' || row.decision === 'rejected'),
		)
		.sort(inOrder);
	const replaced = new Set(
		decisions.flatMap(({ id, follows }) => follows.filter((earlier) => earlier !== id)),
	);
	const last = decisions.filter(({ id }) => !replaced.has(id));
	// Decisions that name each other in a circle, which no app writes, all count.
	const counting = last.length > 0 ? last : decisions;
	const said = new Set(counting.map(({ decision }) => decision));
	const [only] = said;
	const state = said.size === 0 ? 'proposed' : said.size > 1 ? 'disputed' : (only as 'accepted' | 'rejected');
	return { state, counting, decisions };
}

/** The field that an amendment is about, where this plan has it. */
export interface AmendedField {
	readonly kind: Kind;
	readonly id: string;
	readonly field: string;
	readonly declared: Field;
	readonly language: Language | null;
}

/** @returns null for what names no field that may be amended: another device may have written anything */
export function readAmendedField(
	{ subject, field, language }: Pick<AmendmentRow, 'subject' | 'field' | 'language'>,
	kindOf: (name: string) => Kind | undefined,
): AmendedField | null {
	const about = readSubject(subject);
	const kind = about && kindOf(about.kind);
	if (!kind || !field || !amendableFields(kind).includes(field)) return null;
	const declared = kind.fields[field]!;
	if (!isPerLanguage(declared)) return { kind, id: about.id, field, declared, language: null };
	return isLanguage(language) ? { kind, id: about.id, field, declared, language } : null;
}

export interface Comparison {
	/** What stands there now, and what would stand there. */
	readonly now: string;
	readonly then: string;
	/** Whether it is what the proposer saw; whether it says already what they want. */
	readonly isUnchanged: boolean;
	readonly isThere: boolean;
	/** Whether what is proposed can stand there at all. */
	readonly isReadable: boolean;
}

/** What an amendment would do to the record as it is now. */
export function compareWithNow(
	{ before, after }: Pick<AmendmentRow, 'before' | 'after'>,
	{ kind, field, declared, language }: AmendedField,
	row: AnyRow,
): Comparison {
	const now = wordsNow(kind, row, field, language);
	const then = amend(declared, before ?? '', after ?? '', now);
	return {
		now,
		then,
		isUnchanged: now === (before ?? ''),
		isThere: now === then,
		isReadable: amendedContent(declared, then) !== undefined,
	};
}
