import 'fake-indexeddb/auto';
import { afterEach, describe, expect, test } from 'vitest';
import type { AnyRow } from '#lib/domain/kind.ts';
import { DeviceTables } from '#lib/tables/device.ts';
import { Tables } from '#lib/tables/tables.ts';
import { Shelf } from '#lib/workspace/shelf.ts';
import { saved } from '../support/peers.ts';
import { seededRandom } from '../support/random.ts';

const shelves: Shelf[] = [];
afterEach(async () => {
	for (const shelf of shelves.splice(0)) await shelf.close();
});

/** Storage that answers at once, as a browser's does. */
class KeptMarks {
	readonly #items = new Map<string, string>();
	get length() {
		return this.#items.size;
	}
	key = (index: number) => [...this.#items.keys()][index] ?? null;
	setItem = (key: string, item: string) => void this.#items.set(key, item);
	removeItem = (key: string) => void this.#items.delete(key);
}

/** A tab's shelf of documents and the tables that it feeds. */
function openShelf(
	device: DeviceTables,
	workspace: string,
	marks: KeptMarks | null = null,
): { shelf: Shelf; tables: Tables } {
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
		marks,
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
		await first.shelf.painting.keep('plan', () => document.lastKey);

		const second = openShelf(device, 'race');
		await second.shelf.painting.first();
		expect(code(second.tables)).toBe('OLD');
		document.apply([{ do: 'set', kind: 'action', id: 'a1', key: 'code', content: 'NEW' }]);
		await saved(document);
		await first.shelf.painting.keep('plan', () => document.lastKey);

		await second.shelf.get('plan');
		expect(code(second.tables)).toBe('NEW');
	});

	test('are read from the document where a page went before they were packed or anything was noted', async () => {
		const marks = new KeptMarks();
		const first = openShelf(new DeviceTables('marks-device'), 'marks', marks);
		const document = await first.shelf.get('org/a');
		document.apply([{ do: 'create', kind: 'entry', id: 'e1', contents: { source: 's' } }]);
		expect(marks.length).toBe(1);
		await saved(document);

		// Nothing of what the device notes behind an edit has come through.
		const second = openShelf(new DeviceTables('marks-device-emptied'), 'marks', marks);
		expect(await second.shelf.unpackAll()).toEqual(['org/a']);
		await second.shelf.get('org/a');
		expect(second.tables.get('entry', 'e1')?.source).toBe('s');

		shelves.splice(shelves.indexOf(first.shelf), 1);
		await first.shelf.close();
		shelves.splice(shelves.indexOf(second.shelf), 1);
		await second.shelf.close();
		expect(marks.length).toBe(0);
	});

	test.each([1, 2])('equal the documents after any edits, packings and starts (seed %i)', async (seed) => {
		const random = seededRandom(seed);
		const device = new DeviceTables(`shelf-fuzz-${seed}`);
		const names = ['plan', 'org/a', 'org/b'];
		for (let start = 0; start < 5; start++) {
			const { shelf, tables } = openShelf(device, `fuzz-${seed}`);
			await shelf.painting.first();
			if (random.chance(0.5)) await shelf.painting.rest();
			for (const name of random.shuffle(names)) {
				const document = await shelf.get(name);
				const kind = name === 'plan' ? 'action' : 'entry';
				for (let edit = random.below(12); edit > 0; edit--) {
					const id = `r${random.below(8)}`;
					const target = { kind, id };
					if (!document.row(kind, id))
						document.apply([{ do: 'create', ...target, contents: { source: 's' } }]);
					else if (random.chance(0.3)) document.apply([{ do: 'retract', ...target, reason: '' }]);
					else if (random.chance(0.4)) document.apply([{ do: 'restore', ...target }]);
					else {
						const title = { do: 'set', ...target, key: 'title/ca', content: `t${random.below(9)}` } as const;
						document.apply([title, { do: 'add', ...target, key: `networks/n${random.below(3)}` }]);
					}
				}
				await saved(document);
				if (random.chance(0.4)) shelf.packNow();
				const byId = (rows: readonly AnyRow[]) => [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
				expect(byId(tables.ofDocument(name))).toEqual(byId(document.rows()));
			}
			shelves.splice(shelves.indexOf(shelf), 1);
			await shelf.close();
		}
		const { shelf, tables } = openShelf(device, `fuzz-${seed}`);
		await shelf.painting.first();
		await shelf.painting.rest();
		const painted = new Map(names.map((name) => [name, tables.ofDocument(name)]));
		for (const name of names) {
			const rows = (await shelf.get(name)).rows();
			expect(painted.get(name)).toHaveLength(rows.length);
			for (const row of rows) expect(painted.get(name)).toContainEqual(row);
		}
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
