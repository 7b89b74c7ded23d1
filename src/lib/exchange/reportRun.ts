import type { ReportDocument } from '#lib/domain/reportDocument.ts';
import { runInWorker } from './work.ts';

/**
 * Writes a report as DOCX beside the page; see `writeReportDocx`.
 * @throws the signal's reason when it was called off
 */
export const writeDocxInWorker = (report: ReportDocument, signal?: AbortSignal) =>
	runInWorker<ReportDocument, Uint8Array<ArrayBuffer>>({
		start: () => new Worker(new URL('./report.worker.ts', import.meta.url), { type: 'module' }),
		inPage: async () => (await import('./reportDocx.ts')).writeReportDocx,
		task: report,
		...(signal && { signal }),
	});
