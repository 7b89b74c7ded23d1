import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankTemplate } from '#lib/domain/blankTemplate.ts';
import { kinds } from '#lib/domain/kinds.ts';
import { placeRecords, readTemplate, type Template } from '#lib/domain/template.ts';
import type { TemplateFault } from '#lib/domain/templateFault.ts';
import { TEMPLATE_LIMITS } from '#lib/domain/templateField.ts';
import { defaultVocabularies } from '#lib/domain/vocabulary.ts';
import { ambFile } from './ambRows.ts';

const plan = { id: 'sample', title: { en: 'Sample plan' }, periodStart: 2026, periodEnd: 2030 };
const line = (id: string, more = {}) => ({ id, code: id, title: { en: id }, ...more });
const file = (records: unknown = {}, more = {}) => ({
	format: 'rumb-plan',
	version: 1,
	id: 'sample',
	title: { en: 'Sample' },
	records: { plan: [plan], ...(records as object) },
	...more,
});

function faultsOf(input: unknown): readonly TemplateFault[] {
	const reading = readTemplate(input);
	return 'faults' in reading ? reading.faults : [];
}
const placesOf = (input: unknown) => faultsOf(input).map(({ place, reason }) => [place, reason.code]);

function templateOf(input: unknown): Template {
	const reading = readTemplate(input);
	if ('faults' in reading) throw new Error(JSON.stringify(reading.faults));
	return reading.template;
}

describe('a template that is no template', () => {
	it.each([
		[null, '', 'not-an-object'],
		[[], '', 'not-an-object'],
		['{}', '', 'not-an-object'],
		[new Date(), '', 'not-an-object'],
		[{}, 'format', 'wrong-format'],
		[file({}, { format: 'other' }), 'format', 'wrong-format'],
		[file({}, { version: undefined }), 'version', 'missing'],
		[file({}, { version: '1' }), 'version', 'wrong-type'],
		[file({}, { version: 2 }), 'version', 'newer-version'],
		[file({}, { id: 'Bad Id' }), 'id', 'bad-id'],
		[file({}, { title: undefined }), 'title', 'missing'],
		[file({}, { title: {} }), 'title', 'empty'],
		[file({}, { extra: 1 }), 'extra', 'unknown-field'],
		[file({}, { records: { plan: [] } }), 'records.plan', 'one-plan'],
		[file({ plan: [plan, { ...plan, id: 'two' }] }), 'records.plan', 'one-plan'],
	])('%j is told at %s: %s', (input, place, code) => {
		expect(placesOf(input)).toEqual([[place, code]]);
	});

	it('is told when it has no records at all', () => {
		expect(placesOf(file({}, { records: null }))).toContainEqual(['records', 'not-an-object']);
	});
});

