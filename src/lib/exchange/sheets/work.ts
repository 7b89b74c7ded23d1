import type { Report, Work } from '../work.ts';
import { unpackRows } from './layout.ts';
import { planSheet } from './planSheet.ts';
import { readSheets } from './readSheets.ts';
import type { Sheet } from './header.ts';
import type { PlanTask, SheetPlan } from './sheetPlan.ts';
import { writeSheets, type WriteTask } from './writeSheets.ts';

/** What is done to spreadsheets beside the page. */
export type SheetTask =
	| { readonly do: 'write'; readonly task: WriteTask }
	| { readonly do: 'read'; readonly task: { readonly bytes: Uint8Array } }
	| { readonly do: 'plan'; readonly task: PlanTask; readonly rows: readonly Uint8Array[] };

export type SheetResult = Uint8Array | Sheet[] | SheetPlan;

export const workOnSheets: Work<SheetTask, SheetResult> = (wanted, report: Report) => {
	if (wanted.do === 'write') return writeSheets(wanted.task, report);
	if (wanted.do === 'read') return readSheets(wanted.task, report);
	return planSheet(wanted.task, unpackRows(wanted.rows), report);
};
