// The two matrices of the plan as the pictures read them: what it intends, and what was done. Live.
import { action } from '#lib/domain/action.ts';
import { formLine } from '#lib/domain/formLine.ts';
import { interventionForm } from '#lib/domain/interventionForm.ts';
import type { AnyRow, Kind } from '#lib/domain/kind.ts';
import { line } from '#lib/domain/line.ts';
import type { FactQuestion, TallyQuestion, TallySource } from '#lib/domain/tally.ts';
import { metropolis } from '#lib/domain/metropolis.ts';
import { organisation } from '#lib/domain/organisation.ts';
import { readFormSigns } from '#lib/domain/pictures/formSigns.ts';
import { type MatrixFigure, yearBefore } from '#lib/domain/pictures/planMatrix.ts';
import { plan } from '#lib/domain/plan.ts';
import { zone } from '#lib/domain/zone.ts';
import { zoneLine } from '#lib/domain/zoneLine.ts';
import { zoneSources } from '#lib/records/happened/namedAs.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

type Reading = Pick<Workspace, 'rows'>;
export const MATRICES = ['zones', 'forms'] as const;
export type MatrixName = (typeof MATRICES)[number];

/** What crosses the lines, and by what it is recognised in what was done. */
export interface PlanColumns {
	readonly kind: Kind;
	readonly rows: readonly AnyRow[];
	readonly sources: readonly TallySource[];
	readonly isIntended: (line: string, column: string) => boolean;
	readonly isInSummary: (line: string, column: string) => boolean;
	readonly isKnown: (column: string) => boolean;
}

export function columnsHere(workspace: Reading, name: MatrixName): PlanColumns {
	return name === 'zones' ? zonesHere(workspace) : formsHere(workspace);
}

function zonesHere(workspace: Reading): PlanColumns {
	const intended = new Set(workspace.rows(zoneLine).map((link) => `${link.line}/${link.zone}`));
	const annex = new Map(workspace.rows(line).map((row) => [row.id, row]));
	return {
		kind: zone,
		rows: workspace.rows(zone),
		sources: zoneSources(workspace),
		isIntended: (row, column) => intended.has(`${row}/${column}`),
		isInSummary: (row, column) => {
			const found = annex.get(row);
			return Boolean(found?.annexGlobal) || (found?.annexZones ?? []).includes(column);
		},
		isKnown: () => true,
	};
}

/** No entry says its form of intervention: it is known by who took part. */
function formsHere(workspace: Reading): PlanColumns {
	const forms = workspace.rows(interventionForm);
	const signs = readFormSigns(forms, workspace.rows(organisation), workspace.rows(metropolis));
	const intended = new Set(workspace.rows(formLine).map((link) => `${link.line}/${link.form}`));
	return {
		kind: interventionForm,
		rows: forms,
		sources: [
			{ facet: 'organisation', groupsOf: signs.ofOrganisation },
			{ facet: 'network', groupsOf: signs.ofOrganisation },
			{ facet: 'metropolis', groupsOf: signs.ofMetropolis },
		],
		isIntended: (row, column) => intended.has(`${row}/${column}`),
		isInSummary: () => false,
		isKnown: signs.isKnown,
	};
}

/** As what an action counts: its line. */
export function byLine(workspace: Reading): TallySource {
	const lineOf = new Map(
		workspace.rows(action).flatMap((row) => (row.line ? [[row.id, [row.line]] as const] : [])),
	);
	return { facet: 'action', groupsOf: (id) => lineOf.get(id) ?? [] };
}

/** In place of any line, or of any column. */
export const ANY = '*';

const orAny = (
	{ facet, groupsOf = (id) => [id] }: TallySource,
	isColumn: (id: string) => boolean,
): TallySource => ({
	facet,
	groupsOf: (id) => {
		const found = groupsOf(id).filter(isColumn);
		return found.length > 0 ? [ANY, ...found] : found;
	},
});

/** Lines by columns, in one pass; `count(ANY, ANY)` is how much stands in any cell, each thing once. */
export function crossed(lines: TallySource, columns: PlanColumns, scope: FactQuestion): TallyQuestion {
	const ids = new Set(columns.rows.map(({ id }) => id));
	return {
		...scope,
		axes: [
			{ sources: [orAny(lines, () => true)] },
			{ sources: columns.sources.map((source) => orAny(source, (id) => ids.has(id))) },
		],
	};
}

/** What one cell counts, as a question. */
export const inCell = (
	lines: TallySource,
	columns: PlanColumns,
	{ row, column }: Pick<MatrixFigure, 'row' | 'column'>,
	scope: FactQuestion,
): FactQuestion => ({
	...scope,
	only: [
		...(scope.only ?? []),
		{ sources: [lines], isIn: (id) => id === row },
		{ sources: columns.sources, isIn: (id) => id === column },
	],
});

export interface Days {
	/** The last day on which anything can have been done. */
	readonly until: string;
	/** What was last done before it has fallen silent: a year before the end of the plan or of the period, or before today. */
	readonly silentBefore: string;
}

/** @param until the last day of the period that is asked for, where one is */
export function daysHere(workspace: Reading, today: string, until?: string): Days {
	const end = workspace.rows(plan)[0]?.periodEnd;
	const last = until && until < today ? until : today;
	const planned = end ? `${end}-12-31` : last;
	return { until: last, silentBefore: yearBefore(planned < last ? planned : last) };
}