describe('a fault in a record', () => {
	it.each([
		[{ nothing: [] }, 'records.nothing', 'unknown-kind'],
		[{ constructor: [] }, 'records.constructor', 'unknown-kind'],
		[{ line: {} }, 'records.line', 'not-a-list'],
		[{ line: [7] }, 'records.line[0]', 'not-an-object'],
		[{ line: [line('le1'), { code: 'x', title: { en: 'x' } }] }, 'records.line[1].id', 'missing'],
		[{ line: [line('LE 1')] }, 'records.line[0].id', 'bad-id'],
		[{ line: [line('sample')] }, 'records.line[0] (sample).id', 'duplicate-id'],
		[{ line: [line('le1', { order: 1 })] }, 'records.line[0] (le1).order', 'unknown-field'],
		[{ line: [line('le1', { toString: 1 })] }, 'records.line[0] (le1).toString', 'unknown-field'],
		[{ line: [{ id: 'le1', code: 'LE1' }] }, 'records.line[0] (le1).title', 'missing'],
		[{ line: [line('le1', { code: 1 })] }, 'records.line[0] (le1).code', 'wrong-type'],
		[{ line: [line('le1', { code: '' })] }, 'records.line[0] (le1).code', 'empty'],
		[
			{ line: [line('le1', { objectivesStated: 'no' })] },
			'records.line[0] (le1).objectivesStated',
			'wrong-type',
		],
		[{ line: [line('le1', { objectives: 'oe1' })] }, 'records.line[0] (le1).objectives', 'not-a-list'],
		[{ line: [line('le1', { objectives: [null] })] }, 'records.line[0] (le1).objectives[0]', 'wrong-type'],
		[
			{ line: [line('le1', { objectives: ['oe1'] })] },
			'records.line[0] (le1).objectives[0]',
			'dangling-reference',
		],
		[
			{ line: [line('le1', { objectives: ['le1'] })] },
			'records.line[0] (le1).objectives[0]',
			'dangling-reference',
		],
		[{ line: [line('le1', { place: 'le1' })] }, 'records.line[0] (le1).place', 'dangling-reference'],
		[{ line: [line('le1', { title: 'Line' })] }, 'records.line[0] (le1).title', 'wrong-type'],
		[{ line: [line('le1', { title: { ca: ' ' } })] }, 'records.line[0] (le1).title.ca', 'empty'],
		[
			{ line: [line('le1', { title: { en: 'a', de: 'b' } })] },
			'records.line[0] (le1).title',
			'unknown-language',
		],
		[{ line: [line('le1', { title: { en: 'a', fr: 2 } })] }, 'records.line[0] (le1).title.fr', 'wrong-type'],
		[{ section: [{ ...line('s'), place: 's' }] }, 'records.section[0] (s).place', 'cyclic-place'],
		[
			{ framework: [{ id: 'f', title: { en: 'f' }, level: 'lunar' }] },
			'records.framework[0] (f).level',
			'unknown-concept',
		],
	])('%j is told at %s: %s', (records, place, code) => {
		const places = placesOf(file(records));
		expect(places.filter(([at]) => at === place)).toContainEqual([place, code]);
	});

	it('says which kinds a reference may name', () => {
		const [fault] = faultsOf(file({ line: [line('le1', { annexActors: ['nobody'] })] }));
		expect(fault).toEqual({
			place: 'records.line[0] (le1).annexActors[0]',
			reason: {
				code: 'dangling-reference',
				params: { id: 'nobody', kinds: 'organisation' },
				sentence: '"nobody" is no record of this template; expected: organisation.',
			},
		});
	});

	it('is told for members listed twice', () => {
		const objective = { ...line('oe1'), level: 'specific' };
		const records = { objective: [objective], line: [line('le1', { objectives: ['oe1', 'oe1'] })] };
		expect(placesOf(file(records))).toEqual([['records.line[0] (le1).objectives[1]', 'repeated-member']]);
	});

	it('is told once for a circle of places, with its members', () => {
		const section = (id: string, place: string) => ({ ...line(id), place });
		const faults = faultsOf(file({ section: [section('a', 'c'), section('b', 'a'), section('c', 'b')] }));
		expect(faults.map(({ reason }) => [reason.code, reason.params.chain])).toEqual([
			['cyclic-place', 'a → c → b → a'],
		]);
	});

	it('is told for dates that do not exist, years and rules', () => {
		const records = {
			plan: [{ ...plan, approvedOn: '2021-02-30', publishedOn: '2021-11', periodEnd: 20.5 }],
			indicator: [
				{
					id: 'i',
					title: { en: 'i' },
					status: 'proposed',
					measure: 'count',
					unit: 'count',
					compute: { op: Number.NaN },
				},
			],
		};
		expect(placesOf(file(records))).toEqual([
			['records.plan[0] (sample).periodEnd', 'wrong-type'],
			['records.plan[0] (sample).approvedOn', 'wrong-type'],
			['records.indicator[0] (i).compute', 'wrong-type'],
		]);
	});

	it('is told for what is too large', () => {
		const long = 'x'.repeat(TEMPLATE_LIMITS.text + 1);
		const many = Array.from({ length: TEMPLATE_LIMITS.members + 1 }, (_, index) => `m${index}`);
		expect(placesOf(file({ line: [line('le1', { description: { en: long }, objectives: many })] }))).toEqual([
			['records.line[0] (le1).description.en', 'too-long'],
			['records.line[0] (le1).objectives', 'too-many'],
		]);
		const records = Array.from({ length: TEMPLATE_LIMITS.records + 1 }, () => null);
		expect(placesOf(file({ line: records }))).toContainEqual(['records', 'too-many']);
	});

	it('is counted, not listed, beyond two hundred', () => {
		const faults = faultsOf(file({ line: Array.from({ length: 300 }, () => null) }));
		expect(faults).toHaveLength(201);
		expect(faults.at(-1)!.reason).toMatchObject({ code: 'more-faults', params: { count: 100 } });
	});
});

