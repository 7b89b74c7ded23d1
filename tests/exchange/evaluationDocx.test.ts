import { beforeAll, describe, expect, it } from 'vitest';
import { evaluation } from '#lib/domain/evaluation.ts';
import { type ReportDocument, textOfWords } from '#lib/domain/reportDocument.ts';
import { writeReportDocx } from '#lib/exchange/reportDocx.ts';
import { EvaluationReport } from '#lib/features/evaluations/evaluationReport.ts';
import { translatorFor } from '#lib/i18n/index.ts';
import { conceptOptions } from '#lib/records/options.ts';
import { formatsIn } from '#lib/records/report/formats.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { countedWorkspace, sampleRows } from '../support/countedWorkspace.ts';
import { faultOfXml, readZip } from '../support/zip.ts';

const workspace = countedWorkspace(sampleRows(60)) as Workspace;
const MARK = 'Dades de mostra';

describe('the report of the sample’s evaluation as DOCX', () => {
	let report: ReportDocument;
	const parts = new Map<string, string>();

	beforeAll(async () => {
		const t = await translatorFor('ca', 'evaluations');
		const wording = {
			t,
			formats: formatsIn('ca'),
			conceptName: (vocabulary: string, code: string) =>
				conceptOptions(workspace, vocabulary, 'ca').find(({ value }) => value === code)?.label ?? code,
			kindName: (kind: string) => t(`records.kinds.${kind}.one` as 'records.kinds.entry.one'),
		};
		const [row] = workspace.rows(evaluation);
		report = new EvaluationReport(workspace, row!, wording, '2024-06-01').write(MARK);
		for (const [name, content] of readZip(await writeReportDocx(report)))
			parts.set(name, new TextDecoder().decode(content));
	});
	const wordsIn = (xml: string) =>
		[...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/gu)].map(([, words]) => words!);

	it('is made of well-formed parts, with every heading in its place', () => {
		const xml = [...parts].filter(([name]) => /\.(xml|rels)$/.test(name));
		expect(xml.flatMap(([name, content]) => (faultOfXml(content) ? [name] : []))).toEqual([]);
		const body = parts.get('word/document.xml')!;
		const headings = [...body.matchAll(/<w:p>(?:(?!<\/w:p>).)*?"Heading1"\/>.*?<\/w:p>/gsu)];
		expect(headings.map(([paragraph]) => wordsIn(paragraph).join(''))).toEqual(
			report.sections.map(({ title }) => title),
		);
		expect(report.sections.length).toBeGreaterThan(5);
	});

	it('tells the words of every block, and on every page that it is of sample data', () => {
		const written = wordsIn(parts.get('word/document.xml')!).join('\n');
		const said = report.sections.flatMap(({ blocks }) =>
			blocks.flatMap((block): string[] => {
				if (block.type === 'heading') return [block.text];
				if (block.type === 'facts') return block.rows.flatMap(({ term, detail }) => [term, detail]);
				if (block.type === 'table') return block.rows.flat().map(textOfWords);
				return block.type === 'picture' ? [] : block.runs.map(({ text }) => text);
			}),
		);
		const plain = (text: string) => text.replace(/[<>&"']/gu, '');
		const read = plain(written.replace(/&(?:lt|gt|amp|quot|apos);/gu, ''));
		expect(said.length).toBeGreaterThan(30);
		expect(said.filter((words) => !read.includes(plain(words)))).toEqual([]);
		expect([...parts].some(([name, xml]) => name.startsWith('word/header') && xml.includes(MARK))).toBe(true);
	});
});
