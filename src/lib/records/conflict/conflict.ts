import { kinds } from '#lib/domain/kinds.ts';
import type { AnyRow, Contents, Field, Kind } from '#lib/domain/kind.ts';
import { isLanguage, type Language, type Localised } from '#lib/domain/language.ts';
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

/** The record that a conflict is about, where this device has it. Live. */
export function recordOf(workspace: Workspace, { kind, record }: Conflict): AnyRow | undefined {
	const known = kinds.get(kind);
	return known && (workspace.row(known, record) as AnyRow | undefined);
}

/** The content of a field, such as a row has it, that shows one side of a conflict. */
export function contentOf({ language, member }: ConflictSubject, content: unknown): unknown {
	if (language) return { [language]: content ?? '' };
	if (member !== undefined) return content ? [member] : [];
	return content;
}

/** What stands at the conflict's place now: somebody may have written there again. */
export function standingIn({ field, language, member }: ConflictSubject, row: AnyRow): unknown {
	if (!field) return row.retracted ?? null;
	const content = row[field.name];
	if (language) return (content as Localised | null)?.[language] ?? null;
	if (member !== undefined) return (content as readonly string[] | null)?.includes(member) ? 1 : null;
	return content ?? null;
}

/** What stood before either wrote: where no cell stood, what was approved was shown. */
export function shownBefore(
	{ field, language }: ConflictSubject,
	row: AnyRow | undefined,
	base: unknown,
): unknown {
	if (base !== null || !field?.declared.approved || field.declared.type === 'set') return base;
	const approved = row?.approved[field.name] ?? null;
	return language ? ((approved as Localised | null)?.[language] ?? null) : approved;
}

/** Whether two contents of one cell read the same. */
export function readsSame(one: unknown, other: unknown): boolean {
	const read = (content: unknown) => JSON.stringify(content === '' || content === undefined ? null : content);
	return read(one) === read(other);
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
 * What happened to a record that was retracted: I edited it meanwhile; I retracted it and others edited; I restored it and
 * somebody retracted it; I retracted it and somebody restored it; both retracted it, for different reasons.
 */
export type RetractionCase = 'iEdited' | 'othersEdited' | 'iRestored' | 'othersRestored' | 'bothRetracted';

export function retractionCase({ covered, mine, theirs }: Conflict): RetractionCase {
	if (covered) return mine.content ? 'othersEdited' : 'iEdited';
	if (!mine.content) return 'iRestored';
	return theirs.content ? 'bothRetracted' : 'othersRestored';
}

/** Conflicts of a record that this device keeps. Live. */
export function conflictsOf(workspace: Workspace, kind: string, record: string): Conflict[] {
	return workspace.conflicts.filter((one) => one.kind === kind && one.record === record);
}

/** Those of one of its fields, in whichever language. Live. */
export function conflictsAt(workspace: Workspace, kind: string, record: string, field: string): Conflict[] {
	return conflictsOf(workspace, kind, record).filter(
		({ key }) => key === field || key.startsWith(`${field}/`),
	);
}
