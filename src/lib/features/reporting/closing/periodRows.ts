import { entry } from '#lib/domain/entry.ts';
import type { AnyRow, RowOf } from '#lib/domain/kind.ts';
import { kindNamed } from '#lib/domain/kinds.ts';
import { lateArrival } from '#lib/domain/lateArrival.ts';
import type { RowsOfKind } from '#lib/domain/periodCoverage.ts';
import type { PeriodRow } from '#lib/domain/periodState.ts';
import { readSubject } from '#lib/domain/subject.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** Every row that is here, retracted ones too. Live. */
export const allRows =
	(workspace: Workspace): RowsOfKind =>
	(name) => {
		const kind = kindNamed(name);
		return [...workspace.rows(kind), ...workspace.retracted(kind)] as AnyRow[];
	};

/**
 * The same, but of the log, which may be long, only what a period can cover, and the entries that are asked for. Live.
 * @param asked ids of entries of which it must be known whether they were retracted
 */
export function rowsAround(
	workspace: Workspace,
	period: PeriodRow,
	asked: readonly string[] = [],
): RowsOfKind {
	const all = allRows(workspace);
	return (name) => (name === 'entry' ? entriesAround(workspace, period, asked) : all(name));
}

function entriesAround(workspace: Workspace, period: PeriodRow, asked: readonly string[]): AnyRow[] {
	const { table } = workspace.listing(entry);
	if (!table) return allRows(workspace)('entry') as AnyRow[];
	const [first, last] = [(period.start ?? '').slice(0, 4), (period.end ?? '').slice(0, 4)];
	const within = (year: string) => (first <= year && year <= last ? ['yes'] : []);
	const { slots } = table.narrow({
		axes: [{ key: 'within', facet: 'year', groupsOf: within }],
		chosen: { within: 'yes' },
	});
	const found = new Map<string, AnyRow>();
	for (const slot of slots) {
		const row = table.row(slot);
		if (row) found.set(`${row.document} ${row.id}`, row);
	}
	const carried = workspace.rowsBy(lateArrival, 'into', period.id).flatMap(({ subject }) => {
		const about = readSubject(subject);
		return about?.kind === 'entry' ? [about.id] : [];
	});
	for (const id of [...asked, ...carried]) {
		const row = workspace.row(entry, id) as RowOf<typeof entry> | undefined;
		if (row) found.set(`${row.document} ${row.id}`, row);
	}
	return [...found.values()];
}
