import { type Computed, yearOf } from '#lib/domain/indicatorComputation.ts';
import { breakDown, type Dimension, DIMENSION_KINDS } from '#lib/domain/indicatorBreakdown.ts';
import { isComputed } from '#lib/domain/indicatorRule.ts';
import { type Entered, enteredFor, type ValueRow } from '#lib/domain/indicatorStanding.ts';
import { kindNamed } from '#lib/domain/kinds.ts';
import { organisation } from '#lib/domain/organisation.ts';
import { compareTexts, language } from '#lib/i18n/index.ts';
import type { IndicatorRow, Reading } from '#lib/records/indicators/reading.ts';
import { recordPath } from '#lib/records/recordPath.ts';
import { shortTitle } from '#lib/records/recordTitle.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** A row of the grid: an indicator, or one member of what it is broken down by. */
export interface GridRow {
	readonly key: string;
	readonly label: string;
	readonly href: string;
	readonly indicator: IndicatorRow;
	/** The indicator that holds what is entered: of one computation at two places the first. */
	readonly home: string;
	readonly dimension: Dimension | null;
	readonly member: string | null;
	readonly values: readonly ValueRow[];
	readonly computed: (year: number) => Computed | null;
	/** Of which something is known, and those of the plan. */
	readonly years: readonly number[];
}

/** What was entered in a cell, and by whom else. */
export function enteredIn({ values, dimension, member }: GridRow, year: number): Entered {
	return enteredFor(values, { year, dimension, member });
}

/** One row for each indicator. */
export function indicatorRow(workspace: Workspace, reading: Reading): GridRow {
	const { row } = reading;
	return {
		key: row.id,
		label: shortTitle(row, language.current).text,
		href: recordPath(workspace.id, 'indicator', row.id),
		indicator: row,
		home: reading.places[0]?.id ?? row.id,
		dimension: null,
		member: null,
		values: reading.values,
		years: reading.years.map(({ year }) => year),
		computed: (year) => reading.years.find((each) => each.year === year)?.computed ?? null,
	};
}

/** One row for each member of a dimension, in alphabetical order: the 36 councils, the zones … Live. */
export function memberRows(workspace: Workspace, reading: Reading, dimension: Dimension): GridRow[] {
	const kindName = DIMENSION_KINDS[dimension];
	if (!kindName) return [];
	const kind = kindNamed(kindName);
	const ofType = dimension === 'council' || dimension === 'network' ? dimension : null;
	const rows = ofType ? workspace.rowsBy(organisation, 'type', ofType) : workspace.rows(kind);
	const { rule, facts, directory } = reading;
	const byYear = Map.groupBy(facts, yearOf);
	const counted = new Map<number, Map<string | null, Computed>>();
	const computedIn = (year: number) => {
		if (!isComputed(rule)) return null;
		if (!counted.has(year)) {
			// A milestone that was reached stays reached: it asks the years before as well.
			const asked = rule.op === 'exists' ? facts : (byYear.get(year) ?? []);
			const parts = breakDown(rule, asked, dimension, { years: { from: year, to: year }, directory });
			counted.set(year, new Map(parts.map(({ member, computed }) => [member, computed])));
		}
		return counted.get(year)!;
	};
	return rows
		.map((row) => ({
			key: row.id,
			label: shortTitle(row, language.current).text,
			href: recordPath(workspace.id, kind.name, row.id),
			indicator: reading.row,
			home: reading.places[0]?.id ?? reading.row.id,
			dimension,
			member: row.id,
			years: reading.years.map(({ year }) => year),
			values: reading.values.filter(({ member }) => member === row.id),
			// A share of all councils is not a share of one.
			computed: (year: number) => (rule?.op === 'coverage' ? null : (computedIn(year)?.get(row.id) ?? null)),
		}))
		.sort((one, other) => compareTexts(one.label, other.label));
}
