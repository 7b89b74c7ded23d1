import { beforeAll, describe, expect, test } from 'vitest';
import { contentsOfReport } from '#lib/domain/activityReportNow.ts';
import { dataOf } from '#lib/domain/activityReportParts.ts';
import { ReportReading } from '#lib/domain/activityReportSources.ts';
import { canonicalJson } from '#lib/domain/canonicalJson.ts';
import { isExportable } from '#lib/domain/exportable.ts';
import type { AnyRow, Kind } from '#lib/domain/kind.ts';
import { kindNamed, kinds } from '#lib/domain/kinds.ts';
import { CALENDAR_TYPES } from '#lib/domain/pictures/calendarItems.ts';
import { buildSnapshot } from '#lib/domain/snapshot.ts';
import { writeReportPage } from '#lib/exchange/activityReportPage.ts';
import { eventOf, wantedItems } from '#lib/exchange/calendar/calendarEvents.ts';
import { writeCalendar } from '#lib/exchange/calendar/icalendar.ts';
import { writeGeoJson } from '#lib/exchange/geo/geoJson.ts';
import { writeActivities } from '#lib/exchange/iati/activities.ts';
import { workOnRecords } from '#lib/exchange/json/work.ts';
import { writeSheets } from '#lib/exchange/sheets/writeSheets.ts';
import { entryDates } from '#lib/features/exchange/calendar/entryDates.ts';
import { datesHere } from '#lib/records/dates/datesHere.ts';
import { explanationOf } from '#lib/features/exchange/export/explanation.ts';
import { packedRows } from '#lib/features/exchange/export/exportedRows.ts';
import { sheetLayout } from '#lib/features/exchange/export/sheetLayout.ts';
import { councilPlaces, relationPlaces } from '#lib/features/exchange/geo/placesHere.ts';
import { projectsOf, surroundingsOf } from '#lib/features/exchange/iati/iatiHere.ts';
import { packedRecords } from '#lib/features/exchange/json/recordsHere.ts';
import { documentOf } from '#lib/features/reports/reportDocument.ts';
import { sourcesIn } from '#lib/features/reports/reportSources.ts';
import { wordingIn } from '#lib/features/reports/wording.ts';
import { loadTexts, startLanguage } from '#lib/i18n/index.ts';
import { titleOf } from '#lib/records/recordTitle.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { countedWorkspace, sampleRows } from '../support/countedWorkspace.ts';
import { makeRow } from '../support/rows.ts';
import { OPEN, SECRET, secretRows } from '../support/secretRows.ts';
import { readZip } from '../support/zip.ts';

