import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { AnyRow } from '#lib/domain/kind.ts';
import { DeviceTables } from '#lib/tables/device.ts';
import { PackedStore } from '#lib/tables/packedStore.ts';
import { makeRow } from '../support/rows.ts';

let count = 0;
const name = () => `device-${count++}`;
const rows = [makeRow('action', 'a', { title: { ca: 'Hola' }, networks: ['x'] })];
/** As tables pack a document whose kinds are all plain. */
const packed = (reflects: number, of: readonly AnyRow[] = rows) => ({
	reflects,
	rows: of,
	stamp: 1,
	columns: {},
	bodies: {},
});
const workspace = (id: string, opened: number) => ({ id, title: { en: id }, opened });

afterEach(() => void vi.restoreAllMocks());

describe('[I4] packed rows', () => {
	test('come back as they were, with the number that they reflect', async () => {
		const tables = new DeviceTables(name());
		await new PackedStore(tables, 'w').keep('plan', packed(7), {});
		expect(await tables.unpack('w', 'plan')).toMatchObject({ reflects: 7, rows });
		await new PackedStore(tables, 'w').keep('plan', packed(8, []), {});
		expect(await tables.unpack('w', 'plan')).toMatchObject({ reflects: 8, rows: [] });
		expect(await tables.unpack('w', 'org/x')).toBeNull();
		expect(await tables.unpack('v', 'plan')).toBeNull();
	});

	test('of an app that declares its kinds otherwise are thrown away', async () => {
		const database = name();
		const tables = new DeviceTables(database);
		await new PackedStore(tables, 'w').keep('plan', packed(7), {});
		const raw = new Dexie(database);
		await raw.open();
		await raw.table('packed').update('w/plan', { format: 12345 });
		raw.close();
		expect(await tables.unpack('w', 'plan')).toBeNull();
	});
});

describe('what a device knows', () => {
	test('what two tabs change at once is changed by both', async () => {
		const database = name();
		const tabs = [new DeviceTables(database), new DeviceTables(database)];
		await Promise.all(
			Array.from({ length: 20 }, (_, index) =>
				tabs[index % 2]!.changeSetting<number[]>('seen', (before = []) => [...before, index]),
			),
		);
		expect((await tabs[0]!.setting<number[]>('seen'))?.toSorted((one, other) => one - other)).toEqual(
			Array.from({ length: 20 }, (_, index) => index),
		);
	});

	test('is there at the next start: settings, workspaces with the last first, documents with what waits', async () => {
		const database = name();
		const tables = new DeviceTables(database);
		expect(await tables.keepSetting('person', { id: 'p' })).toBe(true);
		await tables.keepWorkspace(workspace('old', 1));
		await tables.keepWorkspace(workspace('new', 2));
		await tables.keepDocument({ workspace: 'new', name: 'plan', waiting: 3 });
		const again = new DeviceTables(database);
		expect(await again.setting('person')).toEqual({ id: 'p' });
		expect((await again.workspaces()).map(({ id }) => id)).toEqual(['new', 'old']);
		expect(await again.documents('new')).toMatchObject([{ name: 'plan', waiting: 3 }]);
	});

	test('is forgotten of one workspace alone, also of one whose name begins the same', async () => {
		const tables = new DeviceTables(name());
		for (const id of ['a', 'a-b']) {
			await tables.keepWorkspace(workspace(id, 1));
			await tables.keepDocument({ workspace: id, name: 'plan', waiting: 0 });
			await new PackedStore(tables, id).keep('plan', packed(1), {});
			await tables.keepSetting(`draft:${id}:anna:contact:e1`, { name: 'Somebody' });
			await tables.keepSetting(`access:${id}`, 'a');
		}
		await tables.forget('a');
		expect(await tables.setting('draft:a:anna:contact:e1')).toBeUndefined();
		expect(await tables.setting('draft:a-b:anna:contact:e1')).toEqual({ name: 'Somebody' });
		expect(await tables.setting('access:a')).toBe('a');
		expect((await tables.workspaces()).map(({ id }) => id)).toEqual(['a-b']);
		expect(await tables.documents('a')).toEqual([]);
		expect(await tables.unpack('a', 'plan')).toBeNull();
		expect(await tables.unpack('a-b', 'plan')).toMatchObject({ reflects: 1, rows });
	});

	test('is nothing where the browser refuses storage, and every call resolves', async () => {
		vi.spyOn(console, 'warn').mockImplementation(() => {});
		vi.spyOn(Dexie.dependencies.indexedDB, 'open').mockImplementation(() => {
			throw new DOMException('denied', 'SecurityError');
		});
		const tables = new DeviceTables(name());
		expect(await tables.keepSetting('person', 1)).toBe(false);
		expect(await tables.setting('person')).toBeUndefined();
		expect(await tables.workspaces()).toEqual([]);
		await new PackedStore(tables, 'w').keep('plan', packed(1), {});
		await tables.keepWorkspace(workspace('w', 1));
		await tables.forget('w');
		expect(await tables.unpack('w', 'plan')).toBeNull();
	});
});
