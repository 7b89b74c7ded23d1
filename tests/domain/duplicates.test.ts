import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { entriesOfDay, findDuplicates, looksTheSame, type Occasion } from '#lib/domain/duplicates.ts';
import type { EntryRow } from '#lib/domain/entryOrder.ts';
import { newestFirst } from '#lib/domain/entryOrder.ts';
import { makeRow } from '../support/rows.ts';
import { makeSample } from '../support/sample.ts';

const entry = (id: string, organisation: string, contents: Record<string, unknown> = {}): EntryRow =>
	makeRow('entry', id, { document: `org/${organisation}`, ...contents }) as unknown as EntryRow;
const base = { date: '2024-03-18', type: 'seminar', metropolises: ['milan'], location: 'Sala d’actes' };

describe('two entries look like one thing', () => {
	const one = entry('a', 'gava', base);

	test.each([
		['a metropolis that both name', { ...base, location: null, metropolises: ['porto', 'milan'] }, true],
		[
			'the same words for where, however they are typed',
			{ ...base, metropolises: [], location: " SALA D'ACTES " },
			true,
		],
		['one of them without a type', { ...base, type: null }, true],
		['another day', { ...base, date: '2024-03-19' }, false],
		['a day that only one knows', { ...base, date: '2024-03' }, false],
		['another place', { ...base, metropolises: ['porto'], location: 'Plaça' }, false],
		['no place', { ...base, metropolises: [], location: null }, false],
		['another type', { ...base, type: 'fair' }, false],
		['somebody has said that they are not', { ...base, notSameAs: ['a'] }, false],
	])('%s', (_why, contents, same) => {
		const other = entry('b', 'tiana', contents);
		expect(looksTheSame(one, other)).toBe(same);
		expect(looksTheSame(other, one)).toBe(same);
	});

	test('never those of one organisation, nor a month in which much may happen', () => {
		expect(looksTheSame(one, entry('b', 'gava', base))).toBe(false);
		const month = { ...base, date: '2024-03' };
		expect(looksTheSame(entry('a', 'gava', month), entry('b', 'tiana', month))).toBe(false);
		expect(looksTheSame(one, one)).toBe(false);
	});

	test('either way round, whatever they say', () => {
		const some = <T>(...values: T[]) => fc.constantFrom(...values);
		const occasion: fc.Arbitrary<Occasion> = fc.record({
			id: some('a', 'b', 'c'),
			document: some('org/gava', 'org/tiana', ''),
			type: some('seminar', 'fair', null),
			date: some('2024-03-18', '2024-03', null),
			location: some('Sala', 'sala!', '…', null),
			metropolises: fc.subarray(['milan', 'porto']),
			notSameAs: fc.subarray(['a', 'b']),
		});
		fc.assert(
			fc.property(occasion, occasion, (here, there) => {
				expect(looksTheSame(here, there)).toBe(looksTheSame(there, here));
			}),
		);
	});
});

test('words for where that many use on one day name a town: only a metropolis that both name counts then', () => {
	const here = { ...base, location: 'Barcelona', metropolises: ['porto'] };
	const others = ['b', 'c', 'd'].map((id) =>
		entry(id, id, { ...base, location: 'Barcelona', metropolises: [] }),
	);
	const abroad = entry('e', 'e', { ...base, metropolises: ['porto'] });
	const found = (among: EntryRow[]) => findDuplicates(entry('a', 'gava', here), among).map(({ id }) => id);
	expect(found(others.slice(1))).toEqual(['c', 'd']);
	expect(found([...others, abroad])).toEqual(['e']);
});

describe('among very many', () => {
	const rows = newestFirst(
		makeSample(50_000).flatMap(({ name, records }) =>
			records
				.filter(({ kind }) => kind === 'entry')
				.map(
					({ id, contents }) =>
						({ ...makeRow('entry', id, contents), document: name }) as unknown as EntryRow,
				),
		),
	);

	test('the entries of a day are found by reading few', () => {
		for (const day of ['2023-05-10', '2021-01-01', '2025-12-31', '2030-01-01', '2020-01-01']) {
			let reads = 0;
			const found = entriesOfDay(day, rows.length, (index) => (reads++, rows[index]));
			expect(found.map(({ id }) => id)).toEqual(rows.filter(({ date }) => date === day).map(({ id }) => id));
			expect(reads).toBeLessThan(found.length + 20);
		}
	});

	test('some are pointed out, and not every second one', () => {
		const days = Map.groupBy(rows, ({ date }) => date ?? '');
		const doubted = rows.filter((row) => findDuplicates(row, days.get(row.date ?? '') ?? []).length > 0);
		expect(doubted.length).toBeGreaterThan(500);
		// Thirty a day are written here, and much of it in one town.
		expect(doubted.length).toBeLessThan(rows.length / 4);
	});
});
