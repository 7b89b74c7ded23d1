import { type Report, runInWorker } from '../work.ts';
import type { Sheet } from './header.ts';
import type { PlanTask, SheetPlan } from './sheetPlan.ts';
import type { SheetResult, SheetTask } from './work.ts';
import type { WriteTask } from './writeSheets.ts';

interface Following {
	report?: Report;
	signal?: AbortSignal;
}

const run = (task: SheetTask, following: Following) =>
	runInWorker<SheetTask, SheetResult>({
		start: () => new Worker(new URL('./sheets.worker.ts', import.meta.url), { type: 'module' }),
		inPage: async () => (await import('./work.ts')).workOnSheets,
		task,
		...following,
	});

/** The bytes of a spreadsheet file. */
export const writeInWorker = (task: WriteTask, following: Following = {}) =>
	run({ do: 'write', task }, following) as Promise<Uint8Array<ArrayBuffer>>;

/** The sheets of a file. @throws WorkFault with the code of what is wrong with it */
export const readInWorker = (bytes: Uint8Array, following: Following = {}) =>
	run({ do: 'read', task: { bytes } }, following) as Promise<Sheet[]>;

/** What a sheet would change. */
export const planInWorker = (task: PlanTask, rows: readonly Uint8Array[], following: Following = {}) =>
	run({ do: 'plan', task, rows }, following) as Promise<SheetPlan>;
