import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '#lib/domain/canonicalJson.ts';
import { cycleOf, type ReviewRow, type SubmissionRow } from '#lib/domain/cycle.ts';
import { familyOf, ID, isDocumentName } from '#lib/domain/document.ts';
import type { Field } from '#lib/domain/kind.ts';
import { kindNamed } from '#lib/domain/kinds.ts';
import { countSampleDocuments, sampleDocuments } from '#lib/domain/sample/sample.ts';
import { isSamplePlan, SAMPLE_SIZES, sampleId } from '#lib/domain/sample/sampleId.ts';
import { readFrame } from '#lib/domain/sample/frame.ts';
import { toolVocabularies } from '#lib/domain/vocabulary.ts';
import { makeRow } from '../support/rows.ts';
import { makeSample, readPublishedTemplate } from '../support/sample.ts';

const template = readPublishedTemplate();
const documents = makeSample(SAMPLE_SIZES.small);
const records = documents.flatMap((document) =>
	document.records.map((record) => ({ ...record, document: document.name })),
);
const ofKind = (name: string) => records.filter(({ kind }) => kind === name);
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const REGISTERS = [
	'call',
	'project',
	'continuityReview',
	'agreement',
	'membership',
	'membershipReview',
	'tierChange',
	'advocacy',
	'solution',
	'transfer',
	'indicatorTarget',
	'indicatorValue',
	'contribution',
	'metropolisFact',
	'bodyMeeting',
	'agendaPoint',
	'decision',
	'brought',
	'finding',
	'conclusion',
	'recommendation',
	'managementResponse',
	'jointRating',
	'lesson',
];

/** What the sample adds to a plan; the rest of it is the template's. */
const INVENTED_IN_PLAN = [
	'period',
	'review',
	'tierChange',
	'indicatorTarget',
	'contribution',
	'metropolisFact',
	'activityReport',
	'evaluation',
];

