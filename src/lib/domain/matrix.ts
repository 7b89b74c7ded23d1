import type { formLine } from './formLine.ts';
import type { interventionForm } from './interventionForm.ts';
import type { AnyRow, RowOf } from './kind.ts';
import type { line } from './line.ts';
import type { metropolis } from './metropolis.ts';
import { comparePlaces } from './place.ts';
import type { zone } from './zone.ts';
import type { zoneLine } from './zoneLine.ts';

/** What the plan says of one row and one column. */
export interface Cell<R, C, L> {
	readonly row: R;
	readonly column: C;
	/** `intended` when the plan says that they go together, `gap` when it says nothing. */
	readonly state: 'intended' | 'gap';
	/** The records that say so, with their reasons: two devices may each have written one, and both are shown. */
	readonly links: readonly L[];
}

export interface MatrixRow<R, C, L> {
	readonly row: R;
	readonly cells: readonly Cell<R, C, L>[];
}

type LineRow = RowOf<typeof line>;
type ZoneRow = RowOf<typeof zone>;

/**
 * Strategic lines by forms of intervention: what each form does for each line, and where the plan says nothing.
 * Lines and forms come in their places; what is retracted is left out.
 */
export function lineFormMatrix(
	lines: readonly LineRow[],
	forms: readonly RowOf<typeof interventionForm>[],
	links: readonly RowOf<typeof formLine>[],
): MatrixRow<LineRow, RowOf<typeof interventionForm>, RowOf<typeof formLine>>[] {
	return cross(inPlace(lines), inPlace(forms), links, (link) => [link.line, link.form]);
}

/**
 * Strategic lines by zones: where each line is pursued and why, and the gaps.
 * Lines and zones come in their places; what is retracted is left out.
 */
export function lineZoneMatrix(
	lines: readonly LineRow[],
	zones: readonly ZoneRow[],
	links: readonly RowOf<typeof zoneLine>[],
): MatrixRow<LineRow, ZoneRow, RowOf<typeof zoneLine>>[] {
	return cross(inPlace(lines), inPlace(zones), links, (link) => [link.line, link.zone]);
}

/**
 * The metropolises of each zone by their relation (a code of `metropolis-relation`), in their places. The home metropolis,
 * those without a zone, and what is retracted are left out; a zone without metropolises has an empty map.
 */
export function metropolisesByZone(
	zones: readonly ZoneRow[],
	metropolises: readonly RowOf<typeof metropolis>[],
): Map<string, Map<string, RowOf<typeof metropolis>[]>> {
	const byZone = new Map(
		inPlace(zones).map((zone) => [zone.id, new Map<string, RowOf<typeof metropolis>[]>()]),
	);
	for (const metropolis of inPlace(metropolises)) {
		const byRelation = metropolis.zone ? byZone.get(metropolis.zone) : undefined;
		if (!byRelation || metropolis.home) continue;
		const relation = metropolis.relation ?? '';
		const members = byRelation.get(relation);
		if (members) members.push(metropolis);
		else byRelation.set(relation, [metropolis]);
	}
	return byZone;
}

/** How many of a matrix's cells are gaps. */
export function countGaps(matrix: readonly MatrixRow<unknown, unknown, unknown>[]): number {
	return matrix.flatMap(({ cells }) => cells).filter(({ state }) => state === 'gap').length;
}

function inPlace<T extends LineRow | ZoneRow | RowOf<typeof metropolis> | RowOf<typeof interventionForm>>(
	rows: readonly T[],
): T[] {
	return rows.filter((row) => !row.retracted).sort(comparePlaces);
}

function cross<R extends { id: string }, C extends { id: string }, L extends Pick<AnyRow, 'retracted'>>(
	rows: readonly R[],
	columns: readonly C[],
	links: readonly L[],
	ends: (link: L) => readonly [row: string | null, column: string | null],
): MatrixRow<R, C, L>[] {
	const linksByEnds = new Map<string, L[]>();
	for (const link of links) {
		if (link.retracted) continue;
		const key = ends(link).join('/');
		const found = linksByEnds.get(key);
		if (found) found.push(link);
		else linksByEnds.set(key, [link]);
	}
	return rows.map((row) => ({
		row,
		cells: columns.map((column) => {
			const found = linksByEnds.get(`${row.id}/${column.id}`) ?? [];
			return {
				row,
				column,
				state: found.length > 0 ? ('intended' as const) : ('gap' as const),
				links: found,
			};
		}),
	}));
}
