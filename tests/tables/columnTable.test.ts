import { describe, expect, test } from 'vitest';
import { entry } from '#lib/domain/entry.ts';
import { newestFirst } from '#lib/domain/entryOrder.ts';
import type { AnyRow } from '#lib/domain/kind.ts';
import { facetValues } from '#lib/domain/listing.ts';
import { ColumnTable } from '#lib/tables/columnTable.ts';
import {
	adoptBodies,
	adoptDocuments,
	keepColumns,
	packDocument,
	packHeads,
} from '#lib/tables/packedTables.ts';
import { Tables } from '#lib/tables/tables.ts';
import { type Random, seededRandom } from '../support/random.ts';
import { makeRow, RETRACTED } from '../support/rows.ts';

const DOCUMENTS = ['org/a', 'org/b', 'org/c'];
const FACETS = Object.entries(entry.listing!.facets);
const AXES = FACETS.map(([key]) => ({ key, facet: key }));

function randomRow(random: Random): AnyRow {
	const some = (...from: string[]) => from.filter(() => random.chance(0.4));
	const day = `2024-0${1 + random.below(3)}-1${random.below(3)}`;
	return makeRow('entry', `e${random.below(40)}`, {
		document: random.pick(DOCUMENTS),
		title: { ca: `Títol ${random.below(100)}`, ...(random.chance(0.3) ? { fr: 'Été' } : {}) },
		type: random.pick(['meeting', 'forum', null]),
		date: random.pick([day, day.slice(0, 7), '2023', null, 'no date']),
		actions: some('x', 'y', 'z'),
		organisations: some('a', 'b', 'd'),
		sharedWith: some('a', 'c'),
		tags: some('t', 'u'),
		edited: random.chance(0.5) ? { date: { person: 'p', device: 'd', time: random.below(9) } } : {},
		...(random.chance(0.7) ? { created: { person: 'p', device: 'd', time: random.below(4) } } : {}),
		...(random.chance(0.2) ? RETRACTED : {}),
	});
}

/** What a table says, put plainly; and what the rows that it should hold say. */
function tellTable(table: ColumnTable, chosen: Record<string, string>) {
	const { slots, counts } = table.narrow({ axes: AXES, chosen });
	return {
		order: Array.from(slots, (slot) => `${table.documentOf(slot)}#${table.idOf(slot)}`),
		rows: Array.from(slots, (slot) => table.row(slot)),
		months: table.months(slots).map(({ month, from, to }) => `${month} ${to - from}`),
		counts: [...counts].map(([key, values]) => [key, [...values].filter(([, count]) => count > 0).sort()]),
	};
}

function tellRows(all: readonly AnyRow[], chosen: Record<string, string>) {
	const passes = (row: AnyRow, but?: string) =>
		FACETS.every(
			([key, sources]) => key === but || !chosen[key] || facetValues(row, sources).includes(chosen[key]),
		);
	const standing = all.filter((row) => !row.retracted);
	return {
		counts: FACETS.map(([key, sources]) => {
			const count = new Map<string, number>();
			for (const row of standing)
				if (passes(row, key))
					for (const value of facetValues(row, sources)) count.set(value, (count.get(value) ?? 0) + 1);
			return [key, [...count].sort()];
		}),
		shown: standing.filter((row) => passes(row)),
	};
}

const byKey = (rows: readonly AnyRow[]) =>
	[...rows].sort((one, other) => (`${one.document}#${one.id}` < `${other.document}#${other.id}` ? -1 : 1));

/** As a start does: columns first, then bodies. */
function reopen(table: ColumnTable): ColumnTable {
	const packed = DOCUMENTS.map((document, at) => ({
		document,
		stamp: at + 1,
		...table.pack(document, at + 1),
	}));
	const again = new ColumnTable(entry);
	again.adopt(packed);
	for (const { document, stamp, bodies } of packed) {
		expect(again.adoptBodies(document, stamp + 0.5, bodies)).toBe(false);
		expect(again.adoptBodies(document, stamp, bodies)).toBe(true);
	}
	return again;
}