describe('a sample', () => {
	test('is the same for the same seed, and another for another', () => {
		expect(makeSample(SAMPLE_SIZES.small)).toEqual(documents);
		expect(makeSample(SAMPLE_SIZES.small, 2)).not.toEqual(documents);
	});

	// Two devices meet in the workspace of one sample: whoever changes what is made raises the edition in `sampleId.ts`.
	test('[I5] of this edition is what it was when the edition was made', () => {
		const invented = documents.map(({ name, records: all }) => ({
			name,
			records: name === 'plan' ? all.filter(({ kind }) => INVENTED_IN_PLAN.includes(kind)) : all,
		}));
		expect(sampleId({ plan: 'x', seed: 1, entries: 600 })).toBe('sample-x-600-1-e4');
		expect(sha256(JSON.stringify(invented))).toMatchInlineSnapshot(
			`"a6a21a930d609d236ab52e5a955bb38833bc0319b01e5d3b02e2b8867fcd5da6"`,
		);
	});

	test.each(['amb-2021-2025', 'plan', 'my-sample-1', ''])('is refused in the workspace "%s"', (workspace) => {
		const making = sampleDocuments({ workspace, template, seed: 1, entries: 10 });
		expect(() => making.next()).toThrow('is no sample workspace');
	});

	test('has as many entries as asked for, of every type, in fifty organisations of the plan, within its years', () => {
		const entries = ofKind('entry');
		expect(entries).toHaveLength(600);
		expect(makeSample(50)).toHaveLength(countSampleDocuments(template));
		const { organisations, start, end } = readFrame(template);
		expect(organisations).toHaveLength(50);
		expect(new Set(entries.map(({ document }) => document)).size).toBe(50);
		const types = new Set(entries.flatMap(({ contents }) => contents.type ?? []));
		expect([...types].sort()).toEqual(toolVocabularies['entry-type']!.map(([code]) => code).sort());
		for (const { contents } of entries) {
			expect((contents.date as string) >= `${start}-01-01`).toBe(true);
			expect(((contents.until ?? contents.date) as string) <= `${end}-12-31`).toBe(true);
		}
	});

	test('holds what its kinds declare, where they may live, and refers to what is there', () => {
		const known = new Set(records.map(({ kind, id }) => `${kind}/${id}`));
		expect(known.size).toBe(records.length);
		for (const { kind: name, id, contents, document } of records) {
			const kind = kindNamed(name);
			expect(kind.documents).toContain(familyOf(document));
			expect(isDocumentName(document) && ID.test(id)).toBe(true);
			for (const [field, content] of Object.entries(contents)) {
				const declared: Field | undefined = kind.fields[field];
				if (content === undefined || content === null) continue;
				expect(declared, `${name}.${field}`).toBeDefined();
				const values = Array.isArray(content) ? content : [content];
				if (declared!.type !== 'place' && 'ref' in declared! && declared.ref)
					for (const value of values)
						expect(
							declared.ref.some((of) => known.has(`${of}/${value}`)),
							`${name}/${id} ${field} ${value}`,
						).toBe(true);
			}
			// What was written down in a hurry lacks its type.
			for (const [field, { required }] of Object.entries(kind.fields))
				if (required && field !== 'type') expect(contents[field], `${name}/${id} ${field}`).toBeDefined();
		}
	});

	test('has a handful of everything that the registers keep, at every stage', () => {
		const counts = Object.fromEntries(REGISTERS.map((kind) => [kind, ofKind(kind).length] as const));
		for (const [kind, count] of Object.entries(counts)) {
			expect(count, kind).toBeGreaterThanOrEqual(3);
			expect(count, kind).toBeLessThan(200);
		}
		const codes = (kind: string, field: string) =>
			new Set(ofKind(kind).map(({ contents }) => contents[field]));
		expect(codes('project', 'stage').size).toBeGreaterThan(5);
		expect(codes('transfer', 'stage').size).toBeGreaterThan(3);
		expect(codes('membership', 'status').size).toBeGreaterThan(2);
		expect(ofKind('transfer').some(({ contents }) => contents.arisesFrom)).toBe(true);
	});

	test('uses words that the tool or the plan has', () => {
		const own = new Set(ofKind('concept').map(({ contents }) => `${contents.vocabulary}/${contents.code}`));
		for (const { kind: name, id, contents } of records) {
			if (!REGISTERS.includes(name)) continue;
			for (const [field, declared] of Object.entries(kindNamed(name).fields)) {
				if (!('concept' in declared) || !declared.concept) continue;
				const codes = toolVocabularies[declared.concept]!.map(([code]) => code);
				for (const code of [contents[field] ?? []].flat() as string[])
					expect(
						codes.includes(code) || own.has(`${declared.concept}/${code}`),
						`${name}/${id} ${field} ${code}`,
					).toBe(true);
			}
		}
	});

	test('adds up: own funds and grant make the budget, and nothing is decided before it is submitted', () => {
		for (const { contents } of ofKind('project')) {
			const {
				budgetEur,
				ownFundsEur,
				requestedEur,
				grantEur = requestedEur,
			} = contents as Record<string, number>;
			expect(ownFundsEur! + requestedEur!).toBe(budgetEur);
			expect(grantEur).toBe(requestedEur);
			const days = ['submitted', 'decided', 'starts', 'ends'].flatMap(
				(day) => contents[day] ?? [],
			) as string[];
			expect(days).toEqual(days.toSorted());
			if (contents.stage === 'rejected') expect(contents.reason).toBeDefined();
			expect(Object.values(contents.title as object)[0]).toMatch(/mostra|muestra|exemple|[Ss]ample/);
		}
	});

	test('says of every figure about a metropolis, and of every measured value, that it is no fact', () => {
		const figures = ['metropolisFact', 'indicatorValue', 'indicatorTarget'].flatMap(ofKind);
		expect(figures.length).toBeGreaterThan(80);
		for (const { contents } of figures) expect(contents.sourceWords).toBe('Dada de mostra, inventada');
	});

	test('leaves no gap in a sentence, and is mostly Catalan', () => {
		for (const { contents } of ofKind('entry'))
			for (const title of Object.values(contents.title as object))
				expect(title).not.toMatch(/ (?:sobre|sur|on) .+ (?:sobre|sur|on) /);
		expect(JSON.stringify(ofKind('entry'))).not.toMatch(/\{(topic|city|name|org|n)\}|\(\)|undefined/);
		for (const { contents } of ofKind('entry'))
			expect(Object.values(contents.title as object)[0]).not.toMatch(/[:,]\s*$/);
		const catalan = ofKind('entry').filter(({ contents }) => 'ca' in (contents.title as object));
		expect(catalan.length / 600).toBeGreaterThan(0.6);
		const languages = new Set(
			ofKind('entry').flatMap(({ contents }) => Object.keys(contents.title as object)),
		);
		expect([...languages].sort()).toEqual(['ca', 'en', 'es', 'fr']);
	});

	test('says of every person, and of the plan, that it is invented', () => {
		const names = records.flatMap(({ kind, contents }) =>
			['profile', 'submission', 'review', 'comment'].includes(kind)
				? [contents.name]
				: kind === 'task'
					? [contents.person]
					: [],
		);
		expect(names.length).toBeGreaterThan(100);
		for (const name of names) expect(name).toMatch(/^Persona de mostra \d+$/);
		const [plan] = ofKind('plan');
		expect(plan!.contents.sample).toBe(true);
		expect((plan!.contents.title as { ca: string }).ca).toMatch(/^Dades de mostra/);
	});

	test('has reports that are missing, late, returned, accepted and undecided, and units that differ', () => {
		const { actions, organisations } = readFrame(template);
		const writing = new Set(organisations.map(({ id }) => id));
		const owed = 5 * actions.flatMap(({ units }) => units.filter((unit) => writing.has(unit))).length;
		const updates = ofKind('update');
		expect(updates.length / owed).toBeGreaterThan(0.5);
		expect(updates.length).toBeLessThan(owed);
		const due = new Map(ofKind('period').map(({ id, contents }) => [id, Date.parse(contents.due as string)]));
		const periodOf = new Map(updates.map(({ id, contents }) => [id, contents.period as string]));
		const late = ofKind('submission').filter(
			({ created, contents }) => created!.time > due.get(periodOf.get(contents.update as string)!)!,
		);
		expect(late.length).toBeGreaterThan(5);
		expect(late.length).toBeLessThan(ofKind('submission').length / 2);
		const decisions = ofKind('review').map(({ contents }) => contents.decision);
		expect(decisions.filter((decision) => decision === 'returned').length).toBeGreaterThan(5);
		expect(decisions.filter((decision) => decision === 'accepted').length).toBeGreaterThan(50);
		expect(ofKind('submission').length).toBeGreaterThan(decisions.length);
		const rates = [...new Set(updates.map(({ document }) => document))].map(
			(document) => updates.filter((update) => update.document === document).length,
		);
		expect(new Set(rates).size).toBeGreaterThan(1);
	});

	test('hands in what its hash says', () => {
		for (const { contents } of ofKind('submission'))
			expect(contents.hash).toBe(sha256(canonicalJson(contents.contents)));
	});

	test('goes through the states of the cycle, and nothing in it was altered', () => {
		const rowsOf = (kind: string) =>
			ofKind(kind).map(({ id, contents, document, created }) =>
				makeRow(kind, id, { ...contents, document, created }),
			);
		const submissions = rowsOf('submission') as unknown as SubmissionRow[];
		const reviews = rowsOf('review') as unknown as ReviewRow[];
		const cycles = ofKind('update').map(({ id, document }) =>
			cycleOf(
				{ id, document },
				submissions.filter((row) => row.update === id),
				reviews.filter((row) => row.update === id),
			),
		);
		expect(new Set(cycles.map(({ state }) => state))).toEqual(
			new Set(['draft', 'submitted', 'returned', 'accepted']),
		);
		const standings = new Set(cycles.flatMap(({ steps }) => steps.map(({ standing }) => standing)));
		expect([...standings].filter((standing) => !['counts', 'past', 'late'].includes(standing))).toEqual([]);
	});

	test('keeps its mark with the plan, whatever the workspace is called', () => {
		expect(isSamplePlan('elsewhere', { sample: true })).toBe(true);
		expect(isSamplePlan(sampleId({ plan: 'x', seed: 1, entries: 5 }), { sample: null })).toBe(true);
		expect(isSamplePlan('amb-2021-2025', { sample: null })).toBe(false);
		expect(isSamplePlan('amb-2021-2025', undefined)).toBe(false);
	});
});
