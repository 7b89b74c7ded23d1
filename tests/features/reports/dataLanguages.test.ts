import { describe, expect, it } from 'vitest';
import type { PartData } from '#lib/domain/activityReportData.ts';
import { blocksOfData } from '#lib/features/reports/dataBlocks.ts';
import { headingOf } from '#lib/features/reports/reportDocument.ts';
import { wordingIn } from '#lib/features/reports/wording.ts';

const DATA: PartData = {
	placeholder: 'stories',
	year: 2023,
	figures: [],
	bars: [{ key: 'factsByLine', rows: [{ label: { words: { ca: 'Línia' } }, value: 3, before: null }] }],
	tables: [
		{
			key: 'stories',
			columns: ['date', 'what', 'who'],
			rows: [
				[
					{ date: '2023' },
					{ words: { en: 'A visit', ca: 'Una visita' } },
					{ all: [{ words: { ca: 'Ajuntament de Gavà' } }, { words: { en: 'The Agency' } }] },
				],
			],
		},
	],
	lists: [{ key: 'networks', items: [{ words: { ca: 'Xarxa' } }, { words: { en: 'Network' } }] }],
	quotes: [{ by: { ca: 'Servei' }, about: 'LE1.1', words: { ca: 'Se n’ha fet prou.' } }],
	counted: {},
};

describe('what the data says in words that are not in the language of the report', () => {
	it('keeps its language, and what is in that of the report has none', async () => {
		const blocks = blocksOfData(DATA, await wordingIn('en'));
		const table = blocks.find(({ type }) => type === 'table');
		expect(table).toMatchObject({
			rows: [
				[
					'2023',
					'A visit',
					[{ text: 'Ajuntament de Gavà', language: 'ca' }, { text: ', ' }, { text: 'The Agency' }],
				],
			],
		});
		const runs = blocks.flatMap((block) => ('runs' in block ? [...block.runs] : []));
		expect(runs).toContainEqual({ text: 'Servei', language: 'ca', bold: true });
		expect(runs).toContainEqual({ text: 'Se n’ha fet prou.', language: 'ca' });
		expect(runs.map(({ text }) => text).join('')).toContain(
			'Networks of which one is a member (2): Xarxa; Network.',
		);
		expect(runs).toContainEqual({ text: 'Xarxa', language: 'ca' });
	});

	it('draws its bars broad and narrow, with the same words and figures', async () => {
		const [drawn] = blocksOfData(DATA, await wordingIn('en')).flatMap((block) =>
			block.type === 'picture' ? [block.picture] : [],
		);
		const textsOf = (svg = '') => [...svg.matchAll(/<text[^>]*>([^<]*)/gu)].map(([, text]) => text);
		expect(textsOf(drawn!.svg)).toEqual(['2023', '2022', 'Línia', '3', 'No data']);
		expect(textsOf(drawn!.narrow!.svg)).toEqual(textsOf(drawn!.svg));
		expect(drawn!.narrow!.width).toBeLessThan(360);
	});
});

describe('the heading of a part', () => {
	it('is the code of a line that nobody has named', async () => {
		const part = { part: 'line', heading: {}, line: { code: 'LE9', title: {} } } as const;
		expect(headingOf(part, await wordingIn('fr'))).toBe('LE9');
	});
});
