import { describe, expect, it } from 'vitest';
import type { AnyRow } from '#lib/domain/kind.ts';
import type { TallyQuestion } from '#lib/domain/tally.ts';
import { factsAmong, tally } from '#lib/records/happened/tally.ts';
import { countedWorkspace } from '../support/countedWorkspace.ts';
import { seededRandom } from '../support/random.ts';
import { makeRow } from '../support/rows.ts';

const entryRow = (id: string, contents: Record<string, unknown>) =>
	makeRow('entry', id, { document: 'org/amb', type: 'meeting', ...contents });

const random = seededRandom(20_261_122);
const some = (from: readonly string[], most: number) => [
	...new Set(Array.from({ length: random.below(most + 1) }, () => random.pick(from))),
];
const ACTIONS = ['le1-a', 'le1-b', 'le2-a', 'le2-b', 'le3-a'];
const ZONES = ['europe', 'africa', 'asia'];
const ORGANISATIONS = ['badalona', 'cornella', 'gava'];
const DATES = ['2021', '2021-12', '2021-12-31', '2022-01-01', '2022-06-15', '2023-02-28', undefined];
const ROWS: AnyRow[] = Array.from({ length: 600 }, (_, at) =>
	makeRow('entry', `e${at}`, {
		document: `org/${random.pick(ORGANISATIONS)}`,
		type: random.pick(['meeting', 'forum']),
		date: random.pick(DATES),
		actions: some(ACTIONS, 3),
		zones: some(ZONES, 2),
		organisations: some(ORGANISATIONS, 2),
		...(random.below(10) === 0 && { retracted: { person: 'p', device: 'd', time: 1, reason: '' } }),
	}),
);
const lineOf = (action: string) => [action.slice(0, 3)];

/** What stands, as loops over rows see it. */
function recount(isCounted: (row: AnyRow) => boolean): AnyRow[] {
	return ROWS.filter((row) => !row.retracted && isCounted(row));
}
const names = (row: AnyRow, field: string) => row[field] as string[];

describe('A tally', () => {
	const workspace = countedWorkspace(ROWS);

	it('of lines and zones counts each fact once in each pair, as a recount does', () => {
		const counted = tally(workspace, {
			axes: [{ sources: [{ facet: 'action', groupsOf: lineOf }] }, { sources: [{ facet: 'zone' }] }],
		});
		expect(counted.isReady).toBe(true);
		expect(counted.total).toBe(recount(() => true).length);
		expect(counted.groups(0)).toEqual(['le1', 'le2', 'le3']);
		expect(counted.groups(1)).toEqual([...ZONES].sort());
		for (const line of counted.groups(0)) {
			const inLine = (row: AnyRow) => names(row, 'actions').some((id) => id.startsWith(line));
			expect(counted.count(line)).toBe(recount(inLine).length);
			for (const zone of ZONES) {
				const found = recount((row) => inLine(row) && names(row, 'zones').includes(zone));
				expect(counted.count(line, zone), `${line} ${zone}`).toBe(found.length);
				const dates = found.map(({ date }) => (date as string | null) ?? '').sort();
				expect(counted.last(line, zone)).toBe(dates.at(-1) || null);
			}
		}
	});

	it('takes a group from several sources once', () => {
		const sources = [{ facet: 'zone' as const }, { facet: 'type' as const, groupsOf: () => ['europe'] }];
		const counted = tally(workspace, { axes: [{ sources }] });
		expect(counted.count('europe')).toBe(recount(() => true).length);
	});

	it('narrows by organisations that own an entry or took part, and by days', () => {
		for (const organisation of ORGANISATIONS) {
			const question: TallyQuestion = {
				axes: [{ date: 4 }],
				only: [{ sources: [{ facet: 'organisation' }], isIn: (id) => id === organisation }],
				from: '2021-12-01',
				until: '2022-12-31',
			};
			const asked = recount(
				(row) =>
					(row.document === `org/${organisation}` || names(row, 'organisations').includes(organisation)) &&
					['2021-12', '2021-12-31', '2022-01-01', '2022-06-15'].includes(row.date as string),
			);
			const counted = tally(workspace, question);
			expect(counted.total).toBe(asked.length);
			expect(counted.count('2021')).toBe(asked.filter(({ date }) => String(date).startsWith('2021')).length);
			const facts = factsAmong(workspace, question, 5);
			expect(facts).toHaveLength(5);
			expect([...facts].sort((one, other) => (one.date! < other.date! ? 1 : -1))[0]!.date).toBe(
				facts[0]!.date,
			);
			expect(
				factsAmong(workspace, question, 1000)
					.map(({ id }) => id)
					.sort(),
			).toEqual(asked.map(({ id }) => id).sort());
		}
	});

	it('by month keeps what is known less precisely as it is known', () => {
		const counted = tally(workspace, { axes: [{ date: 7 }] });
		expect(counted.groups(0)).toEqual(['', '2021', '2021-12', '2022-01', '2022-06', '2023-02']);
		expect(counted.count('')).toBe(recount(({ date }) => !date).length);
		expect(counted.last('')).toBeNull();
	});

	it('counts what a record tells once, in place of the entry that it came of', () => {
		const visit = entryRow('visit', {
			type: 'transfer',
			date: '2023-01-05',
			actions: ['le3-a'],
			zones: ['asia'],
		});
		const other = entryRow('other', { type: 'meeting', date: '2023-01-06', actions: ['le3-a'] });
		const transfer = makeRow('transfer', 'bridge', {
			document: 'org/badalona',
			begun: '2023-02-01',
			actions: ['le3-a'],
			stage: 'piloting',
			arisesFrom: 'entry/visit',
		});
		const here = countedWorkspace([visit, other, transfer]);
		const counted = tally(here, {
			axes: [{ sources: [{ facet: 'action' }] }, { sources: [{ facet: 'zone' }] }],
		});
		expect(counted.total).toBe(2);
		expect(counted.count('le3-a')).toBe(2);
		expect(counted.count('le3-a', 'asia')).toBe(1);
		expect(counted.last('le3-a')).toBe('2023-02-01');
		expect(factsAmong(here, {}, 9).map(({ id }) => id)).toEqual(['bridge', 'other']);
	});
});
