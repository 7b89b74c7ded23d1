import { readZip } from '../../support/zip.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { isExportableKind } from '#lib/domain/exportable.ts';
import type { AnyRow } from '#lib/domain/kind.ts';
import { kindNamed, kinds } from '#lib/domain/kinds.ts';
import { unpackRows } from '#lib/exchange/sheets/layout.ts';
import { packedRows } from '#lib/features/exchange/export/exportedRows.ts';
import { isImportable } from '#lib/features/exchange/import/importable.ts';
import { sheetLayout } from '#lib/features/exchange/export/sheetLayout.ts';
import { startLanguage } from '#lib/i18n/index.ts';
import { countedWorkspace, sampleRows } from '../../support/countedWorkspace.ts';
import { makeRow } from '../../support/rows.ts';
import { SheetDesk } from '../../support/sheets.ts';

const SECRET = 'nobody outside reads this';

describe('a spreadsheet', () => {
	beforeAll(startLanguage);

	it('[I11] has nothing that not everybody of the plan reads, whichever document claims to hold it', async () => {
		const hidden = ['private/badalona', 'seat/s1/p1', 'rating/e1/p1', 'workshop/w1'].map((document, at) =>
			makeRow('entry', `hidden${at}`, { document, title: { ca: SECRET }, date: '2024-01-01' }),
		);
		const about = makeRow('entry', 'about', {
			document: 'org/badalona',
			title: { ca: SECRET },
			arisesFrom: 'contact/c1',
		});
		const open = makeRow('entry', 'open', {
			document: 'org/badalona',
			title: { ca: 'Oberta' },
			date: '2024-01-01',
		});
		const organisation = makeRow('organisation', 'o1', {
			document: 'private/badalona',
			name: { ca: SECRET },
		});
		const workspace = countedWorkspace([...hidden, about, open, organisation]);
		const layout = await sheetLayout(workspace, kindNamed('entry'), 'ca');
		expect(JSON.stringify(layout)).not.toContain(SECRET);
		const rows = unpackRows(await packedRows(workspace, kindNamed('entry'), layout));
		expect(rows.map(({ id }) => id)).toEqual(['open']);
		expect(JSON.stringify(rows)).not.toContain(SECRET);
	});

	it('[I11] is brought by no kind that may not leave, nor by steps that somebody takes and signs', () => {
		const brought = [...kinds.values()].filter(isImportable).map(({ name }) => name);
		expect(brought.every(isExportableKind)).toBe(true);
		for (const kind of ['contact', 'ballot', 'submission', 'review', 'closing', 'comment', 'profile'])
			expect(brought).not.toContain(kind);
		expect(brought).toEqual(expect.arrayContaining(['entry', 'call', 'project', 'action', 'organisation']));
	});

	it('is written of every kind that may leave', async () => {
		const desk = new SheetDesk(sampleRows(30));
		for (const kind of kinds.keys()) {
			if (!isExportableKind(kind)) continue;
			const parts = readZip(await desk.write(kind));
			expect([kind, parts.has('xl/worksheets/sheet3.xml')]).toEqual([kind, true]);
		}
	});

	it('runs nothing of what people typed: formulas are words in XLSX, and begin with an apostrophe in CSV', async () => {
		const typed = ['=HYPERLINK("http://example.org")', '+1', '@SUM(A1)', '-2+3', "'=1", '\tx'];
		const rows = typed.map((ca, at) =>
			makeRow('call', `c${at}`, { document: 'org/a', title: { ca } }),
		) as AnyRow[];
		const desk = new SheetDesk(rows);
		for (const [name, bytes] of readZip(await desk.write('call')))
			if (name.includes('sheet1')) expect(new TextDecoder().decode(bytes)).not.toMatch(/<f[ >]/u);
		const csv = new TextDecoder().decode(await desk.write('call', { format: 'csv' }));
		expect(csv).not.toMatch(/(?:^|;|\n)"?[=@\t]|(?:^|;|\n)"?[+-](?!\d+(?:[.,]\d+)?(?:"|;|\r))/u);
		for (const more of [{}, { format: 'csv' }] as const) {
			const { lines } = await desk.plan('call', await desk.write('call', more));
			expect(lines.map(({ outcome }) => outcome)).toEqual(typed.map(() => 'same'));
		}
	});

	it('offers lists to choose from, keeps its head in sight and explains itself', async () => {
		const desk = new SheetDesk(sampleRows(30));
		const parts = readZip(await desk.write('project'));
		const sheet = new TextDecoder().decode(parts.get('xl/worksheets/sheet1.xml'));
		expect(sheet).toMatch(/<pane [^>]*state="frozen"/u);
		expect(sheet).toMatch(/<dataValidation [^>]*type="list"/u);
		expect(sheet).toContain('Lists');
		const words = new TextDecoder().decode(parts.get('xl/sharedStrings.xml'));
		expect(words).toContain('An empty cell never deletes anything');
	});

	it('keeps words that are longer than a cell, and says so where somebody edits what was cut', async () => {
		const long = 'paraules '.repeat(5_000).trim();
		const row = makeRow('call', 'c1', {
			document: 'org/a',
			title: { ca: 'Llarga' },
			description: { ca: long },
		});
		const desk = new SheetDesk([row]);
		const bytes = await desk.write('call', { format: 'csv', mark: false });
		expect((await desk.plan('call', bytes)).lines[0]!.outcome).toBe('same');
		const edited = new TextDecoder().decode(bytes).replace('paraules', 'Paraules');
		const { lines } = await desk.plan('call', new TextEncoder().encode(edited));
		expect(lines[0]).toMatchObject({ outcome: 'refused', refusal: 'too-long', about: ['description/ca'] });
	});
});
