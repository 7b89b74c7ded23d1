import { describe, expect, test } from 'vitest';
import type { AnyRow } from '#lib/domain/kind.ts';
import { kinds } from '#lib/domain/kinds.ts';
import { keepColumns } from '#lib/tables/packedTables.ts';
import { Tables } from '#lib/tables/tables.ts';
import { seededRandom } from '../support/random.ts';
import { makeRow, RETRACTED } from '../support/rows.ts';

const ids = (rows: readonly AnyRow[]) => rows.map(({ id }) => id).sort();
const action = (id: string, contents: Record<string, unknown> = {}) => makeRow('action', id, contents);

describe('[I4] tables', () => {
	test('index a value and every member of a set, and follow their changes', () => {
		const tables = new Tables();
		tables.put([action('a', { line: 'l1', networks: ['x', 'y'] }), action('b', { line: 'l1' })]);
		expect(ids(tables.by('action', 'line', 'l1'))).toEqual(['a', 'b']);
		tables.put([action('a', { line: 'l2', networks: ['y', 'z'] })]);
		expect(ids(tables.by('action', 'line', 'l1'))).toEqual(['b']);
		expect(ids(tables.by('action', 'line', 'l2'))).toEqual(['a']);
		expect(['x', 'y', 'z'].map((member) => ids(tables.by('action', 'networks', member)))).toEqual([
			[],
			['a'],
			['a'],
		]);
	});

	test('are read so many at once, each row once, also where they are kept in columns', () => {
		const tables = new Tables();
		const rows = Array.from({ length: 25 }, (_, at) => makeRow('entry', `e${at}`, { date: '2024-01-01' }));
		tables.put([...rows, action('a'), action('b', RETRACTED)]);
		const read = () => [...tables.slices(10)];
		const all = ids([...rows, action('a'), action('b')]);
		expect(ids(read().flat())).toEqual(all);
		keepColumns(tables);
		expect(ids(read().flat())).toEqual(all);
		tables.replaceDocument('plan', rows.slice(3));
		expect(ids(read().flat())).toEqual(ids(rows.slice(3)));
		expect(Math.max(...read().map(({ length }) => length))).toBe(10);
	});

	test('take a document’s rows to be these and no others, and leave those of other documents', () => {
		const tables = new Tables();
		tables.put([
			action('a', { line: 'l1' }),
			action('b', { line: 'l1' }),
			action('c', { line: 'l1', document: 'org/x' }),
		]);
		const told: string[] = [];
		tables.subscribe('action', () => told.push('action'));
		tables.replaceDocument('plan', [action('b', { line: 'l2' })]);
		expect(ids(tables.all('action'))).toEqual(['b', 'c']);
		expect(ids(tables.by('action', 'line', 'l1'))).toEqual(['c']);
		expect(tables.get('action', 'a')).toBeUndefined();
		expect(told).toEqual(['action']);
		tables.replaceDocument('plan', []);
		expect(told).toEqual(['action', 'action']);
	});

	test('show of a record that was moved the copy that stands, whichever came last', () => {
		const old = action('a', { document: 'org/x', ...RETRACTED });
		const moved = action('a', { document: 'org/y' });
		for (const rows of [
			[old, moved],
			[moved, old],
		]) {
			const tables = new Tables();
			tables.put(rows);
			expect(tables.get('action', 'a')?.document).toBe('org/y');
			tables.replaceDocument('org/y', []);
			expect(tables.get('action', 'a')?.document).toBe('org/x');
		}
	});

	test('equal a rebuild after any changes', () => {
		const random = seededRandom(1);
		const indexed = [...kinds.values()].filter(({ indexes }) => indexes.length > 0);
		const values = ['u', 'v', 'w'];
		const tables = new Tables();
		for (let step = 0; step < 2000; step++) {
			const kind = random.pick(indexed);
			const contents = Object.fromEntries(
				kind.indexes.map((field) => [
					field,
					kind.fields[field]!.type === 'set'
						? values.filter(() => random.chance(0.5))
						: random.pick([...values, null]),
				]),
			);
			const document = random.pick(['plan', 'org/x']);
			const row = makeRow(kind.name, `r${random.below(20)}`, { ...contents, document });
			if (random.chance(0.02)) tables.replaceDocument(document, random.chance(0.5) ? [row] : []);
			else tables.put([row]);
		}
		const rebuilt = new Tables();
		rebuilt.put(tables.everything());
		for (const { name, indexes } of indexed) {
			expect(ids(tables.all(name))).toEqual(ids(rebuilt.all(name)));
			for (const field of indexes)
				for (const value of values)
					expect(ids(tables.by(name, field, value))).toEqual(ids(rebuilt.by(name, field, value)));
			for (const { id } of tables.all(name)) expect(tables.get(name, id)).toEqual(rebuilt.get(name, id));
		}
	});

	test('refuse a kind and an index that are not declared', () => {
		const tables = new Tables();
		expect(() => tables.all('nothing')).toThrow(/no kind/);
		expect(() => tables.by('action', 'code', 'x')).toThrow(/no index/);
	});
});
