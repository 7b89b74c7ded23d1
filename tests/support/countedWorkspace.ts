import type { AnyRow } from '#lib/domain/kind.ts';
import type { Template } from '#lib/domain/template.ts';
import { ColumnTable } from '#lib/tables/columnTable.ts';
import { Tables } from '#lib/tables/tables.ts';
import { LiveRows } from '#lib/workspace/live.svelte.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { makeRow } from './rows.ts';
import { makeSample } from './sample.ts';

export type CountedWorkspace = Pick<
	Workspace,
	'row' | 'rows' | 'rowsBy' | 'retracted' | 'listing' | 'upToDate'
>;

/** What a device knows of some rows, as screens ask for it. */
export function countedWorkspace(rows: readonly AnyRow[]): CountedWorkspace {
	const tables = new Tables();
	tables.put(rows);
	tables.keepColumns((kind, kept) => new ColumnTable(kind, kept));
	tables.say('whole');
	const live = new LiveRows(tables);
	return {
		row: live.get.bind(live),
		rows: live.all.bind(live),
		rowsBy: live.by.bind(live),
		retracted: live.retracted.bind(live),
		listing: live.listing.bind(live),
		upToDate: Promise.resolve(),
	} as CountedWorkspace;
}

/** The records of a sample, as rows. */
export function sampleRows(entries: number, seed = 1, template?: Template): AnyRow[] {
	return makeSample(entries, seed, template).flatMap(({ name, records }) =>
		records.map(({ kind, id, contents, created }) =>
			makeRow(kind, id, { ...contents, document: name, ...(created && { created }) }),
		),
	);
}
