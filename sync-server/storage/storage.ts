// [I2] A promise of `append` resolves when its rows are on disk, all of them, and not before.

/** What a row's bytes are; sealed content will be another. */
export const FORMAT = { yjsUpdate: 1 } as const;

/** Part of a document's log. Each document counts its own rows from 1, without holes. */
export interface LogRow {
	document: string;
	seq: number;
	format: number;
	bytes: Uint8Array;
	/** Ids of the invites whose people sent it, sorted and joined by a comma; empty on an open relay. */
	invites: string;
	/** When it was queued, in milliseconds since 1970. */
	time: number;
}

/** What the people of one invite have written in a document, however often its log was compacted since. */
export interface Writer {
	document: string;
	/** Empty for what was written while the relay was open. */
	invite: string;
	rows: number;
	/** A row that several invites share counts for each of them. */
	bytes: number;
	/** Milliseconds since 1970. */
	first: number;
	last: number;
}

/** Stands for every row up to and including `seq`. */
export interface Snapshot {
	seq: number;
	format: number;
	bytes: Uint8Array;
}

export interface DocumentLog {
	/** Null where there is none, or where it tells nothing after the asked place. */
	snapshot: Snapshot | null;
	rows: LogRow[];
	/** The last row there has ever been; 0 for a document never written. */
	seq: number;
}

/** A state of a document that is kept beside its log, for ever. */
export interface Version {
	/** `2026-11` for the one of a month, else as somebody called it. */
	name: string;
	/** The person who kept it; empty where the relay did so itself. */
	author: string;
	/** Milliseconds since 1970. */
	time: number;
	/** The last row in it. */
	seq: number;
	bytes: number;
}

export type VersionLabel = Pick<Version, 'name' | 'author' | 'time'>;

export interface Tail {
	/** Rows that no snapshot stands for yet, and how large they are together. */
	rows: number;
	bytes: number;
	/** How large the snapshot is. */
	snapshot: number;
}

export interface DocumentSize {
	document: string;
	seq: number;
	bytes: number;
	rows: number;
}

export interface Storage {
	/** Made at random with the log: a client that knows another one knows that this log is not the one it read. */
	readonly epoch: string;
	/** All rows or none; refuses a row that is not the next of its document. */
	append(rows: readonly LogRow[]): Promise<void>;
	/** What came after `since`; a snapshot made later than that stands for the rows that it replaced. */
	read(document: string, since?: number): Promise<DocumentLog>;
	/**
	 * Puts the snapshot in place of the rows up to its seq, in one step. False, with nothing changed, when the
	 * log does not reach that far or a snapshot as new is already there. With `keepAs` it is also kept as a
	 * version, unless there is one of that name.
	 */
	replace(document: string, snapshot: Snapshot, keepAs?: VersionLabel): Promise<boolean>;
	/** How much has been written since the snapshot. */
	measure(document: string): Promise<Tail>;
	/** Keeps this state under a name. False, with nothing changed, when the document has a version of that name. */
	keepVersion(document: string, state: Snapshot, label: VersionLabel): Promise<boolean>;
	/** The versions of a document, the oldest first. */
	versions(document: string): Promise<Version[]>;
	/** Null when there is none of that name. */
	readVersion(document: string, name: string): Promise<Snapshot | null>;
	list(): Promise<DocumentSize[]>;
	/** Who has written in a workspace's documents, by document and invite. */
	writers(workspace: string): Promise<Writer[]>;
	/** Writes something and waits for the disk. */
	probe(): Promise<void>;
	/** Takes a document out for good: its log, its versions, and who wrote in it. */
	remove(document: string): Promise<void>;
	/** Folds what is in side files into the main one, as before a copy or an exit. */
	checkpoint(): Promise<void>;
	close(): Promise<void>;
}

/** The row that a document expects next is another one: two writers, or a writer that missed a failure. */
export class SeqConflict extends Error {
	constructor(row: LogRow, last: number) {
		super(`Row ${row.seq} of ${row.document} does not follow row ${last}.`);
	}
}