describe('reading a template', () => {
	it('leaves out what is null and keeps the rest', () => {
		const { records } = templateOf(file({ line: [line('le1', { description: null, objectives: [] })] }));
		expect(records.line).toEqual([{ id: 'le1', code: 'le1', title: { en: 'le1' }, objectives: [] }]);
	});

	it('fills in the vocabularies that it does not bring, and leaves alone those that it does', () => {
		const own = { id: 'level-lunar', vocabulary: 'framework-level', code: 'lunar', name: { en: 'Lunar' } };
		const { records } = templateOf(
			file({ concept: [own], framework: [{ id: 'f', title: { en: 'f' }, level: 'lunar' }] }),
		);
		const codes = (vocabulary: string) =>
			records.concept!.filter((one) => one.vocabulary === vocabulary).map(({ code }) => code);
		expect(codes('framework-level')).toEqual(['lunar']);
		expect(codes('comparator')).toEqual(defaultVocabularies.comparator!.map(([code]) => code));
	});

	it('places records among the siblings of their parent, in the order of the file', () => {
		const section = (id: string, place?: string) => ({ ...line(id), ...(place ? { place } : {}) });
		const placed = placeRecords(
			templateOf(file({ section: [section('b'), section('x', 'b'), section('a'), section('y', 'b')] })),
		).filter(({ kind }) => kind === 'section');
		expect(placed.map(({ id, contents }) => [id, contents.place])).toEqual([
			['b', { parent: null, position: 'a0' }],
			['x', { parent: 'b', position: 'a0' }],
			['a', { parent: null, position: 'a1' }],
			['y', { parent: 'b', position: 'a1' }],
		]);
	});

	it('never throws, whatever the input', () => {
		const anything = fc.anything({
			withBigInt: true,
			withDate: true,
			withMap: true,
			withNullPrototype: true,
			withSparseArray: true,
			withTypedArray: true,
		});
		const record = fc.dictionary(
			fc.constantFrom('id', 'title', 'place', 'line', 'objectives', 'compute', '__proto__', 'code'),
			anything,
		);
		const records = fc.dictionary(
			fc.constantFrom(...kinds.keys(), 'unheardOf'),
			fc.oneof(anything, fc.array(record, { maxLength: 3 })),
		);
		const almost = records.map((given) => file(given));
		fc.assert(
			fc.property(fc.oneof(anything, almost), (input) => {
				const reading = readTemplate(input);
				expect('template' in reading || reading.faults.length > 0).toBe(true);
			}),
			{ numRuns: 500 },
		);
		const trap = new Proxy({}, { ownKeys: () => { throw new Error('no'); } }); // prettier-ignore
		expect(faultsOf(file({ line: trap }))).toHaveLength(1);
	});

	it('tells every fault that a damaged real plan has, and never takes damage for a plan', () => {
		const text = JSON.stringify(ambFile);
		const ids = [...text.matchAll(/"id":"([^"]+)"/g)].map((match) => match[1]!);
		fc.assert(
			fc.property(fc.integer({ min: 1, max: ids.length - 1 }), (index) => {
				const damaged = text.replace(`"id":"${ids[index]}"`, '"id":"Not An Id"');
				expect(faultsOf(JSON.parse(damaged)).map(({ reason }) => reason.code)).toContain('bad-id');
			}),
			{ numRuns: 10 },
		);
	});
});

describe('a blank plan', () => {
	const blank = blankTemplate({
		id: 'metropolis-2030',
		title: { en: 'Metropolis 2030' },
		period: { start: 2026, end: 2030 },
		owner: { id: 'authority', name: { en: 'The authority' } },
	});

	it('is a template in which nothing is missing', () => {
		const template = templateOf(blank);
		expect(template.records.concept).toEqual(blank.records.concept);
		expect(template.records.plan).toEqual([expect.objectContaining({ owner: 'authority', periodEnd: 2030 })]);
		expect(template.records.sustainableDevelopmentGoal).toHaveLength(17);
		expect(template.records.action).toBeUndefined();
	});
});
