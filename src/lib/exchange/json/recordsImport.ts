import type { Contents } from '#lib/domain/kind.ts';
import type { Language } from '#lib/domain/language.ts';

/** Why one record of a file is not taken in. */
export type RecordRefusal =
	| 'notRecord'
	| 'badId'
	| 'twice'
	| 'unknownKind'
	| 'newerKind'
	| 'olderKind'
	| 'private'
	| 'badDocument'
	| 'elsewhere'
	| 'content'
	| 'empty'
	| 'retracted'
	| 'signed'
	| 'single'
	| 'spoken'
	| 'mayNotWrite';

export interface FieldChange {
	readonly field: string;
	/** The language of a localised field. */
	readonly language?: Language;
	readonly before: unknown;
	readonly after: unknown;
	/** Whether it was changed here since the file was made: it is not taken in unless somebody says so. */
	readonly since?: true;
}

/**
 * `since`: all that differs was changed here since the file was made. `kept`: so it was, and nobody edited it in the file; it stays
 * as it is here.
 */
export type RecordOutcome = 'new' | 'changed' | 'since' | 'kept' | 'same' | 'refused';

/** What becomes of one record of a file. */
export interface RecordLine {
	readonly outcome: RecordOutcome;
	readonly kind: string;
	readonly id: string;
	/** Where it stands, or would. */
	readonly document: string;
	readonly refusal?: RecordRefusal;
	/** The field that a refusal is about. */
	readonly field?: string;
	readonly changes: readonly FieldChange[];
	/** What is written; of a changed record only what differs. */
	readonly contents: Contents;
	/** Texts that are there already and that several write together: they are written over as somebody would who typed there. */
	readonly texts: readonly { readonly field: string; readonly language: Language; readonly words: string }[];
	/** Fields that this version of Rumb does not have: they are left out. */
	readonly unknownFields: readonly string[];
}
