import { activityReport } from '#lib/domain/activityReport.ts';
import { missingParts, reportIdOf, reportSeedOf } from '#lib/domain/activityReportBeginning.ts';
import { documentOfReport } from '#lib/domain/activityReportStanding.ts';
import type { Language } from '#lib/domain/language.ts';
import { line } from '#lib/domain/line.ts';
import { reportPart } from '#lib/domain/reportPart.ts';
import { announceSelf } from '#lib/records/announceSelf.ts';
import { seedDocument } from '#lib/workspace/ownSeed.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** The report of a year, where there is one; there may be older ones with ids of their own. */
export const reportOf = (workspace: Workspace, year: number) =>
	workspace.rows(activityReport).find((row) => row.year === year);

/** The report of a year that was taken out, and would be brought back. */
export const retractedReportOf = (workspace: Workspace, year: number) =>
	workspace.retracted(activityReport).find((row) => row.year === year);

/**
 * Begins the report of a year, with the parts that the plan gives it. Whoever else begins it, before hearing of this one, begins the
 * same; one that was taken out is brought back as it was.
 * @returns its id
 */
export async function createReport(workspace: Workspace, year: number, language: Language): Promise<string> {
	const retracted = retractedReportOf(workspace, year);
	const id = retracted?.id ?? reportIdOf(year);
	if (retracted) await workspace.restore(activityReport, id);
	else if (!workspace.row(activityReport, id)) {
		await seedDocument(workspace, 'plan', [reportSeedOf(year)]);
		await workspace.change(activityReport, id, { language });
	}
	// An older one has parts of its own, which may be on their way to this device.
	if (id === reportIdOf(year)) await addParts(workspace, id);
	await announceSelf(workspace, 'plan');
	return id;
}

/** Puts in the parts that the plan gives and that are not there: also where making them was cut off. */
export async function addParts(workspace: Workspace, report: string): Promise<void> {
	const document = documentOfReport(report);
	const ids = (rows: readonly { id: string; document: string }[]) =>
		new Set(rows.flatMap((row) => (row.document === document ? [row.id] : [])));
	const { restored, seeded } = missingParts(
		report,
		workspace.rows(line),
		ids(workspace.rows(reportPart)),
		ids(workspace.retracted(reportPart)),
	);
	for (const id of restored) await workspace.restore(reportPart, id);
	for (const seed of seeded) await seedDocument(workspace, document, [seed]);
}
