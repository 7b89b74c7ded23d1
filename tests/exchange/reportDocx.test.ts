import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ReportDocument } from '#lib/domain/reportDocument.ts';
import { writeReportPage } from '#lib/exchange/activityReportPage.ts';
import { writeReportDocx } from '#lib/exchange/reportDocx.ts';
import { faultOfXml, readZip } from '../support/zip.ts';

/** The smallest picture there is: one white pixel. */
const PIXEL = Uint8Array.from(
	Buffer.from(
		'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4////fwAJ+wP9BUNFygAAAABJRU5ErkJggg==',
		'base64',
	),
);

const REPORT: ReportDocument = {
	language: 'ca',
	title: 'Sessió de treball de Gavà <& més>',
	lead: 'Recollir necessitats\nen dues línies',
	mark: 'Dades de mostra: tot el que hi ha és inventat.',
	pageOf: { page: 'Pàgina', of: 'de' },
	sections: [
		{
			id: 'facts',
			title: 'Dades de la sessió',
			blocks: [
				{ type: 'facts', rows: [{ term: 'Lloc', detail: 'Gavà, «Espai Maragall»' }] },
				{ type: 'facts', rows: [{ term: 'Hora', detail: '09:30' }] },
			],
		},
		{
			id: 'boards',
			title: 'Tauler',
			blocks: [
				{
					type: 'picture',
					picture: {
						bytes: PIXEL,
						width: 1068,
						height: 2000,
						alt: 'Plenari: Mobilitat & territori. 3 targetes.',
					},
				},
			],
		},
		{
			id: 'decisions',
			title: 'Acords',
			blocks: [
				{ type: 'heading', text: 'Del plenari' },
				{
					type: 'table',
					caption: 'Acords',
					head: ['', 'Acord', 'Fins quan'],
					widths: [0.4, 4, 1],
					numeric: [0],
					rows: [
						['1', 'Fer-ho', '2026-03-01'],
						['2', `Un acord llarg. ${'Molt llarg. '.repeat(80)}`, 'No consta'],
					],
				},
			],
		},
		{
			id: 'minutes',
			title: 'Acta',
			blocks: [
				{ type: 'paragraph', runs: [{ text: 'Enganxat\u0007\ud800 amb brossa', bold: true }] },
				{ type: 'item', depth: 0, ordered: true, list: 0, runs: [{ text: 'Primer' }] },
				{ type: 'item', depth: 1, ordered: false, list: 1, runs: [{ text: 'Dins' }] },
				{ type: 'item', depth: 0, ordered: true, list: 0, runs: [{ text: 'Segon' }] },
				{ type: 'item', depth: 0, ordered: true, list: 2, runs: [{ text: 'Un altre primer' }] },
				{
					type: 'paragraph',
					runs: [{ text: 'Vegeu ' }, { text: 'el pla', link: 'https://example.org/?a=1&b=2' }],
				},
			],
		},
	],
};