describe('[I4] a table in columns', () => {
	test.each([1, 2, 3])(
		'equals its rows after any edits, retractions, restores and packings (seed %i)',
		(seed) => {
			const random = seededRandom(seed);
			let table = new ColumnTable(entry);
			const rows = new Map<string, AnyRow>();
			for (let step = 0; step < 600; step++) {
				const row = randomRow(random);
				const key = `${row.document}#${row.id}`;
				if (random.chance(0.02)) table.pack(row.document, step);
				else if (random.chance(0.03)) table = reopen(table);
				else if (random.chance(0.04)) {
					const kept = new Set(['e1', 'e2', 'e3', row.id]);
					const removed = table.keepOnly(row.document, kept);
					for (const { document, id } of removed) rows.delete(`${document}#${id}`);
					expect([...rows.values()].every((one) => one.document !== row.document || kept.has(one.id))).toBe(
						true,
					);
				} else {
					expect(table.put(row)).toEqual(rows.get(key));
					rows.set(key, row);
				}
				if (step % 20 > 0) continue;
				const chosen = random.pick([
					{},
					{ type: 'meeting' },
					{ action: 'x', organisation: 'a' },
					{ year: '2024', tag: 't', organisation: 'c' },
				]) as Record<string, string>;
				const all = [...rows.values()];
				const [told, expected] = [tellTable(table, chosen), tellRows(all, chosen)];
				expect(told.counts).toEqual(expected.counts);
				expect(byKey(told.rows as AnyRow[])).toEqual(byKey(expected.shown));
				const dated = (order: readonly AnyRow[]) =>
					order.map(({ date, created }) => [date, created?.time ?? 0]);
				const plain = expected.shown.map((one) => ({
					...one,
					date: one.date === 'no date' ? null : one.date,
				}));
				const undated = (order: readonly AnyRow[]) =>
					order.map((one) => ({ ...one, date: one.date === 'no date' ? null : one.date }));
				expect(dated(undated(told.rows as AnyRow[]))).toEqual(dated(newestFirst(plain as never)));
				expect(byKey(table.all())).toEqual(byKey(all));
				for (const document of DOCUMENTS)
					expect(byKey(table.ofDocument(document))).toEqual(
						byKey(all.filter((one) => one.document === document)),
					);
				for (const field of entry.indexes)
					for (const value of ['x', 'a', 't', 'meeting'])
						expect(byKey(table.by(field, value))).toEqual(
							byKey(all.filter((one) => [one[field]].flat().includes(value))),
						);
			}
			expect(tellTable(reopen(table), {})).toEqual(tellTable(table, {}));
		},
	);

	test('shows of a record that was moved the copy that stands, whichever came last', () => {
		const old = makeRow('entry', 'e', { document: 'org/a', ...RETRACTED });
		const moved = makeRow('entry', 'e', { document: 'org/b' });
		for (const rows of [
			[old, moved],
			[moved, old],
		]) {
			const table = new ColumnTable(entry, rows);
			expect(table.get('e')?.document).toBe('org/b');
			table.keepOnly('org/b', new Set());
			expect(table.get('e')?.document).toBe('org/a');
		}
	});

	test('keeps rows apart whatever their ids are: another app may have written them', () => {
		const ids = ['a\nb', 'c', '["d"]', '', '\n'];
		for (const some of [ids, ['c', 'e'], ['["d"]']]) {
			const rows = some.map((id) =>
				makeRow('entry', id, { document: 'org/a', title: { ca: `Títol ${id}` } }),
			);
			const table = reopen(new ColumnTable(entry, rows));
			expect(some.map((id) => table.get(id))).toEqual(rows);
			expect(tellTable(table, {}).order.toSorted()).toEqual(some.map((id) => `org/a#${id}`).sort());
		}
	});

	test('is filled by the rows that were there before it, and says which rows changed', () => {
		const tables = new Tables();
		const row = makeRow('entry', 'e', { document: 'org/a', tags: ['t'] });
		tables.put([row, makeRow('action', 'a')]);
		keepColumns(tables);
		expect(tables.by('entry', 'tags', 't')).toEqual([row]);
		const told: unknown[] = [];
		tables.subscribe('entry', (changes) => told.push(changes));
		const after = { ...row, tags: [] };
		tables.put([after]);
		tables.replaceDocument('org/a', []);
		expect(told).toEqual([[{ before: row, after }], [{ before: after }]]);
		expect(() => tables.by('entry', 'location', 'x')).toThrow(/no index/);
	});

	test('comes back from what a document is packed as, plain kinds beside it', () => {
		const tables = new Tables();
		keepColumns(tables);
		const rows = [
			makeRow('entry', 'e', { document: 'org/a', title: { ca: 'Reunió' }, date: '2024-03-18' }),
			makeRow('task', 't', { document: 'org/a' }),
		];
		tables.put(rows);
		const packed = packDocument(tables, 'org/a');
		const again = new Tables();
		keepColumns(again);
		adoptDocuments(again, new Map([['org/a', packed]]));
		expect(again.all('task')).toEqual([rows[1]]);
		expect(again.columns.get('entry')!.slots).toHaveLength(1);
		expect(again.all('entry')).toEqual([]);
		adoptBodies(again, 'org/a', packed.stamp, packed.bodies);
		expect(again.everything()).toEqual(tables.everything());
		expect(packHeads(again)).toEqual({ entry: { rows: [rows[0]], total: 1 } });
	});
});