const TODAY = '2024-06-01';
const rows: AnyRow[] = [
	...sampleRows(60),
	...secretRows(),
	makeRow('project', 'told', {
		document: 'org/amb',
		title: { ca: OPEN },
		description: { ca: OPEN },
		stage: 'running',
		starts: '2023-01-01',
		zones: ['europe'],
	}),
	makeRow('project', 'kept', {
		document: 'private/amb',
		title: { ca: SECRET },
		description: { ca: SECRET },
		stage: 'running',
		starts: '2023-01-01',
		zones: ['europe'],
	}),
	makeRow('period', 'y23', {
		title: { ca: OPEN },
		start: '2023-01-01',
		end: '2023-12-31',
		due: '2024-01-31',
	}),
];
const workspace = {
	...countedWorkspace(rows),
	id: 'w',
	retracted: ({ name }: Kind) => rows.filter(({ kind, retracted }) => kind === name && retracted),
	async *slices() {
		yield rows;
	},
} as unknown as Workspace;
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** Every way in which something leaves as a file. */
const FILES: Readonly<Record<string, () => Promise<string> | string>> = {
	'JSON of everything': async () =>
		text(
			(await workOnRecords(
				{
					do: 'write',
					head: { workspace: 'w', title: {}, sample: true },
					rows: await packedRecords(workspace),
				},
				() => {},
			)) as Uint8Array,
		),
	'XLSX and CSV of every kind': async () => {
		const parts: string[] = [];
		for (const kind of kinds.values()) {
			const layout = await sheetLayout(workspace, kind, 'ca');
			const packed = await packedRows(workspace, kind, layout);
			const task = {
				layout,
				rows: packed,
				separator: ';',
				mark: true,
				explanation: explanationOf(layout),
			} as const;
			const zip = readZip(await writeSheets({ ...task, format: 'xlsx' }, () => {}));
			parts.push(
				...[...zip.values()].map(text),
				text(await writeSheets({ ...task, format: 'csv' }, () => {})),
			);
		}
		return parts.join('\n');
	},
	iCalendar: () => {
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
		};
		const items = [...datesHere(workspace, TODAY), ...entryDates(workspace)];
		const events = wantedItems(items, wish).map((item) => eventOf(item, words));
		return writeCalendar(events, { name: 'x', language: 'ca' }).replaceAll('\r\n ', '');
	},
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
	'an annual report': async () => {
		const reading = new ReportReading(sourcesIn(workspace, 2023));
		const report = rows.find(({ kind, retracted }) => kind === 'activityReport' && !retracted)!;
		const contents = contentsOfReport({
			workspace: 'w',
			sample: true,
			report: report as never,
			plan: {},
			parts: workspace.rows(kindNamed('reportPart')).filter(isExportable) as never,
			lineOf: (id) => reading.lines.find((line) => line.id === id),
			dataOf: (row) => dataOf(reading, row),
		});
		return (
			JSON.stringify(contents) +
			writeReportPage(documentOf(contents, await wordingIn('ca'), { mark: null, now: 0 }))
		);
	},
};

beforeAll(async () => {
	await startLanguage();
	await loadTexts('sheets');
});

describe('[I11] nothing that is private, retracted, or about a contact leaves in', () => {
	test.each(Object.entries(FILES))('%s', async (_, make) => {
		const file = await make();
		expect(file.length).toBeGreaterThan(200);
		const at = file.indexOf(SECRET);
		expect(at < 0 ? '' : file.slice(Math.max(0, at - 300), at + 100)).toBe('');
		expect(file.toLowerCase()).not.toContain(SECRET.toLowerCase());
	});

	test('any of them, although they have what may leave', async () => {
		for (const name of Object.keys(FILES))
			expect([name, (await FILES[name]!()).includes(OPEN)]).toEqual([name, true]);
	});

	test('an annual report, not even as a number', () => {
		const about = makeRow('entry', 'about-of-action', {
			document: 'org/gava',
			type: 'work-meeting',
			date: '2023-05-05',
			title: { ca: SECRET },
			actions: [rows.find(({ kind, line }) => kind === 'action' && line)!.id],
			arisesFrom: 'contact/c1',
		});
		const told = (given: readonly AnyRow[]) => {
			const reading = new ReportReading(
				sourcesIn({ ...countedWorkspace(given), retracted: () => [] } as unknown as Workspace, 2023),
			);
			return JSON.stringify([
				dataOf(reading, { placeholder: 'overview', line: null }),
				...reading.lines.map(({ id }) => dataOf(reading, { placeholder: 'figures', line: id })),
			]);
		};
		const open = rows.filter((row) => !row.retracted && isExportable(row));
		expect(told([...open, about])).toBe(told(open));
		expect(told([...open, { ...about, arisesFrom: null } as AnyRow])).not.toBe(told(open));
	});

	test('whatever kinds there are: what may leave is what was agreed', () => {
		for (const row of secretRows()) {
			const isOpen = JSON.stringify(row).includes(OPEN);
			expect([row.kind, row.document, isExportable(row) && !row.retracted]).toEqual([
				row.kind,
				row.document,
				isOpen,
			]);
		}
	});
});
