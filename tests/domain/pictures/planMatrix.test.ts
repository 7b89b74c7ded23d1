import { describe, expect, it } from 'vitest';
import { comparePlan, type CountedPairs, gapsIn, yearBefore } from '#lib/domain/pictures/planMatrix.ts';
import { seededRandom } from '../../support/random.ts';

const counted = (dates: Record<string, string[]>): CountedPairs => ({
	count: (row, column) => dates[`${row}/${column}`]?.length ?? 0,
	last: (row, column) => [...(dates[`${row}/${column}`] ?? [])].sort().at(-1) ?? null,
});

describe('The plan compared with what was done', () => {
	const all = counted({
		'le1/europe': ['2025-03-01', '2024-01-01'],
		'le2/europe': ['2022-05-01'],
		'le3/europe': ['2021-05-01'],
		'le1/asia': ['2025-01-01', '2025-02-01', '2025-02-02'],
		'le2/asia': ['2025-02-02'],
	});
	const figures = comparePlan({
		rows: ['le1', 'le2', 'le3'],
		columns: ['europe', 'africa', 'asia', 'moon'],
		isIntended: (row, column) => column === 'europe' || (column === 'africa' && row !== 'le3'),
		isInSummary: (row, column) => row === 'le1' && column === 'asia',
		isKnown: (column) => column !== 'moon',
		inPeriod: all,
		untilNow: all,
		silentBefore: '2024-12-31',
	});
	const at = (row: string, column: string) =>
		figures.find((figure) => figure.row === row && figure.column === column)!;

	it('tells what is active, silent, never begun, unplanned and neither', () => {
		expect(at('le1', 'europe').standing).toBe('active');
		expect(at('le2', 'europe')).toMatchObject({ standing: 'silent', last: '2022-05-01', count: 1 });
		expect(at('le1', 'africa')).toMatchObject({ standing: 'never', last: null, count: 0 });
		expect(at('le1', 'asia')).toMatchObject({ standing: 'unplanned', count: 3, inSummary: true });
		expect(at('le3', 'africa')).toMatchObject({ standing: 'none', inSummary: false });
	});

	it('says nothing of a column by which nothing is recognised: no data is never zero', () => {
		expect(at('le1', 'moon')).toMatchObject({ standing: 'unknown', count: null, last: null });
	});

	it('orders gaps: never done, then the longest silent, then what nobody foresaw, what the annex names at last', () => {
		expect(gapsIn(figures).map(({ row, column }) => `${row}/${column}`)).toEqual([
			'le1/africa',
			'le2/africa',
			'le3/europe',
			'le2/europe',
			'le2/asia',
			'le1/asia',
		]);
	});

	it('counts the period, and takes silence from all that was done before its end', () => {
		const [figure] = comparePlan({
			rows: ['le1'],
			columns: ['europe'],
			isIntended: () => true,
			inPeriod: counted({}),
			untilNow: counted({ 'le1/europe': ['2022-11-30'] }),
			silentBefore: '2023-12-31',
		});
		expect(figure).toMatchObject({ count: 0, last: '2022-11-30', standing: 'silent' });
	});

	it.each([
		['2024', 'active'],
		['2024-12', 'active'],
		['2024-11', 'silent'],
		['2023', 'silent'],
	])('takes %s by the month or the year alone that is known: %s', (day, standing) => {
		const known = counted({ 'le1/europe': [day] });
		const [figure] = comparePlan({
			rows: ['le1'],
			columns: ['europe'],
			isIntended: () => true,
			inPeriod: known,
			untilNow: known,
			silentBefore: '2024-12-31',
		});
		expect(figure).toMatchObject({ last: day, standing });
	});

	it('gives every pair one standing, whatever was done', () => {
		const random = seededRandom(7);
		for (let round = 0; round < 200; round++) {
			const [intended, count] = [random.chance(0.5), random.below(3)];
			const last = count > 0 ? `202${random.below(6)}-01-01` : null;
			const pairs = { count: () => count, last: () => last };
			const [figure] = comparePlan({
				rows: ['r'],
				columns: ['c'],
				isIntended: () => intended,
				inPeriod: pairs,
				untilNow: pairs,
				silentBefore: '2023-06-01',
			});
			const expected = !intended
				? count > 0
					? 'unplanned'
					: 'none'
				: count === 0
					? 'never'
					: last! < '2023-06-01'
						? 'silent'
						: 'active';
			expect(figure!.standing).toBe(expected);
		}
	});

	it('goes back a year, from a leap day too', () => {
		expect(yearBefore('2025-12-31')).toBe('2024-12-31');
		expect(yearBefore('2024-02-29')).toBe('2023-02-28');
	});
});
