import { beforeAll, describe, expect, test } from 'vitest';
import { dataOf } from '#lib/domain/activityReportParts.ts';
import { ReportReading } from '#lib/domain/activityReportSources.ts';
import { isExportable } from '#lib/domain/exportable.ts';
import { indicator } from '#lib/domain/indicator.ts';
import type { AnyRow } from '#lib/domain/kind.ts';
import { latestValue } from '#lib/features/pictures/goals/latestValue.ts';
import { sourcesIn } from '#lib/features/reports/reportSources.ts';
import { loadTexts, startLanguage } from '#lib/i18n/index.ts';
import { readersOf } from '#lib/records/indicators/reading.ts';
import { EXITS } from '../support/exitRegister.ts';
import { findExits } from '../support/exits.ts';
import { FILES } from '../support/leavingFiles.ts';
import { leavingRows, workspaceOf } from '../support/leavingRows.ts';
import { makeRow } from '../support/rows.ts';
import { OPEN, SECRET, secretRows } from '../support/secretRows.ts';

const rows = leavingRows();

beforeAll(async () => {
	await startLanguage();
	await Promise.all(
		(['sheets', 'exchange', 'observatory', 'pictureGoals'] as const).map((name) => loadTexts(name)),
	);
});

describe('[I11] everything by which something leaves', () => {
	test('is known, and says what it has: whoever adds a file, a copy or a print tells of it here', () => {
		expect(findExits((path) => EXITS[path] === 'door')).toEqual(Object.keys(EXITS).sort());
	});

	test('is made and read below, each file by somebody', () => {
		const made = Object.values(EXITS).flatMap((exit) =>
			typeof exit === 'object' && 'files' in exit ? exit.files : [],
		);
		expect([...new Set(made)].sort()).toEqual(Object.keys(FILES).sort());
	});
});

describe('[I11] nothing that is private, retracted, or about a contact leaves in', () => {
	test.each(Object.entries(FILES))('%s', async (_, make) => {
		const file = await make();
		expect(file.length).toBeGreaterThan(80);
		const at = file.indexOf(SECRET);
		expect(at < 0 ? '' : file.slice(Math.max(0, at - 300), at + 100)).toBe('');
		expect(file.toLowerCase().includes(SECRET.toLowerCase())).toBe(false);
	});

	test('any of them, although they have what may leave', async () => {
		const empty: string[] = [];
		for (const name of Object.keys(FILES)) if (!(await FILES[name]!()).includes(OPEN)) empty.push(name);
		expect(empty).toEqual([]);
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
			const reading = new ReportReading(sourcesIn(workspaceOf(given), 2023));
			return JSON.stringify([
				dataOf(reading, { placeholder: 'overview', line: null }),
				...reading.lines.map(({ id }) => dataOf(reading, { placeholder: 'figures', line: id })),
			]);
		};
		const open = rows.filter((row) => !row.retracted && isExportable(row));
		expect(told([...open, about])).toBe(told(open));
		expect(told([...open, { ...about, arisesFrom: null } as AnyRow])).not.toBe(told(open));
	});

	test('a computed figure of a report or of a local review, not even as a number', () => {
		const counted = makeRow('indicator', 'counted', {
			title: { ca: OPEN },
			compute: { op: 'count', entryTypes: ['work-meeting'], filter: { actions: ['counts'] } },
		});
		const met = (id: string, more: object = {}) =>
			makeRow('entry', id, {
				...{ document: 'org/gava', type: 'work-meeting', title: { ca: SECRET } },
				...{ date: '2023-05-05', actions: ['counts'], ...more },
			});
		const figuresOf = (given: readonly AnyRow[]) => {
			const here = workspaceOf([counted, ...given]);
			const row = here.row(indicator, 'counted')!;
			return [
				sourcesIn(here, 2023).indicatorOf(row, 2023).value,
				latestValue(here, row, readersOf(here))?.value ?? null,
			];
		};
		const about = { arisesFrom: 'contact/c1' };
		expect(figuresOf([met('one'), met('two')])).toEqual([2, 2]);
		expect(figuresOf([met('one'), met('two', about)])).toEqual([1, 1]);
		// Where nothing else is known that is no zero.
		expect(figuresOf([met('two', about)])).toEqual([null, null]);
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
