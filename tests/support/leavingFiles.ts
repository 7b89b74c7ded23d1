// Everything that leaves as a file, made of a workspace in which much is private; `exits.ts` finds who makes a file.
import { contentsOfReport } from '#lib/domain/activityReportNow.ts';
import { dataOf } from '#lib/domain/activityReportParts.ts';
import { ReportReading } from '#lib/domain/activityReportSources.ts';
import { canonicalJson } from '#lib/domain/canonicalJson.ts';
import { evaluation } from '#lib/domain/evaluation.ts';
import { isExportable } from '#lib/domain/exportable.ts';
import { kindNamed, kinds } from '#lib/domain/kinds.ts';
import { lesson } from '#lib/domain/lesson.ts';
import { lessonsFile } from '#lib/domain/lessonCarryOver.ts';
import { indicator } from '#lib/domain/indicator.ts';
import { CALENDAR_TYPES } from '#lib/domain/pictures/calendarItems.ts';
import { localReview } from '#lib/domain/pictures/localReview.ts';
import type { AnyRow } from '#lib/domain/kind.ts';
import type { ReportDocument } from '#lib/domain/reportDocument.ts';
import { buildSnapshot } from '#lib/domain/snapshot.ts';
import { pictureCsv } from '#lib/charts/pictureCsv.ts';
import { writeReportPage } from '#lib/exchange/activityReportPage.ts';
import { eventOf, wantedItems } from '#lib/exchange/calendar/calendarEvents.ts';
import { writeCalendar } from '#lib/exchange/calendar/icalendar.ts';
import { formatCsv } from '#lib/exchange/csv.ts';
import { writeGeoJson } from '#lib/exchange/geo/geoJson.ts';
import { writeActivities } from '#lib/exchange/iati/activities.ts';
import { workOnRecords } from '#lib/exchange/json/work.ts';
import { writeReportDocx } from '#lib/exchange/reportDocx.ts';
import { writeTables } from '#lib/exchange/sheets/writeTables.ts';
import { EvaluationReport } from '#lib/features/evaluations/evaluationReport.ts';
import { calledOffDates } from '#lib/features/exchange/calendar/calledOffDates.ts';
import { entryDates } from '#lib/features/exchange/calendar/entryDates.ts';
import { saveSheet } from '#lib/features/exchange/export/saveSheet.ts';
import { councilPlaces, relationPlaces } from '#lib/features/exchange/geo/placesHere.ts';
import { projectsOf, surroundingsOf } from '#lib/features/exchange/iati/iatiHere.ts';
import { headOf, packedRecords } from '#lib/features/exchange/json/recordsHere.ts';
import { comparedFacts } from '#lib/features/observatory/compared.ts';
import { exportNames } from '#lib/features/observatory/exportNames.ts';
import { factLines, tableHeadings } from '#lib/features/observatory/factTable.ts';
import { goalsHere, nameHere } from '#lib/features/pictures/goals/goalsHere.ts';
import { reviewWorkbook } from '#lib/features/pictures/goals/reviewFile.ts';
import { REVIEW_TABLES, reviewTable } from '#lib/features/pictures/goals/reviewTables.ts';
import { documentOf } from '#lib/features/reports/reportDocument.ts';
import { sourcesIn } from '#lib/features/reports/reportSources.ts';
import { wordingIn as reportWording } from '#lib/features/reports/wording.ts';
import { boardOutline } from '#lib/features/workshops/board/boardOutline.ts';
import { correctionsNow, reportedCorrections } from '#lib/features/workshops/minutes/corrections.ts';
import { minutesNow } from '#lib/features/workshops/minutes/minutesNow.ts';
import { reportOf } from '#lib/features/workshops/minutes/reportOf.ts';
import { wordingIn as minutesWording } from '#lib/features/workshops/minutes/wording.ts';
import { Session } from '#lib/features/workshops/session.svelte.ts';
import { translatorFor } from '#lib/i18n/index.ts';
import { datesHere } from '#lib/records/dates/datesHere.ts';
import { standingRecommendations } from '#lib/records/evaluations/evaluationRows.ts';
import { conceptOptions } from '#lib/records/options.ts';
import { titleOf } from '#lib/records/recordTitle.ts';
import { formatsIn } from '#lib/records/report/formats.ts';
import { declaredRows, leavingRows, TODAY, workspaceOf } from './leavingRows.ts';
import { secretRows } from './secretRows.ts';
import { readZip } from './zip.ts';

const rows = leavingRows();
const workspace = workspaceOf(rows);
/** What people see of it: no smuggled kinds, which the tables leave out. */
const shown = workspaceOf(declaredRows(rows));

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const unzipped = (bytes: Uint8Array) => [...readZip(bytes).values()].map(text).join('\n');
/** Word divides words into runs wherever it likes: both the markup and the words alone. */
const docx = async (report: ReportDocument) => {
	const parts = unzipped(await writeReportDocx(report));
	return `${parts}\n${parts.replace(/<[^>]*>/gu, '')}`;
};

async function everySheet(): Promise<string> {
	const parts: string[] = [];
	const asked = { separator: ';', mark: true, only: () => true, report: () => {} } as const;
	for (const kind of kinds.values())
		for (const format of ['xlsx', 'csv'] as const) {
			const { signal } = new AbortController();
			const bytes = await saveSheet(workspace, kind, { ...asked, format, signal });
			parts.push(format === 'xlsx' ? unzipped(bytes) : text(bytes));
		}
	return parts.join('\n');
}

