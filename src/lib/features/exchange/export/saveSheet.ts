import type { AnyRow, Kind } from '#lib/domain/kind.ts';
import type { Separator } from '#lib/exchange/csv.ts';
import { writeInWorker } from '#lib/exchange/sheets/run.ts';
import type { Report } from '#lib/exchange/work.ts';
import { language } from '#lib/i18n/index.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { explanationOf } from './explanation.ts';
import { packedRows, untilWhole } from './exportedRows.ts';
import { sheetLayout } from './sheetLayout.ts';

export const MEDIA = {
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	csv: 'text/csv;charset=utf-8',
};

interface Wanted {
	format: keyof typeof MEDIA;
	separator: Separator;
	mark: boolean;
	only: (row: AnyRow) => boolean;
	signal: AbortSignal;
	report: Report;
}

/** The records of a kind as a spreadsheet file, as they are now. */
export async function saveSheet(
	workspace: Workspace,
	kind: Kind,
	{ only, signal, report, ...form }: Wanted,
): Promise<Uint8Array<ArrayBuffer>> {
	await untilWhole(workspace, signal);
	const layout = await sheetLayout(workspace, kind, language.current);
	// Before the rows are read: what changes while they are is then told as changed since.
	const departure = { workspace: workspace.id, moment: new Date().toISOString() };
	const rows = await packedRows(workspace, kind, layout, { only, signal });
	const explanation = explanationOf(layout);
	return writeInWorker({ layout, rows, explanation, departure, ...form }, { signal, report });
}
