import { beforeAll, describe, expect, it } from 'vitest';
import type { AnyRow } from '#lib/domain/kind.ts';
import { comparePlan } from '#lib/domain/pictures/planMatrix.ts';
import {
	ANY,
	byLine,
	columnsHere,
	crossed,
	daysHere,
	inCell,
	MATRICES,
} from '#lib/features/pictures/matrix/matrixHere.ts';
import { factsAmong, tally } from '#lib/records/happened/tally.ts';
import { toldBeside } from '#lib/records/happened/told.ts';
import { countedWorkspace, type CountedWorkspace, sampleRows } from '../../support/countedWorkspace.ts';

const rows = sampleRows(900, 3);
const of = (kind: string) => rows.filter((row) => row.kind === kind);
const list = (row: AnyRow, field: string) => (row[field] ?? []) as string[];
const lines = of('line').map(({ id }) => id);
const lineOf = new Map(of('action').map((row) => [row.id, row.line as string]));
const organisations = new Map(of('organisation').map((row) => [row.id, row]));
const metropolises = new Map(of('metropolis').map((row) => [row.id, row]));

interface Done {
	date: string | null;
	actions: readonly string[];
	zones: readonly string[];
	metropolises: readonly string[];
	/** Everybody who is named, networks too. */
	parties: readonly string[];
}

let workspace: CountedWorkspace;
let done: Done[];
beforeAll(() => {
	workspace = countedWorkspace(rows);
	const { facts, replaced } = toldBeside(workspace);
	const gone = new Set(replaced.map(({ id }) => id));
	done = [
		...of('entry')
			.filter(({ id }) => !gone.has(id))
			.map((row) => ({
				date: row.date as string | null,
				actions: list(row, 'actions'),
				zones: list(row, 'zones'),
				metropolises: list(row, 'metropolises'),
				parties: [
					row.document.slice('org/'.length),
					...list(row, 'sharedWith'),
					...list(row, 'organisations'),
					...list(row, 'networks'),
				],
			})),
		...facts.map((fact) => ({ ...fact, parties: [...fact.organisations, ...fact.networks] })),
	];
});

/** Which cells of a line one thing that was done stands in, told without the tool's own path. */
function isIn(one: Done, name: (typeof MATRICES)[number], line: string, column: string): boolean {
	if (!one.actions.some((id) => lineOf.get(id) === line)) return false;
	if (name === 'zones')
		return one.zones.includes(column) || one.metropolises.some((id) => metropolises.get(id)?.zone === column);
	const typeOf = (id: string) => String(organisations.get(id)?.type);
	const form = of('interventionForm').find(({ id }) => id === column)!;
	const listed = [...list(form, 'networks'), ...list(form, 'partners')];
	const isListed = (id: string) =>
		listed.includes(id) ||
		listed.includes(String(organisations.get(id)?.parent)) ||
		listed.some((group) => list(organisations.get(group)!, 'members').includes(id));
	if (column === 'form-bilateral') return one.metropolises.some((id) => !metropolises.get(id)?.home);
	const types: Record<string, string[]> = {
		'form-councils': ['council'],
		'form-networks': ['network'],
		'form-alliances': ['institution', 'research', 'operator'],
	};
	return one.parties.some((id) => types[column]!.includes(typeOf(id)) || isListed(id));
}

const PERIODS = [{ until: '2026-06-30' }, { from: '2023-01-01', until: '2023-12-31' }];
const isWithin = (one: Done, { from = '', until = '' }: { from?: string; until?: string }) => {
	if (!one.date) return false;
	const first = `${one.date}-01-01`.slice(0, 10);
	return first >= from && first <= until;
};

describe.each(MATRICES)('The matrix of lines by %s', (name) => {
	it.each(PERIODS)('equals a recount from the records, $from … $until', (scope) => {
		const columns = columnsHere(workspace, name);
		const source = byLine(workspace);
		const inPeriod = tally(workspace, crossed(source, columns, scope));
		const untilNow = tally(workspace, crossed(source, columns, { until: scope.until }));
		const { silentBefore } = daysHere(workspace, '2026-06-30', scope.until);
		const figures = comparePlan({
			...columns,
			rows: lines,
			columns: columns.rows.map(({ id }) => id),
			inPeriod,
			untilNow,
			silentBefore,
		});
		expect(figures).toHaveLength(lines.length * columns.rows.length);
		let inAnyCell = new Set<Done>();
		for (const figure of figures) {
			const own = done.filter((one) => isWithin(one, scope) && isIn(one, name, figure.row, figure.column));
			inAnyCell = inAnyCell.union(new Set(own));
			expect(figure.count, `${figure.row} ${figure.column}`).toBe(own.length);
			const facts = factsAmong(workspace, inCell(source, columns, figure, scope), 10_000);
			expect(facts).toHaveLength(own.length);
			const link = name === 'zones' ? 'zoneLine' : 'formLine';
			const intended = of(link).some(
				(row) => row.line === figure.row && (row.zone ?? row.form) === figure.column,
			);
			expect(figure.intended).toBe(intended);
			expect(['never', 'silent', 'active'].includes(figure.standing)).toBe(intended);
		}
		expect(inPeriod.count(ANY, ANY)).toBe(inAnyCell.size);
	});
});

describe('What is silent', () => {
	it('is told from the end of the plan, of the period, or from today, whichever comes first', () => {
		expect(daysHere(workspace, '2026-06-30').silentBefore).toBe('2024-12-31');
		expect(daysHere(workspace, '2026-06-30', '2023-12-31')).toEqual({
			until: '2023-12-31',
			silentBefore: '2022-12-31',
		});
		expect(daysHere(workspace, '2023-04-05')).toEqual({ until: '2023-04-05', silentBefore: '2022-04-05' });
	});
});
