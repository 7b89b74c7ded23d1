import { amendableFields, firstField, wordsNow } from '#lib/domain/amendable.ts';
import { isPerLanguage, type AnyRow } from '#lib/domain/kind.ts';
import { kinds } from '#lib/domain/kinds.ts';
import { isLanguage, type Language } from '#lib/domain/language.ts';
import { readSubject, type Subject, subjectOf } from '#lib/domain/subject.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { DraftStore, sessionOrNone } from '../draftStore.ts';

/** An amendment that is being written; '' for what is not chosen. */
export interface AmendmentDraft {
	readonly subject: string;
	readonly field: string;
	/** The language of the text that is changed, where the field is written per language. */
	readonly language: Language;
	/** What stood there when the field was chosen, and what is to stand there; see `amendedWords`. */
	readonly before: string;
	readonly after: string;
	readonly rationale: string;
	readonly supporters: readonly string[];
}

/** What whoever opens the form knows already. */
export interface AmendmentStart {
	readonly subject?: Subject;
	readonly field?: string;
	readonly rationale?: string;
}

const stringIn = (found: Record<string, unknown>, name: string) =>
	typeof found[name] === 'string' ? found[name] : '';

/** Reads what was kept; null where nobody had written anything of their own. */
export function readAmendmentDraft(kept: unknown): AmendmentDraft | null {
	if (typeof kept !== 'object' || kept === null) return null;
	const found = kept as Record<string, unknown>;
	const { language, supporters } = found;
	if (!isLanguage(language)) return null;
	const draft: AmendmentDraft = {
		subject: stringIn(found, 'subject'),
		field: stringIn(found, 'field'),
		language,
		before: stringIn(found, 'before'),
		after: stringIn(found, 'after'),
		rationale: stringIn(found, 'rationale'),
		supporters: Array.isArray(supporters)
			? supporters.filter((id): id is string => typeof id === 'string')
			: [],
	};
	return draft.before !== draft.after || draft.rationale.trim() ? draft : null;
}

/** Where what somebody proposes is kept until it is sent: by the record, or the card, from which they began. */
export function amendmentStoreOf(workspace: Workspace, place: string): DraftStore<AmendmentDraft> {
	return new DraftStore<AmendmentDraft>({
		workspace: workspace.id,
		person: workspace.device.person.id,
		subject: `amendment:${place}`,
		read: readAmendmentDraft,
		settings: workspace.device.tables,
		session: sessionOrNone(),
	});
}

/** The record that is meant, where this device has it. Live. */
export function rowOfSubject(workspace: Workspace, subject: string | null | undefined): AnyRow | undefined {
	const about = readSubject(subject);
	const kind = about && kinds.get(about.kind);
	return kind ? (workspace.row(kind, about.id) as AnyRow | undefined) : undefined;
}

/** The draft once a record, a field and a language of it are chosen: what stands there is filled in, old and new. */
export function chooseField(
	draft: AmendmentDraft,
	row: AnyRow | undefined,
	wanted: { field?: string; language?: Language },
): AmendmentDraft {
	const kind = row && kinds.get(row.kind);
	const language = wanted.language ?? draft.language;
	if (!row || !kind) return { ...draft, field: '', language, before: '', after: '' };
	const fields = amendableFields(kind);
	const field = fields.find((name) => name === wanted.field) ?? firstField(kind) ?? '';
	const declared = kind.fields[field];
	const before = wordsNow(kind, row, field, declared && isPerLanguage(declared) ? language : null);
	return { ...draft, subject: subjectOf(row), field, language, before, after: before };
}

export const emptyDraft = (language: Language): AmendmentDraft => ({
	subject: '',
	field: '',
	language,
	before: '',
	after: '',
	rationale: '',
	supporters: [],
});
