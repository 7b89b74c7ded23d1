import 'fake-indexeddb/auto';
import { afterEach, describe, expect, test } from 'vitest';
import { DeviceTables } from '#lib/tables/device.ts';
import { Tables } from '#lib/tables/tables.ts';
import { Shelf } from '#lib/workspace/shelf.ts';
import { saved } from '../support/peers.ts';

const shelves: Shelf[] = [];
afterEach(async () => {
	for (const shelf of shelves.splice(0)) await shelf.close();
});

/** A tab's shelf of documents and the tables that it feeds. */
function openShelf(device: DeviceTables, workspace: string): { shelf: Shelf; tables: Tables } {
	const tables = new Tables();
	const options = { author: { person: 'p', device: 'd' } };
	const shelf = new Shelf({
		workspace,
		device,
		tables,
		options,
		link: () => null,
		changed: () => {},
		opened: () => {},
	});
	shelves.push(shelf);
	return { shelf, tables };
}

const code = (tables: Tables) => tables.get('action', 'a1')?.code;

describe('[I4] the rows of a shelf', () => {
	test('equal the document, whatever another tab packs between painting and opening', async () => {
		const device = new DeviceTables('shelf-device');
		const first = openShelf(device, 'race');
		const document = await first.shelf.get('plan');
		document.apply([{ do: 'create', kind: 'action', id: 'a1', contents: { code: 'OLD' } }]);
		await saved(document);
		await device.pack('race', 'plan', { reflects: document.lastKey, ...first.tables.pack('plan') }, {});

		const second = openShelf(device, 'race');
		await second.shelf.painting.first();
		expect(code(second.tables)).toBe('OLD');
		document.apply([{ do: 'set', kind: 'action', id: 'a1', key: 'code', content: 'NEW' }]);
		await saved(document);
		await device.pack('race', 'plan', { reflects: document.lastKey, ...first.tables.pack('plan') }, {});

		await second.shelf.get('plan');
		expect(code(second.tables)).toBe('NEW');
	});

	test.each([
		'org/badalona',
		'private/badalona',
		'body/b1',
		'workshop/w1',
		'stage/w1',
		'seat/w1/s1',
		'report/r1',
		'evaluation/e1',
		'rating/e1/x1',
	])('%s opens through the same call as the plan', async (name) => {
		const { shelf } = openShelf(new DeviceTables('shelf-families'), 'families');
		const document = await shelf.get(name);
		expect(document.name).toBe(name);
		expect(await shelf.get(name)).toBe(document);
	});

	test('a name that no family has is refused', () => {
		const { shelf } = openShelf(new DeviceTables('shelf-names'), 'names');
		expect(() => shelf.get('../plan')).toThrow(/no document can be called/);
	});
});
