import { expect, test } from 'vitest';
import { indicator } from '#lib/domain/indicator.ts';
import type { AnyRow } from '#lib/domain/kind.ts';
import { cellOf, type IndicatorRow, readersOf, readIndicator } from '#lib/records/indicators/reading.ts';
import { ColumnTable } from '#lib/tables/columnTable.ts';
import { Tables } from '#lib/tables/tables.ts';
import { LiveRows } from '#lib/workspace/live.svelte.ts';
import { makeRow } from '../support/rows.ts';

/** A plan of one year, as a device has it, and an indicator of it. */
function readOf(contents: Record<string, unknown>, ...rows: AnyRow[]) {
	const tables = new Tables();
	const own = makeRow('indicator', 'i', { status: 'proposed', action: 'a', ...contents });
	tables.put([makeRow('plan', 'plan', { periodStart: 2023, periodEnd: 2023 }), own, ...rows]);
	tables.keepColumns((kind, kept) => new ColumnTable(kind, kept));
	tables.say('whole');
	const live = new LiveRows(tables);
	const workspace = {
		rows: live.all.bind(live),
		rowsBy: live.by.bind(live),
		row: live.get.bind(live),
		listing: live.listing.bind(live),
	} as unknown as Parameters<typeof readIndicator>[0];
	return readIndicator(workspace, live.get(indicator, 'i') as IndicatorRow, readersOf(workspace));
}

const valueRow = (id: string, contents: Record<string, unknown>) =>
	makeRow('indicatorValue', id, { document: 'org/amb', indicator: 'i', year: 2023, ...contents });

test('values of members that were emptied hide no others: the first dimension that still says something counts', () => {
	const [year] = readOf(
		{ measure: 'count', unit: 'count' },
		valueRow('emptied', { dimension: 'council', member: 'badalona', sourceWords: 'Annual report' }),
		valueRow('south', { dimension: 'zone', member: 'south', value: 4 }),
		valueRow('north', { dimension: 'zone', member: 'north', value: 3 }),
	).years;
	expect(year!.members).toMatchObject({ dimension: 'zone', rolledUp: { value: 7, given: 2 } });
	expect(cellOf(year!)).toMatchObject({ value: 7 });
});
