import { beforeAll, describe, expect, it } from 'vitest';
import { entry } from '#lib/domain/entry.ts';
import { besideLog } from '#lib/features/log/beside.ts';
import { readDays } from '#lib/features/log/days.ts';
import { axesOf, FILTERS } from '#lib/features/log/filters.ts';
import {
	lineOfAction,
	logPath,
	questionOf,
	untilToday,
} from '#lib/features/pictures/filters/filterQuestion.ts';
import type { PictureFilters } from '#lib/features/pictures/filters/pictureFilters.ts';
import { byGoal } from '#lib/features/pictures/goals/goalsHere.ts';
import { byLine, columnsHere, crossed, MATRICES } from '#lib/features/pictures/matrix/matrixHere.ts';
import { byActor, byNetwork, networksHere } from '#lib/features/pictures/network/networkHere.ts';
import { namedAs } from '#lib/records/happened/namedAs.ts';
import { factsAmong, tally } from '#lib/records/happened/tally.ts';
import { localNow } from '#lib/domain/localTime.ts';
import type { AnyRow } from '#lib/domain/kind.ts';
import { ownerOf } from '#lib/domain/owner.ts';
import { countedWorkspace, sampleRows } from '../../support/countedWorkspace.ts';
import { makeRow } from '../../support/rows.ts';

const sample = sampleRows(700, 11);
const some = (kind: string, at = 0) => sample.filter((row) => row.kind === kind)[at]!.id;
const today = localNow().slice(0, 10);
const ALL: PictureFilters = {
	organisation: '',
	zone: '',
	theme: '',
	line: '',
	from: 2021,
	until: 2025,
	compare: null,
};
const NARROWED: Readonly<Record<string, PictureFilters>> = {
	'all of the plan': ALL,
	'one year': { ...ALL, from: 2023, until: 2023 },
	'some years': { ...ALL, from: 2022, until: 2024 },
	'a zone': { ...ALL, zone: some('zone') },
	'an organisation': { ...ALL, organisation: ownerOf(sample.find((row) => row.kind === 'entry')!)! },
	'a line and a theme': { ...ALL, line: some('line', 1), theme: some('theme') },
	'until today': { ...ALL, until: Number(today.slice(0, 4)) + 1 },
};

/** Entries of which a call and a meeting came, on another day and on the same. */
const joined: AnyRow[] = [1, 2].flatMap((at) => [
	makeRow('entry', `idea-${at}`, {
		document: 'org/amb',
		type: 'call',
		date: '2022-12-30',
		actions: [some('action')],
		zones: [some('zone')],
	}),
	makeRow('call', `call-${at}`, {
		document: 'org/amb',
		arisesFrom: `entry/idea-${at}`,
		opens: at === 1 ? '2022-12-30' : '2023-01-20',
		actions: [some('action')],
	}),
]);

let workspace: ReturnType<typeof countedWorkspace>;
beforeAll(() => {
	workspace = countedWorkspace([...sample, ...joined]);
});

/** How much the log says that it shows, and tells beside, at an address. */
function countAt(path: string): number {
	const { searchParams } = new URL(path, 'http://localhost');
	const asked = (key: string) => searchParams.get(key) ?? '';
	const as = namedAs(workspace);
	const chosen = Object.fromEntries(FILTERS.map((key) => [key, asked(key)]));
	const days = readDays(asked);
	const { table } = workspace.listing(entry);
	const { slots } = table!.narrow({ axes: axesOf(as), chosen, ...days });
	return besideLog(workspace, chosen, days, as, slots)!.total;
}

interface Opened {
	readonly path: string;
	readonly count: number;
}

/** @param atLeast so many marks there are where nothing is narrowed */
function expectSame(marks: readonly Opened[], atLeast = 0) {
	const told = marks.filter(({ count }) => count > 0);
	expect(told.length).toBeGreaterThanOrEqual(atLeast);
	for (const { path, count } of told) expect(countAt(path), path).toBe(count);
}

const id = 'plan';
const open = (filters: PictureFilters, further: Record<string, string>) => logPath({ id }, filters, further);
const asked = (filters: PictureFilters) => untilToday(questionOf(filters, workspace), today);
const idsOf = (kind: string) => sample.filter((row) => row.kind === kind).map((row) => row.id);

