import { isAmendableKind } from '#lib/domain/amendable.ts';
import type { card } from '#lib/domain/card.ts';
import type { decision } from '#lib/domain/decision.ts';
import type { RowOf } from '#lib/domain/kind.ts';
import { isLanguage, type Language } from '#lib/domain/language.ts';
import { outcome } from '#lib/domain/outcome.ts';
import { readSubject, type Subject, subjectOf } from '#lib/domain/subject.ts';
import type { TaskWords } from '#lib/records/tasks/taskWords.ts';
import type { Session } from '../session.svelte.ts';

/** What becomes of a card or of a decision. */
export const PROMOTIONS = ['amendment', 'action', 'entry', 'task'] as const;
export type Promoted = (typeof PROMOTIONS)[number];

/** A card or a decision of which something is made. */
export interface Said {
	readonly about: Subject;
	readonly text: string;
	/** The card that it is, or that the decision is about. */
	readonly card: string | null;
	/** What it is about, the nearest first. */
	readonly links: readonly Subject[];
	/** What is known of a task already. */
	readonly task: Partial<TaskWords>;
}

const isSubject = (link: string): link is Subject => readSubject(link) !== null;

/** What a card is about: what it was linked to, then what its column stands for. Live. */
function linksOf(session: Session, row: RowOf<typeof card> | undefined): Subject[] {
	if (!row) return [];
	const parent = row.place?.parent;
	const within = session.clusters.find(({ id }) => id === parent)?.place?.parent ?? parent;
	const column = session.columns.find(({ id }) => id === within)?.subject;
	return [...row.links, ...(column ? [column] : [])].filter(isSubject);
}

/** Live. */
export function saidOnCard(session: Session, row: RowOf<typeof card>): Said {
	return {
		about: subjectOf(row),
		text: (row.text ?? '').trim(),
		card: row.id,
		links: linksOf(session, row),
		task: {},
	};
}

/** Live. */
export function saidInDecision(session: Session, row: RowOf<typeof decision>): Said {
	return {
		about: subjectOf(row),
		text: (row.text ?? '').trim(),
		card: row.card,
		links: linksOf(
			session,
			session.cards.find(({ id }) => id === row.card),
		),
		task: {
			...(row.owner && { owner: row.owner }),
			...(row.person && { person: row.person }),
			...(row.due && { due: row.due }),
		},
	};
}

/** The first record of a kind to which something is linked; null for none. */
export function linkedTo({ links }: Pick<Said, 'links'>, kind: string): string | null {
	for (const link of links) {
		const about = readSubject(link);
		if (about?.kind === kind) return about.id;
	}
	return null;
}

/** The record of the plan that an amendment would be about first. */
export const amendedFirst = ({ links }: Pick<Said, 'links'>): Subject | undefined =>
	links.find((link) => isAmendableKind(readSubject(link)!.kind));

/** The language in which a session is held, else the reader's. */
export const languageOf = (session: Session, reader: Language): Language =>
	isLanguage(session.row?.language) ? session.row.language : reader;

/** Organisations of those who are at a session. Live. */
export function organisationsPresent(session: Session): string[] {
	return [...new Set(session.attendees.flatMap(({ organisation }) => organisation ?? []))];
}

/** Names of those who facilitate. Live. */
export function facilitatorNames(session: Session): string[] {
	const facilitators = new Set(session.stage?.facilitators);
	return session.attendees
		.filter(({ person }) => person !== null && facilitators.has(person))
		.flatMap(({ name }) => name?.trim() || []);
}

/** Links what was said and what it became, in the document of the session: whoever may read that sees it for ever. */
export async function keepOutcome(session: Session, about: Subject, subject: Subject): Promise<void> {
	await session.workspace.create(outcome, { about, subject }, session.board);
}
