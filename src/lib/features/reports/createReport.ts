import { activityReport } from '#lib/domain/activityReport.ts';
import { layOutReport, partIdIn } from '#lib/domain/activityReportParts.ts';
import { documentOfReport } from '#lib/domain/activityReportStanding.ts';
import { type Language, LANGUAGES } from '#lib/domain/language.ts';
import { line } from '#lib/domain/line.ts';
import { reportPart } from '#lib/domain/reportPart.ts';
import { translatorFor } from '#lib/i18n/index.ts';
import { announceSelf } from '#lib/records/announceSelf.ts';
import { seedDocument } from '#lib/workspace/ownSeed.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/**
 * Begins the report of a year, with the parts that the plan gives it.
 * @returns its id
 */
export async function createReport(workspace: Workspace, year: number, language: Language): Promise<string> {
	const titles = await Promise.all(
		LANGUAGES.map(async (each) => {
			const t = await translatorFor(each, 'activityReports');
			return [each, t('activityReports.defaultTitle', { year: String(year) })] as const;
		}),
	);
	const id = await workspace.create(activityReport, { title: Object.fromEntries(titles), year, language });
	await addParts(workspace, id);
	await announceSelf(workspace, 'plan');
	return id;
}

/**
 * Puts in the parts that the plan gives: also where making them was cut off. Whoever else does so, before the parts of others have
 * come, puts in the same ones; those that are there already stay as they are.
 */
export async function addParts(workspace: Workspace, report: string): Promise<void> {
	const document = documentOfReport(report);
	const parts = layOutReport(workspace.rows(line), partIdIn(report));
	await seedDocument(
		workspace,
		document,
		parts.map(({ id, ...contents }) => ({ kind: reportPart.name, id, contents })),
	);
	// What was retracted is there still, and is wanted again.
	const laidOut = new Set(parts.map(({ id }) => id));
	for (const row of workspace.retracted(reportPart))
		if (row.document === document && laidOut.has(row.id)) await workspace.restore(reportPart, row.id);
}