describe('the report of a session as DOCX', () => {
	let bytes: Uint8Array;
	const parts = new Map<string, string>();

	beforeAll(async () => {
		bytes = await writeReportDocx(REPORT);
		for (const [name, content] of readZip(bytes)) parts.set(name, new TextDecoder().decode(content));
	});
	const body = () => parts.get('word/document.xml')!;

	it('is made of well-formed parts, whatever people pasted', () => {
		const xml = [...parts].filter(([name]) => /\.(xml|rels)$/.test(name));
		expect(xml.length).toBeGreaterThan(6);
		const faults = xml.flatMap(([name, content]) => {
			const fault = faultOfXml(content);
			return fault ? [`${name}: ${fault}`] : [];
		});
		expect(faults).toEqual([]);
		expect(body()).toContain('Enganxat\ufffd amb brossa');
		expect(body()).toContain('Sessió de treball de Gavà &lt;&amp; més&gt;');
	});

	it('has headings with outline levels, so that it can be found through', () => {
		const styles = parts.get('word/styles.xml')!;
		const styleOf = (id: string) =>
			new RegExp(`<w:style [^>]*w:styleId="${id}".*?</w:style>`, 'su').exec(styles)?.[0] ?? '';
		expect(styleOf('Heading1')).toContain('<w:outlineLvl w:val="0"/>');
		expect(styleOf('Heading2')).toContain('<w:outlineLvl w:val="1"/>');
		expect(body().match(/<w:pStyle w:val="Heading1"\/>/gu)).toHaveLength(REPORT.sections.length);
		expect(body().match(/<w:pStyle w:val="Title"\/>/gu)).toHaveLength(1);
	});

	it('says on every page that it is of sample data, and counts the pages', () => {
		const header = [...parts].find(([name]) => name.startsWith('word/header'))?.[1];
		expect(header).toContain(REPORT.mark!);
		const footer = [...parts].find(([name]) => name.startsWith('word/footer'))?.[1];
		expect(footer).toMatch(/Pàgina .*PAGE.*NUMPAGES/su);
	});

	it('repeats the head of a table on every page, and keeps tables apart that follow each other', () => {
		expect(body().match(/<w:tblHeader\/>/gu)).toHaveLength(1);
		expect(body()).not.toContain('</w:tbl><w:tbl>');
	});

	it('holds the board as a picture that fits on a page, with what it shows in words', () => {
		expect([...parts.keys()].filter((name) => name.startsWith('word/media/'))).toHaveLength(1);
		expect(body()).toContain('descr="Plenari: Mobilitat &amp; territori. 3 targetes."');
		const [, width, height] = /<wp:extent cx="(\d+)" cy="(\d+)"\/>/u.exec(body())!.map(Number);
		// English Metric Units, 360,000 a centimetre, within margins of 20 mm.
		expect(width! / 360_000).toBeLessThanOrEqual(17);
		expect(height! / 360_000).toBeLessThanOrEqual(25);
		expect(width! / height!).toBeCloseTo(1068 / 2000, 2);
	});

	it('numbers each list for itself', () => {
		const numbers = [...body().matchAll(/<w:numId w:val="(\{?[^"]+)"\/>/gu)].map(([, id]) => id);
		expect(numbers).toHaveLength(4);
		expect(numbers[0]).toBe(numbers[2]);
		expect(new Set(numbers).size).toBe(3);
	});

	it('says the language of words that are in another one', async () => {
		const runs = [{ text: 'Written in English' }];
		const blocks = [{ type: 'paragraph', runs, language: 'en' }] as const;
		const report = { ...REPORT, sections: [{ id: 'one', title: 'U', blocks }] };
		const xml = new TextDecoder().decode(readZip(await writeReportDocx(report)).get('word/document.xml'));
		expect(xml).toMatch(/<w:lang w:val="en-GB"\/><\/w:rPr><w:t[^>]*>Written in English/u);
		expect(writeReportPage(report)).toContain('<p lang="en">Written in English</p>');
	});

	it('begins to count anew in each section', async () => {
		const blocks = [{ type: 'item', depth: 0, ordered: true, list: 0, runs: [{ text: 'Primer' }] }] as const;
		const sections = ['one', 'other'].map((id) => ({ id, title: id, blocks }));
		const xml = new TextDecoder().decode(
			readZip(await writeReportDocx({ ...REPORT, sections })).get('word/document.xml'),
		);
		const numbers = [...xml.matchAll(/<w:numId w:val="(\{?[^"]+)"\/>/gu)].map(([, id]) => id);
		expect(numbers).toHaveLength(2);
		expect(new Set(numbers).size).toBe(2);
	});

	it('opens a long one with contents that Word can update, and of which LibreOffice works out the pages', async () => {
		const contents = { title: 'Continguts', facts: [] };
		const xml = new TextDecoder().decode(
			readZip(await writeReportDocx({ ...REPORT, contents })).get('word/document.xml'),
		);
		const block = /<w:sdt>.*<\/w:sdt>/su.exec(xml)![0];
		expect(block).toContain('<w:docPartGallery w:val="Table of Contents"/>');
		expect(xml).toContain('xmlns:w16se=');
		// The field, and nothing else, stands where only Word looks.
		const forWord = [...block.matchAll(/<mc:Choice Requires="w16se">(.*?)<\/mc:Choice>/gsu)].map(
			([, own]) => own,
		);
		expect(forWord).toEqual([
			'<w:fldChar w:fldCharType="begin" w:dirty="true"/>',
			String.raw`<w:instrText xml:space="preserve"> TOC \o "1-2" \h \z \u </w:instrText>`.replaceAll(
				'"1-2"',
				'&quot;1-2&quot;',
			),
			'<w:fldChar w:fldCharType="separate"/>',
			'<w:fldChar w:fldCharType="end"/>',
		]);
		// A heading set within a part of the first level is as high as its parts: Word would add it.
		const anchors = ['part1', 'part2', 'part3', 'part3heading1', 'part4'];
		expect([...block.matchAll(/PAGEREF (part\w+)/gu)].map(([, anchor]) => anchor)).toEqual(anchors);
		for (const anchor of anchors) expect(xml).toContain(`w:name="${anchor}"`);
	});

	it('marks words in another language, in headings, items and cells', async () => {
		const blocks = [
			{ type: 'item', depth: 0, ordered: false, list: 0, runs: [{ text: 'Quote', language: 'en' }] },
			{
				type: 'table',
				caption: '',
				head: ['Nom'],
				widths: [1],
				rows: [[[{ text: 'Mairie', language: 'fr' }, { text: ', Gavà' }]], ['Sabadell']],
			},
		] as const;
		const sections = [{ id: 'a', title: 'Outlook', language: 'en', blocks }] as const;
		const made: ReportDocument = { ...REPORT, sections, contents: { title: 'Continguts', facts: [] } };
		const xml = new TextDecoder().decode(readZip(await writeReportDocx(made)).get('word/document.xml'));
		const spoken = [...xml.matchAll(/<w:lang w:val="([^"]*)"\/><\/w:rPr><w:t[^>]*>([^<]*)/gu)];
		expect(spoken.map(([, language, text]) => `${language} ${text}`)).toEqual([
			'en-GB Outlook',
			'en-GB Outlook',
			'en-GB Quote',
			'fr-FR Mairie',
		]);
		const page = writeReportPage(made);
		expect(page).toContain('<a href="#part1" lang="en">Outlook</a>');
		expect(page).toContain('<h2 id="part1" lang="en">Outlook</h2>');
		expect(page).toContain('<td><span lang="fr">Mairie</span>, Gavà</td>');
	});

	it('leaves no item of a list alone on a page', async () => {
		const blocks = ['a', 'b', 'c', 'd'].map(
			(text) => ({ type: 'item', depth: 0, ordered: false, list: 0, runs: [{ text }] }) as const,
		);
		const made = { ...REPORT, sections: [{ id: 'a', title: 'Cites', blocks }] };
		const xml = new TextDecoder().decode(readZip(await writeReportDocx(made)).get('word/document.xml'));
		const items = [...xml.matchAll(/<w:p>(?:(?!<\/w:p>).)*<w:numPr>.*?<\/w:p>/gsu)].map(([item]) => item);
		expect(items.map((item) => item.includes('<w:keepNext/>'))).toEqual([false, false, true, false]);
	});

	it('leads to addresses on the web as they were written', () => {
		expect(parts.get('word/_rels/document.xml.rels')).toContain('Target="https://example.org/?a=1&amp;b=2"');
	});

	it('is opened by LibreOffice, with its headings as bookmarks', (context) => {
		const office = ['soffice', 'libreoffice'].find((name) => spawnSync(name, ['--version']).status === 0);
		if (!office) context.skip('LibreOffice is not installed here: nobody but us has opened the file');
		const folder = mkdtempSync(path.join(tmpdir(), 'report-'));
		try {
			writeFileSync(path.join(folder, 'report.docx'), bytes);
			const profile = `-env:UserInstallation=file://${folder}/profile`;
			const filter = 'pdf:writer_pdf_Export:{"ExportBookmarks":{"type":"boolean","value":"true"}}';
			const run = spawnSync(
				office!,
				[profile, '--headless', '--convert-to', filter, '--outdir', folder, path.join(folder, 'report.docx')],
				{ encoding: 'utf8', timeout: 120_000 },
			);
			expect(existsSync(path.join(folder, 'report.pdf')), run.stderr).toBe(true);
			expect(readFileSync(path.join(folder, 'report.pdf'), 'latin1')).toContain('/Outlines');
		} finally {
			rmSync(folder, { recursive: true, force: true });
		}
	}, 150_000);
});
