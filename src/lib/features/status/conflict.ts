import { kinds } from '#lib/domain/kinds.ts';
import type { AnyRow, Contents, Field, Kind } from '#lib/domain/kind.ts';
import { isLanguage, type Language } from '#lib/domain/language.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

export type Conflict = Workspace['conflicts'][number];

/** What a conflict is about, as screens show it. */
export interface ConflictSubject {
	readonly kind: Kind;
	/** Absent where the whole record was retracted. */
	readonly field?: { readonly name: string; readonly declared: Field };
	readonly language?: Language;
	/** Of a set: the member that one added and the other took away. */
	readonly member?: string;
}

/** @returns null for what this version of the app does not know */
export function subjectOf(conflict: Pick<Conflict, 'kind' | 'key'>): ConflictSubject | null {
	const kind = kinds.get(conflict.kind);
	if (!kind) return null;
	if (conflict.key === 'retracted') return { kind };
	const slash = conflict.key.indexOf('/');
	const name = slash < 0 ? conflict.key : conflict.key.slice(0, slash);
	const rest = slash < 0 ? '' : conflict.key.slice(slash + 1);
	const declared = kind.fields[name];
	if (!declared) return null;
	const field = { name, declared };
	if (declared.type === 'set') return { kind, field, member: rest };
	return isLanguage(rest) ? { kind, field, language: rest } : { kind, field };
}

/** The content of a field, such as a row has it, that shows one side of a conflict. */
export function contentOf({ language, member }: ConflictSubject, content: unknown): unknown {
	if (language) return { [language]: content ?? '' };
	if (member !== undefined) return content ? [member] : [];
	return content;
}

/** The contents that bring a value that lost back into its record. */
export function contentsToRestore(subject: ConflictSubject, row: AnyRow, mine: unknown): Contents {
	const { field, language, member } = subject;
	if (!field) return {};
	if (language) return { [field.name]: { [language]: (mine as string | null) ?? '' } };
	if (member === undefined) return { [field.name]: mine };
	const others = (row[field.name] as readonly string[]).filter((other) => other !== member);
	return { [field.name]: mine ? [...others, member] : others };
}

/**
 * Makes the value that lost stand again, as a new change of this person; then there is nothing left to settle.
 * @throws when the record cannot be changed: the value stays kept
 */
export async function restoreMine(workspace: Workspace, conflict: Conflict): Promise<void> {
	const subject = subjectOf(conflict);
	const row = subject && (workspace.row(subject.kind, conflict.record) as AnyRow | undefined);
	if (!subject || !row) throw new Error(`there is no ${conflict.kind} "${conflict.record}"`);
	if (subject.field)
		await workspace.change(
			subject.kind,
			conflict.record,
			contentsToRestore(subject, row, conflict.mine.content),
		);
	else await workspace.restore(subject.kind, conflict.record);
	await workspace.settleConflict(conflict);
}
