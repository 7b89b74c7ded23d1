import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReportDocument } from '#lib/domain/reportDocument.ts';
import { writeReportPage } from '#lib/exchange/activityReportPage.ts';
import { writeReportDocx } from '#lib/exchange/reportDocx.ts';
import { withBitmaps } from '#lib/exchange/reportPictures.ts';
import { documentOf } from '#lib/features/reports/reportDocument.ts';
import { wordingIn } from '#lib/features/reports/wording.ts';
import { makeSample } from '../../support/sample.ts';
import { sampleReport } from '../../support/sampleReport.ts';

const contents = sampleReport(makeSample(600));
const MARK = 'Sample data';
const now = Date.UTC(2024, 0, 31, 12);

/** The smallest picture there is: one white pixel. */
const WHITE = Uint8Array.from(
	Buffer.from(
		'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4////fwAJ+wP9BUNFygAAAABJRU5ErkJggg==',
		'base64',
	),
);

const made = new Map<string, ReportDocument>();
const folder = mkdtempSync(path.join(process.env.REPORT_FILES ?? tmpdir(), 'rumb-report-'));
beforeAll(async () => {
	for (const language of ['ca', 'es', 'fr', 'en'] as const)
		made.set(language, documentOf(contents, await wordingIn(language), { mark: MARK, now }));
});
afterAll(() => {
	if (!process.env.REPORT_FILES) rmSync(folder, { recursive: true, force: true });
});

const run = (command: string, ...given: string[]) =>
	spawnSync(command, given, { encoding: 'utf8', maxBuffer: 2 ** 26 });
const has = (command: string) => run('sh', '-c', `command -v ${command}`).status === 0;
const hasOffice = has('soffice') && has('pdfinfo') && has('pdftotext');

const PDF =
	'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},"ExportBookmarks":{"type":"boolean","value":"true"}}';

/** LibreOffice 7 shows the bitmap of a drawing: a browser paints it, here there is none. */
const rasterise = (svg: string): Promise<Uint8Array<ArrayBuffer>> => {
	const { stdout, status } = spawnSync('convert', ['-density', '200', 'svg:-', 'png:-'], {
		input: svg,
		maxBuffer: 2 ** 26,
	});
	return Promise.resolve(status === 0 ? new Uint8Array(stdout) : WHITE);
};

const office = (format: string, file: string) =>
	run(
		'soffice',
		'--headless',
		`-env:UserInstallation=file://${path.join(folder, 'office')}`,
		'--convert-to',
		format,
		'--outdir',
		folder,
		file,
	);

function toPdf(file: string): string {
	const { stderr } = office(PDF, file);
	const pdf = file.replace(/\.docx$/, '.pdf');
	if (!existsSync(pdf)) throw new Error(`no PDF: ${stderr}`);
	return pdf;
}

describe.skipIf(!hasOffice)(
	'the report of the sample as PDF, made of its DOCX by LibreOffice (skipped where that is not installed)',
	() => {
		it.each(['ca', 'en'])(
			'has tags, bookmarks, its language and every heading, in %s',
			async (language) => {
				const report = made.get(language)!;
				const file = path.join(folder, `report-${language}.docx`);
				writeFileSync(file, await writeReportDocx(await withBitmaps(report, rasterise)));
				const pdf = toPdf(file);
				expect(run('pdfinfo', pdf).stdout).toMatch(/^Tagged:\s+yes$/m);
				const structure = run('pdfinfo', '-struct', pdf).stdout;
				expect(structure).toMatch(/^\s*H1\b/m);
				expect(structure).toMatch(/^\s*H2\b/m);
				expect(structure).toMatch(/^\s*Table\b/m);
				expect(structure).toMatch(/^\s*TH\b/m);
				expect(structure).toMatch(/^\s*Figure\b/m);
				const raw = readFileSync(pdf).toString('latin1');
				expect(raw).toMatch(/\/Outlines \d+ 0 R/);
				expect(raw).toMatch(new RegExp(`/Lang\\s*\\(${language === 'ca' ? 'ca-ES' : 'en-GB'}\\)`));
				const text = run('pdftotext', '-layout', pdf, '-').stdout.replace(/\s+/g, ' ');
				for (const { title } of report.sections) expect(text).toContain(title.replace(/\s+/g, ' '));
			},
			120_000,
		);
	},
);

describe('the report of the sample as one web page', () => {
	it('needs nothing beside itself and runs nothing', () => {
		const page = writeReportPage(made.get('ca')!);
		if (process.env.REPORT_FILES) {
			writeFileSync(path.join(folder, 'report-ca.html'), page);
			writeFileSync(path.join(folder, 'report-en.html'), writeReportPage(made.get('en')!));
		}
		expect(page).not.toMatch(/<script|<link|<iframe|@import|url\(/i);
		const addresses = [...page.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address]) => address!);
		expect(addresses.length).toBeGreaterThan(30);
		expect(addresses.filter((address) => !address.startsWith('#'))).toEqual([]);
		expect(page).toContain('<html lang="ca">');
	});
});
