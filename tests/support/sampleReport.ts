import type { ReportContents } from '#lib/domain/activityReportContents.ts';
import { contentsOfReport } from '#lib/domain/activityReportNow.ts';
import { dataOf } from '#lib/domain/activityReportParts.ts';
import { ReportReading } from '#lib/domain/activityReportSources.ts';
import type { PartRow } from '#lib/domain/activityReportStanding.ts';
import type { Localised } from '#lib/domain/language.ts';
import type { SampleDocument } from '#lib/domain/sample/sampleRecord.ts';
import { rowsByKind, sourcesOf } from './reportSources.ts';

/** The report of the sample, as it stands: what its authors wrote, and what the data says. */
export function sampleReport(
	documents: readonly SampleDocument[],
	parts?: readonly PartRow[],
): ReportContents {
	const rows = rowsByKind(documents);
	const [report] = rows.get('activityReport') ?? [];
	if (!report) throw new Error('the sample has no report');
	const reading = new ReportReading(sourcesOf(rows, Number(report.year)));
	return contentsOfReport({
		workspace: 'sample-x',
		sample: true,
		report: report as never,
		plan: (rows.get('plan')?.[0]?.title ?? {}) as Localised,
		parts: parts ?? (rows.get('reportPart') as unknown as PartRow[]),
		lineOf: (id) => reading.lines.find((line) => line.id === id),
		dataOf: (row) => dataOf(reading, row),
	});
}
