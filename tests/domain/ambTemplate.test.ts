import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { isPerLanguage } from '#lib/domain/kind.ts';
import { kindNamed } from '#lib/domain/kinds.ts';
import { LANGUAGES } from '#lib/domain/language.ts';
import { sectionCodeOf } from '#lib/domain/section.ts';
import { placeRecords, type TemplateRecord } from '#lib/domain/template.ts';
import { ambFile, ambTemplate } from './ambRows.ts';

const root = path.resolve(import.meta.dirname, '../..');
const template = ambTemplate();
const records = (kind: string): readonly TemplateRecord[] => template.records[kind] ?? [];
const count = (kind: string, test: (record: TemplateRecord) => boolean) => records(kind).filter(test).length;
const everyRecord = Object.entries(template.records).flatMap(([kind, list]) =>
	list.map((record) => ({ kind, record })),
);

describe('the first real plan', () => {
	it('reads as it is written', () => {
		expect(template).toEqual(ambFile);
		expect(template.id).toBe('amb-2021-2025');
	});

	it.each(
		Object.entries({
			plan: 1,
			section: 15,
			objective: 4,
			line: 5,
			block: 3,
			action: 29,
			expectedResult: 16,
			indicator: 83,
			themeGroup: 4,
			theme: 11,
			subtheme: 9,
			zone: 6,
			zoneLine: 18,
			openGroup: 3,
			metropolis: 37,
			interventionForm: 4,
			formLine: 20,
			governanceArrangement: 6,
			communicationMeasure: 2,
			monitoringPurpose: 3,
			monitoringMilestone: 7,
			framework: 16,
			pamPrinciple: 10,
			swotItem: 39,
			challenge: 8,
			figure: 17,
			recurringEvent: 9,
			pastMeeting: 4,
			organisation: 146,
			sustainableDevelopmentGoal: 17,
			glossaryTerm: 97,
			acronym: 29,
		}),
	)('has its records of the kind %s: %i', (kind, expected) => {
		expect(records(kind)).toHaveLength(expected);
	});

	it.each([
		['action', 'block', { 'le1-eu': 4, 'le1-med': 2, 'le1-un': 7 }],
		['action', 'line', { le1: 13, le2: 4, le3: 6, le4: 5, le5: 1 }],
		['expectedResult', 'line', { le1: 5, le2: 2, le3: 5, le4: 3, le5: 1 }],
		[
			'zoneLine',
			'zone',
			{ europe: 5, mediterranean: 4, 'latin-america': 3, 'us-canada': 2, asia: 2, africa: 2 },
		],
		['swotItem', 'quadrant', { strengths: 11, weaknesses: 12, opportunities: 11, threats: 5 }],
		['objective', 'level', { general: 1, specific: 3 }],
		['metropolis', 'relation', { priority: 24, intensify: 7, establish: 0, maintained: 1, cited: 4 }],
		['organisation', 'type', { council: 36 }],
	])('has its %s by %s', (kind, field, expected) => {
		for (const [value, number] of Object.entries(expected))
			expect([value, count(kind, (record) => record[field] === value)]).toEqual([value, number]);
	});

	it('has one home metropolis and 36 abroad, and a group of the 36 councils', () => {
		expect(records('metropolis').filter((one) => one.home)).toHaveLength(1);
		const group = records('organisation').find(({ id }) => id === 'metropolitan-councils');
		expect(group!.members).toHaveLength(36);
	});

	it('gives every record its source, in a chapter that it knows where it is a chapter', () => {
		const sections = new Set(records('section').map(({ code }) => code));
		for (const { kind, record } of everyRecord) {
			expect(record.source, `${kind} ${record.id}`).toEqual(expect.any(String));
			const code = sectionCodeOf(record.source as string);
			if (!/^(\d{3}|rumb)/.test(code)) expect(sections, `${kind} ${record.id}: ${code}`).toContain(code);
		}
	});

	it('has every text in four languages', () => {
		const missing = everyRecord.flatMap(({ kind, record }) =>
			Object.entries(kindNamed(kind).fields)
				.filter(([name, field]) => isPerLanguage(field) && record[name])
				.filter(([name]) => !LANGUAGES.every((language) => (record[name] as object)[language as never]))
				.map(([name]) => `${kind} ${record.id} ${name}`),
		);
		expect(missing).toEqual([]);
	});

	it('sets no value that the plan does not set', () => {
		for (const field of ['baseline', 'target'])
			expect(count('indicator', (record) => field in record)).toBe(0);
		expect(count('indicator', ({ status }) => status === 'proposed')).toBe(83);
		expect(records('plan')[0]).not.toHaveProperty('budgetAmount');
	});

	it('computes indicators only with things that exist', () => {
		const ids = new Set(everyRecord.map(({ record }) => record.id));
		const codes = new Set(
			records('concept').map(({ vocabulary, code }) => `${String(vocabulary)}/${String(code)}`),
		);
		for (const { compute } of records('indicator')) {
			const { source, op, entryTypes, field, flag, filter, where } = compute as Record<string, unknown>;
			expect(codes).toContain(`calculation-source/${String(source)}`);
			expect(codes).toContain(`calculation/${String(op)}`);
			for (const type of entryTypes as string[]) expect(codes).toContain(`entry-type/${type}`);
			if (field) expect(codes).toContain(`entry-field/${String(field)}`);
			if (flag) expect(codes).toContain(`entry-flag/${String(flag)}`);
			for (const id of Object.values((filter ?? {}) as object).flat()) expect(ids).toContain(id);
			const { zone, network, organisation } = (where ?? {}) as Record<string, string[]>;
			for (const id of [zone, network, organisation].flat()) if (id) expect(ids).toContain(id);
		}
	});

	it('can be seeded: each record once, each place with a position', () => {
		const placed = placeRecords(template);
		expect(new Set(placed.map(({ id }) => id)).size).toBe(placed.length);
		for (const { kind, contents } of placed)
			if (kindNamed(kind).fields.place)
				expect(contents.place).toMatchObject({ position: expect.any(String) as string });
	});

	it('is listed among the plans that a workspace may start from', () => {
		const folder = path.join(root, 'static/plans');
		const index = JSON.parse(readFileSync(path.join(folder, 'index.json'), 'utf8')) as Record<
			string,
			string
		>[];
		const listed = index.find(({ id }) => id === template.id);
		expect(listed).toMatchObject({ title: template.title, period: { start: 2021, end: 2025 } });
		expect(existsSync(path.join(folder, listed!.template!))).toBe(true);
	});
});

