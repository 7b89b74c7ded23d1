import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { LANGUAGES } from '#lib/domain/language.ts';
import { placeRecords, readTemplate } from '#lib/domain/template.ts';
import type { TemplateFault } from '#lib/domain/templateFault.ts';
import { slugOf, templateOf } from '#lib/features/start/blankPlan.ts';
import { faultSentence } from '#lib/features/start/faultSentence.ts';
import { findJsonFault } from '#lib/features/start/jsonFault.ts';
import { LARGEST_FILE, readTemplateFile } from '#lib/features/start/templateFile.ts';
import { language, loadTexts } from '#lib/i18n/index.ts';

await loadTexts('start');

const faultsFile = path.resolve(import.meta.dirname, '../../src/lib/domain/templateFault.ts');
const period = { start: 2026, end: 2030 };

describe('where a text stops being JSON', () => {
	test.each([
		['{"a": 1,}', 1, 9],
		['{\n  "a": 1\n  "b": 2\n}', 3, 3],
		['[1, 2,\n 3}', 2, 3],
		['{"a": "x\ny"}', 1, 7],
		['{"a": 1} x', 1, 10],
	])('%j', (text, line, column) => {
		expect(findJsonFault(text)).toEqual({ line, column, end: false });
	});

	test('it says when the file ends too early', () => {
		expect(findJsonFault('{"a": [1,\n2')).toEqual({ line: 2, column: 2, end: true });
		expect(findJsonFault('')).toMatchObject({ end: true });
	});

	test('it finds a fault in whatever the browser refuses, and in nothing else', () => {
		const pieces = [
			'{',
			'}',
			'[',
			']',
			'"',
			',',
			':',
			' ',
			'\n',
			'\\',
			'0',
			'12',
			'-',
			'.5',
			'e1',
			'a',
			'null',
			'"k"',
		];
		const almost = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join(''));
		fc.assert(
			fc.property(fc.oneof(fc.json(), almost), (text) => {
				let isJson = true;
				try {
					JSON.parse(text);
				} catch {
					isJson = false;
				}
				expect(findJsonFault(text) === null).toBe(isJson);
			}),
			{ seed: 20260722, numRuns: 2000 },
		);
	});
});

describe('a template file', () => {
	const read = (content: BlobPart) => readTemplateFile(new File([content], 'plan.json'));

	test('that is no template is refused with a reason', async () => {
		expect(await read('')).toEqual({ refused: 'empty' });
		expect(await read(new Uint8Array([0xff, 0xfe, 0x7b]))).toEqual({ refused: 'notText' });
		expect(await read('{"format": }')).toEqual({ syntax: { line: 1, column: 12, end: false } });
		expect(await read('{"format": "other"}')).toMatchObject({ faults: [{ place: 'format' }] });
	});

	test('that is too big is not even read', async () => {
		const file = { size: LARGEST_FILE + 1, arrayBuffer: () => Promise.reject(new Error('read')) };
		expect(await readTemplateFile(file as unknown as File)).toEqual({ refused: 'tooBig' });
	});

	test('with a byte order mark is read', async () => {
		const template = templateOf({ title: { ca: 'Pla' }, period, owner: {} });
		expect(await read(`\ufeff${JSON.stringify(template)}`)).toMatchObject({ template: { id: template.id } });
	});
});

describe('a blank plan', () => {
	test.each(['Pla d’acció 2030', '  ', '中文计划', 'SDG 1', 'ÀÉÎ'.repeat(60), '---'])(
		'called %j is a plan',
		(title) => {
			const template = templateOf({ title: { ca: title.trim() || 'x' }, period, owner: { ca: 'Àrea' } });
			const reading = readTemplate(JSON.parse(JSON.stringify(template)));
			expect(reading).not.toHaveProperty('faults');
			expect(template.id).toMatch(/^[a-z0-9][a-z0-9-]{0,39}$/);
			expect(placeRecords(template).filter(({ kind }) => kind === 'organisation')).toHaveLength(1);
		},
	);

	test('of the same title is another plan', () => {
		const blank = () => templateOf({ title: { ca: 'Pla' }, period, owner: {} }).id;
		expect(blank()).not.toBe(blank());
		expect(slugOf('Pla d’acció 2030')).toBe('pla-d-accio-2030');
	});
});

describe.each(LANGUAGES)('a template’s faults in %s', (code) => {
	afterAll(() => language.set('ca'));

	test('each has a sentence of that language, with everything that it names', async () => {
		await language.set(code);
		const codes = [...readFileSync(faultsFile, 'utf8').matchAll(/^\t'?([a-z-]+)'?: \((p?)\) =>/gm)].map(
			([, name]) => name!,
		);
		expect(codes.length).toBeGreaterThan(20);
		const params = { count: 7, expected: 'a number', kinds: 'no parent', id: 'x1', first: 'y1', most: 9 };
		for (const name of codes) {
			const fault = {
				place: '',
				reason: { code: name, params, sentence: 'ENGLISH' },
			} as unknown as TemplateFault;
			const sentence = faultSentence(fault);
			expect(sentence, name).not.toBe('ENGLISH');
			expect(sentence, name).toMatch(/\.$/);
		}
	});
});

test('a fault that nobody has translated yet is told in English', () => {
	const fault = { place: '', reason: { code: 'brand-new', params: {}, sentence: 'Something new.' } };
	expect(faultSentence(fault as unknown as TemplateFault)).toBe('Something new.');
});
