import { Dexie, type EntityTable } from 'dexie';
import type { Localised } from '#lib/domain/language.ts';

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
}

export interface PackedRows {
	key: string;
	/** Number of the last stored update that the rows reflect. */
	reflects: number;
	/** Shape of the packed rows; another shape is thrown away. */
	format: number;
	rows: string;
}

export interface Setting {
	key: string;
	content: unknown;
}

export type DeviceDatabase = Dexie & {
	packed: EntityTable<PackedRows, 'key'>;
	settings: EntityTable<Setting, 'key'>;
	workspaces: EntityTable<KnownWorkspace, 'id'>;
	documents: EntityTable<KnownDocument, 'key'>;
};

export function openDeviceDatabase(name: string): DeviceDatabase {
	const db = new Dexie(name);
	db.version(1).stores({ packed: 'key', settings: 'key', workspaces: 'id', documents: 'key, workspace' });
	// A newer app in another tab wants to change the layout: let it, and go on without this cache.
	db.on('versionchange', () => db.close());
	return db as DeviceDatabase;
}