const shared = path.resolve(root, '../shared/plan');
const files = ['plan', 'organisations', 'metropolises', 'glossary', 'indicators', 'sdg'];

// The files from which the template was made are not part of the repository.
describe.skipIf(!existsSync(path.join(shared, 'plan.json')))(
	'the data that the template was made from',
	() => {
		const recordsById = new Map(everyRecord.map(({ record }) => [record.id, record]));
		const all = stringsIn(template);

		it.each(files)('loses no word of %s.json', (name) => {
			const lost = [...stringsIn(read(name), ['target'])].filter((text) => !all.has(text));
			expect(lost).toEqual([]);
		});

		it.each(files)('keeps each thing of %s.json in the record of its id', (name) => {
			for (const entity of entitiesIn(read(name))) {
				const record = recordsById.get(entity.id as string);
				expect(record, String(entity.id)).toBeDefined();
				const kept = stringsIn(record);
				// A zone's metropolises, a line's zones and the kind of an indicator's subject are said by other records or fields.
				const elsewhere = [
					'zones',
					'priority',
					'intensify',
					'establish',
					'maintained',
					'target',
					'relations',
				];
				const lost = [...stringsIn(entity, elsewhere, true)].filter((text) => !kept.has(text));
				expect(lost, String(entity.id)).toEqual([]);
			}
		});

		function read(name: string): unknown {
			return JSON.parse(readFileSync(path.join(shared, `${name}.json`), 'utf8'));
		}
	},
);

/** Every string and number in a value; `own` leaves out lists of objects and what has an id or is keyed by code. */
function stringsIn(input: unknown, except: readonly string[] = [], own = false): Set<unknown> {
	const found = new Set<unknown>();
	const walk = (value: unknown, depth: number): void => {
		if (typeof value === 'string' || typeof value === 'number') found.add(value);
		else if (Array.isArray(value)) {
			if (!own || typeof value[0] !== 'object') for (const member of value) walk(member, depth + 1);
		} else if (value !== null && typeof value === 'object') {
			if (own && depth > 0 && ('id' in value || Object.values(value).some(isTexts))) return;
			for (const [key, member] of Object.entries(value))
				if (!except.includes(key) && key !== 'order') walk(member, depth + 1);
		}
	};
	walk(input, 0);
	return found;
}

function isTexts(value: unknown): boolean {
	return typeof value === 'object' && value !== null && 'ca' in value && 'en' in value;
}

function* entitiesIn(value: unknown): Generator<Record<string, unknown>> {
	if (value === null || typeof value !== 'object') return;
	if (!Array.isArray(value) && 'id' in value) yield value as Record<string, unknown>;
	for (const member of Object.values(value)) yield* entitiesIn(member);
}
