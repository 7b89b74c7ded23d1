import { type Report, runInWorker } from '../work.ts';
import type { RecordsHead } from './recordsFile.ts';
import type { ReadPlan, RecordsTask } from './work.ts';

interface Following {
	report?: Report;
	signal?: AbortSignal;
}

const run = (task: RecordsTask, following: Following) =>
	runInWorker<RecordsTask, Uint8Array | ReadPlan>({
		start: () => new Worker(new URL('./records.worker.ts', import.meta.url), { type: 'module' }),
		inPage: async () => (await import('./work.ts')).workOnRecords,
		task,
		...following,
	});

/** The bytes of a file of records. */
export const writeInWorker = (head: RecordsHead, rows: readonly Uint8Array[], following: Following = {}) =>
	run({ do: 'write', head, rows }, following) as Promise<Uint8Array<ArrayBuffer>>;

/** What a file would change. @throws WorkFault with the code of what is wrong with it */
export const planInWorker = (
	file: Uint8Array,
	workspace: string,
	rows: readonly Uint8Array[],
	following: Following = {},
) => run({ do: 'plan', file, workspace, rows }, following) as Promise<ReadPlan>;