describe.each(Object.entries(NARROWED))(
	'a mark says what the log says that it opens: %s',
	(_name, filters) => {
		it.each(MATRICES)('matrix of %s', (name) => {
			const columns = columnsHere(workspace, name);
			const scope = asked(name === 'zones' ? { ...filters, zone: '' } : filters);
			const counted = tally(workspace, crossed(byLine(workspace), columns, scope));
			const shown = columns.rows.filter(
				(row) => name === 'forms' || !filters.zone || row.id === filters.zone,
			);
			expectSame(
				idsOf('line')
					.filter((line) => !filters.line || line === filters.line)
					.flatMap((line) =>
						shown.map((column) => ({
							path: open(filters, { line, [name === 'zones' ? 'zone' : 'form']: column.id }),
							count: counted.count(line, column.id),
						})),
					),
				filters === ALL ? 5 : 0,
			);
		});

		it('organisations by lines', () => {
			const all = { ...filters, organisation: '' };
			const counted = tally(workspace, byActor(workspace, asked(all)));
			const lines = idsOf('line').filter((line) => !filters.line || line === filters.line);
			expectSame(
				counted.groups(0).flatMap((organisation) =>
					lines.map((line) => ({
						path: open(all, { organisation, line }),
						count: counted.count(organisation, line),
					})),
				),
				filters === ALL ? 5 : 0,
			);
		});

		it('networks by metropolises', () => {
			const all = { ...filters, zone: '' };
			const counted = tally(workspace, byNetwork(workspace, asked(all)));
			expectSame(
				networksHere(workspace).flatMap(({ id: network }) =>
					counted.groups(1).map((metropolis) => ({
						path: open(all, { metropolis, network }),
						count: counted.count(network, metropolis),
					})),
				),
				filters === ALL ? 5 : 0,
			);
		});

		it('goals, lines and actions', () => {
			const lineOf = lineOfAction(workspace);
			const goals = tally(workspace, byGoal(asked(filters)));
			const actions = tally(workspace, { ...asked(filters), axes: [{ sources: [{ facet: 'action' }] }] });
			const groupsOf = (action: string) => [lineOf.get(action) ?? ''];
			const lines = tally(workspace, {
				...asked(filters),
				axes: [{ sources: [{ facet: 'action', groupsOf }] }],
			});
			expectSame(
				[
					...goals.groups(0).map((goal) => ({ path: open(filters, { goal }), count: goals.count(goal) })),
					...actions
						.groups(0)
						.filter((action) => !filters.line || lineOf.get(action) === filters.line)
						.map((action) => ({ path: open(filters, { action }), count: actions.count(action) })),
					...idsOf('line')
						.filter((line) => !filters.line || line === filters.line)
						.map((line) => ({ path: open(filters, { line }), count: lines.count(line) })),
				],
				filters === ALL ? 5 : 0,
			);
		});

		it('months of a year', () => {
			const { only } = asked(filters);
			const months = Array.from({ length: 12 }, (_, at) => `2023-${String(at + 1).padStart(2, '0')}`);
			expectSame(
				months.map((date) => ({
					path: logPath({ id }, filters, {}, { from: date, until: date }),
					count: factsAmong(workspace, { only, date, until: today }, Number.POSITIVE_INFINITY).length,
				})),
			);
		});

		it('years of a lane', () => {
			const { only } = questionOf({ ...filters, line: '' }, workspace);
			const lineOf = lineOfAction(workspace);
			const groupsOf = (action: string) => [lineOf.get(action) ?? ''];
			const counted = tally(workspace, {
				only,
				axes: [{ sources: [{ facet: 'action', groupsOf }] }, { date: 4 }],
			});
			expectSame(
				['2021', '2022', '2023', '2024', '2025'].flatMap((year) =>
					idsOf('line').map((line) => ({
						path: open({ ...filters, line: '' }, { line, year }),
						count: counted.count(line, year),
					})),
				),
				filters === ALL ? 5 : 0,
			);
		});
	},
);

it('an entry of a metropolis is in its zone, in the log as in the pictures', () => {
	const named = sample.find((row) => row.kind === 'metropolis' && row.zone && !row.home)!;
	const own = countedWorkspace([
		...sample.filter(({ kind }) => kind !== 'entry'),
		makeRow('entry', 'met', { document: 'org/amb', date: '2023-05-05', metropolises: [named.id] }),
	]);
	const filters = { ...ALL, zone: named.zone as string };
	expect(factsAmong(own, questionOf(filters, own), 99).map((fact) => fact.id)).toContain('met');
});
