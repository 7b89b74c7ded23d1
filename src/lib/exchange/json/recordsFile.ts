import type { Localised } from '#lib/domain/language.ts';
import type { Json } from '#lib/domain/snapshotRecord.ts';

export const RECORDS_FORMAT = 'rumb-records';
/** Of the file as a whole; each kind has a version of its own beside it. */
export const RECORDS_VERSION = 1;

/** Characters of a file that is taken in. */
export const MOST_CHARACTERS = 250_000_000;
export const MOST_RECORDS = 500_000;

/** What stands before the records: the same plan gives the same, whoever exports it and whenever. */
export interface RecordsHead {
	/** The id of the workspace. */
	readonly workspace: string;
	/** What the plan is called. */
	readonly title: Localised;
	/** Whether everything in it is invented. */
	readonly sample: boolean;
}

/**
 * One record as the file has it: its id, the document that holds it, every field that says something, and what tells an import what
 * changed since.
 */
export type FiledRecord = { readonly id: string; readonly document: string } & {
	readonly [field: string]: Json;
};

/** A whole file, read. */
export interface RecordsFile {
	readonly workspace: string;
	/** What the plan is called, as the file says it. */
	readonly title: unknown;
	readonly sample: boolean;
	/** The breaking version of each kind that it has records of. */
	readonly kinds: Readonly<Record<string, number>>;
	/** In the order of the file; what is no record is still there, to be refused in its place. */
	readonly records: readonly { readonly kind: string; readonly record: unknown }[];
}

/** Why a file is not read at all. */
export type RecordsFileFault =
	'tooBig' | 'notJson' | 'foreign' | 'newer' | 'damaged' | 'template' | 'lessons';
