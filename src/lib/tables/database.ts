import { Dexie, type EntityTable } from 'dexie';
import type { Localised } from '#lib/domain/language.ts';
import type { PackedBodies, PackedColumns, PackedWords } from './packing.ts';

/** A plan that was opened here. */
export interface KnownWorkspace {
	id: string;
	title: Localised;
	/** When it was last opened, in milliseconds since 1970. */
	opened: number;
}

/** A document that was opened here: those with unacknowledged changes are opened at the next start, whatever the screen. */
export interface KnownDocument {
	/** `<workspace>/<document>` */
	key: string;
	workspace: string;
	name: string;
	waiting: number;
	/** Values that lost, not settled yet, as the document's own database has them: they are told without opening it. */
	conflicts?: readonly unknown[];
	/** How far the relay's log was received when the rows were packed; `ahead` names the relay's run that was ahead of its disk. */
	place?: { epoch: string; seq: number; ahead?: string } | null;
}

/** Edits that a relay refused, kept until the person has sent them otherwise or thrown them away. */
export interface SetAside {
	/** Made of what was refused: two tabs that set the same aside set one aside. */
	id: string;
	workspace: string;
	document: string;
	/** The close code with which the relay refused; 4403 where this device's token already said so. */
	code: number;
	/** When, in milliseconds since 1970. */
	time: number;
	/** One field of one record each, as people read it. */
	changes: SetAsideChange[];
	/** The same as a Yjs update, which another invite can send. */
	update: Uint8Array;
}

export interface SetAsideChange {
	kind: string;
	record: string;
	/** Of the record, where it has a title. */
	title?: Localised;
	field: string;
	/** Language, or member of a set. */
	part?: string;
	before?: unknown;
	mine: unknown;
	person?: string;
	time?: number;
}

export interface PackedRows {
	key: string;
	/** Number of the last stored update that the rows reflect. */
	reflects: number;
	/** Shape of the packed rows; another shape is thrown away. */
	format: number;
	rows: string;
	/** Which packing it is: what is packed apart says the same. */
	stamp: number;
	/** Rows of kinds that are listed, by kind. */
	columns: Record<string, PackedColumns>;
}

/** The bodies of a document's rows of kinds that are listed, by kind. */
export interface PackedDocumentBodies {
	key: string;
	stamp: number;
	bodies: Record<string, PackedBodies>;
}

/** What is searched in a document's rows of kinds that are listed, by kind; made when somebody first searches. */
export interface PackedDocumentWords {
	key: string;
	stamp: number;
	format: number;
	words: Record<string, PackedWords>;
}

/** The newest rows of a workspace, by kind: `{ rows, total }` as JSON. */
export interface PackedHeads {
	key: string;
	format: number;
	heads: string;
}

export interface Setting {
	key: string;
	content: unknown;
}

export type DeviceDatabase = Dexie & {
	packed: EntityTable<PackedRows, 'key'>;
	bodies: EntityTable<PackedDocumentBodies, 'key'>;
	words: EntityTable<PackedDocumentWords, 'key'>;
	heads: EntityTable<PackedHeads, 'key'>;
	settings: EntityTable<Setting, 'key'>;
	workspaces: EntityTable<KnownWorkspace, 'id'>;
	documents: EntityTable<KnownDocument, 'key'>;
	setAside: EntityTable<SetAside, 'id'>;
};

export function openDeviceDatabase(name: string): DeviceDatabase {
	const db = new Dexie(name);
	db.version(1).stores({ packed: 'key', settings: 'key', workspaces: 'id', documents: 'key, workspace' });
	db.version(2).stores({ setAside: 'id, workspace' });
	db.version(3).stores({ bodies: 'key', words: 'key', heads: 'key' });
	// A newer app in another tab wants to change the layout: let it, and go on without this cache.
	db.on('versionchange', () => db.close());
	return db as DeviceDatabase;
}
