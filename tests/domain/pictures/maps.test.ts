import { describe, expect, it } from 'vitest';
import type { RowOf } from '#lib/domain/kind.ts';
import type { AnyRow } from '#lib/domain/kind.ts';
import type { line } from '#lib/domain/line.ts';
import { factOfEntry } from '#lib/domain/logged.ts';
import type { EntryRow } from '#lib/domain/entryOrder.ts';
import type { metropolis } from '#lib/domain/metropolis.ts';
import type { organisation } from '#lib/domain/organisation.ts';
import { classOf, countClasses } from '#lib/domain/pictures/countClasses.ts';
import { participationOf } from '#lib/domain/pictures/participation.ts';
import { relationQuestions, worldRelations } from '#lib/domain/pictures/worldRelations.ts';
import { silenceOf } from '#lib/domain/relationSilence.ts';
import type { TallyQuestion } from '#lib/domain/tally.ts';
import { tally } from '#lib/records/happened/tally.ts';
import { countedWorkspace } from '../../support/countedWorkspace.ts';
import { seededRandom } from '../../support/random.ts';
import { makeRow } from '../../support/rows.ts';
import { ambRows } from '../ambRows.ts';

const TODAY = '2024-11-05';
const metropolises = ambRows<RowOf<typeof metropolis>>('metropolis');
const councils = ambRows<RowOf<typeof organisation>>('organisation').filter(({ type }) => type === 'council');
const actions = ambRows<AnyRow>('action');
const lines = ambRows<RowOf<typeof line>>('line').map(({ id }) => id);
const lineByAction = new Map(
	actions.map((row) => [row.id, (row.place as { parent: string } | null)?.parent ?? (row.line as string)]),
);

function makeEntries(seed: number, count: number): EntryRow[] {
	const random = seededRandom(seed);
	const some = (from: readonly { id: string }[], most: number) => [
		...new Set(Array.from({ length: random.below(most + 1) }, () => random.pick(from).id)),
	];
	const day = () =>
		new Date(Date.UTC(2021, 0, 1) + random.below(5 * 365) * 86_400_000).toISOString().slice(0, 10);
	// Some councils and metropolises are named by nothing.
	const [named, met] = [councils.slice(0, 30), metropolises.slice(0, 34)];
	return Array.from({ length: count }, (_, at) => {
		const known = random.below(12);
		return makeRow('entry', `e${at}`, {
			document: `org/${random.chance(0.5) ? random.pick(named).id : 'amb'}`,
			type: random.pick(['meeting', 'news', 'mission', 'study', 'forum']),
			date: known === 0 ? null : day().slice(0, known === 1 ? 7 : known === 2 ? 4 : 10),
			actions: some(actions, 2),
			organisations: some(named, 2),
			metropolises: random.chance(0.02) ? some(met, 3) : [],
			...(random.below(15) === 0 && { retracted: { person: 'p', device: 'd', time: 1, reason: '' } }),
		}) as EntryRow;
	});
}

type Reading = ReturnType<typeof countedWorkspace>;
const talliesOf = (workspace: Reading, within: Pick<TallyQuestion, 'from' | 'until'>) => {
	const asked = relationQuestions(within, TODAY);
	return {
		happened: tally(workspace, asked.happened),
		contacts: tally(workspace, asked.contacts),
		past: tally(workspace, asked.past),
	};
};
const byLine = (workspace: Reading, within: Pick<TallyQuestion, 'from' | 'until'> = {}) =>
	tally(workspace, {
		axes: [
			{ sources: [{ facet: 'organisation' }] },
			{ sources: [{ facet: 'action', groupsOf: (id) => [lineByAction.get(id)!] }] },
		],
		...within,
	});

describe.each([1, 20_261_122])('Over a log of seed %i', (seed) => {
	const entries = makeEntries(seed, 1500);
	const standing = entries.filter((row) => !row.retracted);
	const workspace = countedWorkspace(entries);

	it('the world counts and dates each relation as a recount of its facts does', () => {
		const within = { from: '2022-01-01', until: '2023-12-31' };
		const relations = worldRelations(metropolises, talliesOf(workspace, within), TODAY);
		expect(relations).toHaveLength(36);
		for (const relation of relations) {
			const facts = standing.filter((row) => row.metropolises.includes(relation.id)).map(factOfEntry);
			const inPeriod = facts.filter(({ date }) => date && date >= '2022' && date <= '2023-12-31');
			expect(relation.count, relation.id).toBe(inPeriod.length);
			const silence = silenceOf(facts, relation.tier, TODAY);
			expect(relation, relation.id).toMatchObject({ silence: silence.state, months: silence.months });
			expect(relation.last).toBe(silence.months === null ? null : silence.last!.date);
		}
		expect(new Set(relations.map(({ silence }) => silence)).size).toBeGreaterThan(2);
	});

	it('the councils are counted by line as a recount does, and who is named nowhere has no figure', () => {
		const found = participationOf(councils, lines, byLine(workspace), null);
		for (const council of found) {
			const own = standing.filter((row) => factOfEntry(row).organisations.includes(council.id));
			expect(council.total, council.id).toBe(own.length || null);
			expect(council.shown).toBe(council.total);
			for (const [at, id] of lines.entries()) {
				const inLine = own.filter((row) => row.actions.some((action) => lineByAction.get(action) === id));
				expect(council.byLine[at], `${council.id} ${id}`).toBe(inLine.length || null);
			}
		}
		expect(found.filter(({ total }) => total === null)).toHaveLength(6);
	});

	it('a council that is named, but not for the line that is chosen, has none rather than no data', () => {
		const one = {
			...standing[0]!,
			id: 'only',
			document: 'org/council-begues',
			actions: [],
			organisations: [],
		};
		const counted = byLine(countedWorkspace([one]));
		const [begues, badalona] = ['council-begues', 'council-badalona'].map((id) =>
			participationOf(councils, lines, counted, lines[0]!).find((council) => council.id === id)!,
		);
		expect(begues).toMatchObject({ total: 1, shown: null });
		expect(badalona).toMatchObject({ total: null, shown: null, last: null });
	});
});

describe('Classes of counts', () => {
	it('begin at round numbers, hold every count once, and keep zero apart', () => {
		expect(countClasses([])).toEqual([]);
		expect(countClasses([0, 0])).toEqual([{ from: 0, to: 0 }]);
		expect(countClasses([0, 3])).toEqual([
			{ from: 0, to: 0 },
			{ from: 1, to: 2 },
			{ from: 3, to: null },
		]);
		const random = seededRandom(7);
		for (let round = 0; round < 50; round += 1) {
			const counts = Array.from({ length: 1 + random.below(40) }, () => random.below(300));
			const classes = countClasses(counts);
			expect(classes.length).toBeLessThanOrEqual(6);
			for (const count of counts) {
				const { from, to } = classes[classOf(classes, count)]!;
				expect(count >= from && count <= (to ?? count)).toBe(true);
			}
		}
	});
});