function calendar(): string {
	const wish = {
		scope: 'all',
		types: new Set(CALENDAR_TYPES),
		past: true,
		today: TODAY,
		organisation: null,
		person: { id: 'p', name: '' },
	} as const;
	const words = {
		workspace: 'w',
		titleOf: (row: AnyRow) => titleOf(row, 'ca').text,
		typeOf: () => 'x',
		aboutOf: () => '',
		urlOf: ({ kind, id }: AnyRow) => `https://example.org/${kind}/${id}`,
		zone: 'Europe/Madrid',
		calledOff: 'x',
	};
	const items = [
		...datesHere(workspace, TODAY),
		...entryDates(workspace),
		...calledOffDates(workspace, TODAY),
	];
	const events = wantedItems(items, wish).map((item) => eventOf(item, words));
	return writeCalendar(events, { name: 'x', language: 'ca' }).replaceAll('\r\n ', '');
}

function annualReport() {
	const reading = new ReportReading(sourcesIn(workspace, 2023));
	const report = rows.find(({ kind, retracted }) => kind === 'activityReport' && !retracted)!;
	return contentsOfReport({
		workspace: 'w',
		sample: true,
		report: report as never,
		plan: {},
		parts: workspace.rows(kindNamed('reportPart')).filter(isExportable) as never,
		lineOf: (id) => reading.lines.find((line) => line.id === id),
		dataOf: (row) => dataOf(reading, row),
	});
}

const annualDocument = async () =>
	documentOf(annualReport(), await reportWording('ca'), { mark: null, now: 0 });

async function evaluationReport(): Promise<ReportDocument> {
	const t = await translatorFor('ca', 'evaluations');
	const wording = {
		t,
		formats: formatsIn('ca'),
		conceptName: (vocabulary: string, code: string) =>
			conceptOptions(shown, vocabulary, 'ca').find(({ value }) => value === code)?.label ?? code,
		kindName: (kind: string) => t(`records.kinds.${kind}.one` as 'records.kinds.entry.one'),
	};
	const row = shown.rows(evaluation).find(({ id }) => id === 'told')!;
	return new EvaluationReport(shown, row, wording, TODAY).write(null);
}

/** What a session tells is read by those who were there: its board and stage may leave with it, no seat and no other session's. */
const inSession = declaredRows([
	...leavingRows().filter(({ document }) => !/^(?:workshop|stage)\//u.test(document)),
	...secretRows(['workshop', 'stage']).filter(({ document }) => /^(?:workshop|stage)\//u.test(document)),
]);
const session = () => new Session(workspaceOf(inSession), 'w1');

async function sessionReport(): Promise<ReportDocument> {
	const wording = await minutesWording(shown, 'ca');
	const source = {
		contents: minutesNow(session())!,
		mark: null,
		standing: '',
		hash: null,
		boards: null,
		corrections: reportedCorrections(correctionsNow(session()), wording),
	};
	return reportOf(source, wording);
}

async function localReviewFiles(): Promise<string> {
	const figures = goalsHere(shown, { count: () => 0, last: () => null }, () => true);
	const nameOf = (id: string) => nameHere(shown, id, 'ca');
	const review = localReview(figures, shown.rows(indicator), { nameOf });
	const wordOf = (_: string, code: string) => code;
	const tables = REVIEW_TABLES.map((name) => pictureCsv(reviewTable(review, name, wordOf)));
	const workbook = await writeTables(reviewWorkbook(review, wordOf, []));
	return `${tables.join('\n')}\n${unzipped(workbook)}`;
}

function observatory(): string {
	const chosen = ['compared'];
	const lines = factLines(comparedFacts(shown, chosen), chosen, exportNames(shown), 'ca');
	return formatCsv([tableHeadings(), ...lines]);
}

/** Every way in which records leave as a file. */
export const FILES: Readonly<Record<string, () => Promise<string> | string>> = {
	'JSON of everything': async () =>
		text(
			(await workOnRecords(
				{ do: 'write', head: headOf(shown), rows: await packedRecords(workspace) },
				() => {},
			)) as Uint8Array,
		),
	'XLSX and CSV of every kind': everySheet,
	iCalendar: calendar,
	GeoJSON: () =>
		writeGeoJson(relationPlaces(workspace, TODAY), { name: 'x' }) +
		writeGeoJson(councilPlaces(workspace, new Map()), { name: 'x' }),
	IATI: () =>
		writeActivities(projectsOf(workspace), surroundingsOf(workspace, TODAY), {
			ref: 'XX-TEST-1',
			type: '11',
			name: { ca: 'x' },
			sector: '43030',
			language: 'ca',
			equalShares: true,
		}).xml ?? '',
	'a period’s snapshot': () =>
		canonicalJson(
			buildSnapshot({
				workspace: 'w',
				period: rows.find(({ id }) => id === 'y23') as never,
				rowsOf: (kind) => rows.filter((row) => row.kind === kind),
				open: {},
				closed: { person: 'p', name: 'P', organisation: null, time: 1, note: '', follows: [] },
			}),
		),
	'an annual report as it is signed': () => canonicalJson(annualReport()),
	'an annual report as a web page': async () => writeReportPage(await annualDocument()),
	'an annual report as DOCX': async () => docx(await annualDocument()),
	'an annual report on paper': async () => JSON.stringify(await annualDocument()),
	'an evaluation as DOCX': async () => docx(await evaluationReport()),
	'an evaluation on paper': async () => JSON.stringify(await evaluationReport()),
	'a session as DOCX': async () => docx(await sessionReport()),
	'a session on paper': async () => JSON.stringify(await sessionReport()),
	'a session’s board': () => JSON.stringify(boardOutline(session(), null)),
	'a session’s frozen minutes': () => canonicalJson(minutesNow(session())!),
	'lessons for the next plan': () => lessonsFile('w', {}, shown.rows(lesson), standingRecommendations(shown)),
	'the observatory’s comparison': observatory,
	'the tables of a voluntary local review': localReviewFiles,
};
