import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kinds } from '#lib/domain/kinds.ts';
import { compareRecord } from '#lib/exchange/json/compareRecord.ts';
import { editsOfPlan, planRecords, withRights } from '#lib/exchange/json/planRecords.ts';
import { readRecordsFile } from '#lib/exchange/json/readRecords.ts';
import type { RecordsFile } from '#lib/exchange/json/recordsFile.ts';
import { recordsSchema } from '#lib/exchange/json/recordsSchema.ts';
import { packRows, workOnRecords } from '#lib/exchange/json/work.ts';
import { writeRecords } from '#lib/exchange/json/writeRecords.ts';
import { WorkFault } from '#lib/exchange/work.ts';
import { Held } from '../../support/exported.ts';
import { makeSample } from '../../support/sample.ts';
import { makeRow, RETRACTED } from '../../support/rows.ts';

const HEAD = { workspace: 'amb-2021-2025', title: { ca: 'Pla', en: 'Plan' }, sample: true };
const NONE = { new: 0, changed: 0, since: 0, kept: 0, same: 0, refused: 0 };
const ajv = new Ajv2020({ strict: true, strictTypes: false, allErrors: true });
const validate = ajv.compile(recordsSchema());

const fileOf = (text: string): RecordsFile => {
	const reading = readRecordsFile(text);
	if ('fault' in reading) throw new Error(reading.fault);
	return reading;
};
/** Who brings a file in edits, and so does who takes that back: all else is the same. */
const linesOf = (text: string) => text.replace(/"edited":(?:null|"[^"]*"),/gu, '').split('\n');

describe('a file of all records', () => {
	let full: Held;
	let text: string;
	const sample = makeSample(120);

	beforeAll(async () => {
		full = await Held.of(sample);
		text = writeRecords(HEAD, full.rows());
	});
	afterAll(() => full.close());

	test('is what its JSON Schema says', () => {
		expect(validate(JSON.parse(text)), JSON.stringify(validate.errors?.slice(0, 5))).toBe(true);
		const read = fileOf(text);
		expect(read.records.length).toBeGreaterThan(500);
		expect(new Set(read.records.map(({ kind }) => kind)).size).toBeGreaterThan(30);
	});

	test('has a schema that refuses what is none', () => {
		const broken = JSON.parse(text) as { records: Record<string, { document: string; date?: unknown }[]> };
		broken.records.entry![0]!.document = 'private/amb';
		expect(validate(broken)).toBe(false);
		broken.records.entry![0]!.document = 'org/amb';
		expect(validate(broken)).toBe(true);
		broken.records.entry![0]!.date = 2024;
		expect(validate(broken)).toBe(false);
	});

	test('is the same bytes, in whatever order the rows come', () => {
		expect(writeRecords({ ...HEAD, title: { en: 'Plan', ca: 'Pla' } }, full.rows().reverse())).toBe(text);
	});

	test('changes nothing where it came from', () => {
		const plan = planRecords(fileOf(text), full.index(), HEAD.workspace);
		expect(plan.lines).toEqual([]);
		expect(plan.counts).toEqual({ ...NONE, same: fileOf(text).records.length });
	});

	test('gives the same records to a workspace with the same plan, but for what people signed or said', async () => {
		const empty = await Held.of(sample.filter(({ name }) => name === 'plan').slice(0, 1));
		const plan = planRecords(fileOf(text), empty.index(), 'elsewhere');
		expect(plan.counts.new).toBeGreaterThan(200);
		expect(plan.counts.changed).toBe(0);
		const refused = new Map(
			plan.lines.filter((l) => l.outcome === 'refused').map((l) => [l.kind, l.refusal]),
		);
		for (const [kind, refusal] of refused)
			expect([kind, refusal]).toEqual([kind, kind === 'comment' ? 'spoken' : 'signed']);
		const takeBack = await empty.write(editsOfPlan(plan));
		const left = linesOf(
			writeRecords(
				HEAD,
				full.rows().filter(({ kind }) => !refused.has(kind)),
			),
		);
		expect(
			linesOf(
				writeRecords(
					HEAD,
					empty.rows().filter(({ kind }) => !refused.has(kind)),
				),
			),
		).toEqual(left);
		takeBack();
		expect(empty.rows().filter((row) => !row.retracted && row.document !== 'plan')).toEqual([]);
		await empty.close();
	});

	test('brings nothing into a document that this device may not write', () => {
		const plan = planRecords(fileOf(text), () => undefined, HEAD.workspace);
		const own = plan.lines.find(
			(line) => line.outcome === 'new' && line.document.startsWith('org/'),
		)!.document;
		const bound = withRights(plan, (document) => document === own);
		const told = bound.lines.filter(({ outcome }) => outcome === 'new');
		expect(told.length).toBeGreaterThan(0);
		expect(new Set(told.map(({ document }) => document))).toEqual(new Set([own]));
		expect(bound.counts.new).toBe(told.length);
		expect(bound.counts.new + bound.counts.refused).toBe(plan.counts.new + plan.counts.refused);
		expect(editsOfPlan(bound)).toHaveLength(told.length);
	});

	test('is written and compared beside the page, from packed rows, as in it', async () => {
		const packed = [packRows(full.rows().slice(0, 300)), packRows(full.rows().slice(300))];
		const bytes = await workOnRecords({ do: 'write', head: HEAD, rows: packed }, () => {});
		expect(new TextDecoder().decode(bytes as Uint8Array)).toBe(text);
		const plan = await workOnRecords(
			{ do: 'plan', file: bytes as Uint8Array, workspace: HEAD.workspace, rows: packed },
			() => {},
		);
		expect(plan).toMatchObject({ lines: [], workspace: HEAD.workspace, sample: true });
		const broken = new TextEncoder().encode('{');
		expect(() =>
			workOnRecords({ do: 'plan', file: broken, workspace: HEAD.workspace, rows: [] }, () => {}),
		).toThrow(WorkFault);
	});

	test('changes exactly what was edited in it, and a blank deletes nothing', async () => {
		const edited = JSON.parse(text) as { records: Record<string, Record<string, unknown>[]> };
		const entry = edited.records.entry!.find(({ location }) => location)!;
		const before = full.rowOf('entry', entry.id as string)!;
		Object.assign(entry, {
			date: '2022-02-03',
			location: '',
			tags: [],
			title: { fr: 'Une réunion', ca: '' },
		});
		const plan = planRecords(fileOf(JSON.stringify(edited)), full.index(), HEAD.workspace);
		expect(plan.lines).toHaveLength(1);
		expect(plan.lines[0]).toMatchObject({
			outcome: 'changed',
			contents: { date: '2022-02-03', title: { fr: 'Une réunion' } },
		});
		const takeBack = await full.write(editsOfPlan(plan));
		const now = full.rowOf('entry', before.id)!;
		expect(now).toMatchObject({ date: '2022-02-03', location: before.location, tags: before.tags });
		expect(now.title).toEqual({ ...(before.title as object), fr: 'Une réunion' });
		takeBack();
		expect(linesOf(writeRecords(HEAD, full.rows()))).toEqual(linesOf(text));
	});
});

describe('[I11] what leaves', () => {
	const rows = [
		makeRow('contact', 'c1', { document: 'private/amb', name: 'SECRET one' }),
		makeRow('contact', 'c2', { document: 'org/amb', name: 'SECRET two' }),
		makeRow('ballot', 'b1', { document: 'seat/w1/s1', marks: { SECRET: 1 } }),
		makeRow('card', 'k1', { document: 'seat/w1/s1', text: 'SECRET card' }),
		makeRow('card', 'k2', { document: 'workshop/w1', text: 'SECRET board' }),
		makeRow('profile', 'p1', { document: 'org/amb', person: 'SECRET', name: 'SECRET' }),
		makeRow('task', 't1', { document: 'org/amb', title: { ca: 'SECRET' }, subject: 'contact/c1' }),
		makeRow('task', 't2', { document: 'org/amb', title: { ca: 'Gone SECRET' }, ...RETRACTED }),
		makeRow('task', 't3', {
			document: 'org/amb',
			title: { ca: 'Visible' },
			created: { person: 'SECRET', device: 'SECRET', time: 1 },
		}),
	];

	test('is nothing that is private, retracted, or about a contact, and nobody’s device', () => {
		const text = writeRecords(HEAD, rows);
		expect(text).not.toContain('SECRET');
		expect(text).toContain('Visible');
	});

	test('does not come back into private documents either', () => {
		const here = { rowOf: () => undefined, versions: {} };
		expect(compareRecord('contact', { id: 'c1', document: 'private/amb', name: 'X' }, here).refusal).toBe(
			'private',
		);
		expect(compareRecord('card', { id: 'k1', document: 'seat/w/s', text: 'X' }, here).refusal).toBe(
			'private',
		);
		expect(
			compareRecord('task', { id: 't', document: 'org/amb', type: 'task', subject: 'contact/c' }, here)
				.refusal,
		).toBe('private');
	});
});

describe('a record of a file', () => {
	const row = makeRow('task', 't1', {
		document: 'org/amb',
		type: 'task',
		title: { ca: 'Fer' },
		due: '2024-05-01',
	});
	const here = {
		rowOf: (_: string, id: string) => (id === 't1' ? row : undefined),
		versions: {},
	};
	const whole = { id: 't2', document: 'org/amb', type: 'task', title: { ca: 'Nova' } };

	test.each([
		['notRecord', 'task', 7, {}],
		['unknownKind', 'nonsense', whole, {}],
		['badId', 'task', { ...whole, id: 'Not An Id' }, {}],
		['newerKind', 'task', whole, { versions: { task: 9 } }],
		['badDocument', 'task', { ...whole, document: 'plan' }, {}],
		['badDocument', 'task', { ...whole, document: '../org' }, {}],
		['content', 'task', { ...whole, due: '2023-02-30' }, {}],
		['content', 'task', { ...whole, title: 'no languages' }, {}],
		['content', 'task', { ...whole, title: { de: 'Neu' } }, {}],
		['empty', 'task', { id: 't2', document: 'org/amb', note: {}, due: '' }, {}],
		['retracted', 'task', whole, { rowOf: () => ({ ...row, ...RETRACTED }) }],
		['spoken', 'comment', { id: 'c1', document: 'org/amb', subject: 'task/t1', words: 'Hi' }, {}],
		['signed', 'closing', { id: 'c1', document: 'plan', period: 'p', step: 'closed' }, {}],
		['single', 'plan', { id: 'p2', document: 'plan', title: { ca: 'Un altre pla' } }, {}],
		['signed', 'lateArrival', { id: 'l1', document: 'plan', name: 'X' }, {}],
	])('is refused as %s', (refusal, kind, record, other) => {
		expect(compareRecord(kind, record, { ...here, ...other })).toMatchObject({ outcome: 'refused', refusal });
	});

	test.each(['lateArrival', 'reportFreeze', 'tierChange', 'review', 'endorsement'])(
		'of the kind %s is not changed either, since it was signed',
		(name) => {
			const kind = kinds.get(name)!;
			const field = Object.keys(kind.fields).find((one) => ['name', 'note', 'since'].includes(one))!;
			const document = kind.documents[0] === 'plan' ? 'plan' : 'org/amb';
			const there = makeRow(name, 's1', { document, [field]: '2023-01-01' });
			const told = { id: 's1', document, [field]: '2024-01-01' };
			expect(compareRecord(name, told, { ...here, rowOf: () => there })).toMatchObject({
				outcome: 'refused',
				refusal: 'signed',
			});
		},
	);

	test('is new, the same or changed field by field', () => {
		expect(compareRecord('task', whole, here).outcome).toBe('new');
		expect(compareRecord('task', { id: 't1', document: 'org/gava', due: '2024-05-01' }, here).outcome).toBe(
			'same',
		);
		// Who reads and writes it differs from document to document: it is changed only where the file has it.
		expect(compareRecord('task', { id: 't1', document: 'org/gava', due: '2024-06' }, here)).toMatchObject({
			outcome: 'refused',
			refusal: 'elsewhere',
		});
		expect(
			compareRecord('task', { id: 't1', document: 'org/amb', due: '2024-06', later: 1 }, here),
		).toMatchObject({
			outcome: 'changed',
			document: 'org/amb',
			changes: [{ field: 'due', before: '2024-05-01', after: '2024-06' }],
			unknownFields: ['later'],
		});
	});

	test('brings a text that several write together as the words to be typed there, and what is blank deletes none', () => {
		const entry = makeRow('entry', 'e1', { document: 'org/amb', description: { ca: 'Aquí', fr: 'Ici' } });
		const description = { ca: 'Allà', fr: '', en: 'There' };
		const line = compareRecord(
			'entry',
			{ id: 'e1', document: 'org/amb', description },
			{ ...here, rowOf: () => entry },
		);
		expect(line).toMatchObject({
			outcome: 'changed',
			contents: {},
			texts: [
				{ field: 'description', language: 'ca', words: 'Allà' },
				{ field: 'description', language: 'en', words: 'There' },
			],
		});
		expect(editsOfPlan({ lines: [line] })).toEqual([]);
	});

	test('never makes anything throw', () => {
		fc.assert(
			fc.property(fc.constantFrom(...kinds.keys(), 'x'), fc.jsonValue(), (kind, record) => {
				compareRecord(kind, record, here);
			}),
		);
		fc.assert(fc.property(fc.string(), (text) => void readRecordsFile(text)));
		fc.assert(fc.property(fc.jsonValue(), (value) => void readRecordsFile(JSON.stringify(value))));
	});
});

test.each([
	['notJson', 'PK\u0003\u0004'],
	['foreign', '[]'],
	['foreign', '{"format":"other"}'],
	['template', '{"format":"rumb-plan"}'],
	['lessons', '{"format":"rumb-lessons","version":1,"lessons":[]}'],
	['newer', '{"format":"rumb-records","version":2}'],
	['damaged', '\uFEFF{"format":"rumb-records","version":1,"work'],
	['damaged', '{"format":"rumb-records","version":1,"workspace":"a","kinds":{},"records":{"task":{}}}'],
])('a file is refused as %s', (fault, text) => expect(readRecordsFile(text)).toEqual({ fault }));

test('strings of any sort come back as they were', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), fc.array(fc.string({ minLength: 1 })), (words, tags) => {
			const row = makeRow('entry', 'e1', { document: 'org/amb', location: words, tags });
			const [found] = fileOf(writeRecords(HEAD, [row])).records;
			expect(found!.record).toMatchObject(words ? { location: words.toWellFormed() } : {});
		}),
	);
});

test('the JSON Schema that is published is current: scripts/buildRecordsSchema.ts writes it', () => {
	const published: unknown = JSON.parse(
		readFileSync(new URL('../../../docs/rumb-records-1.schema.json', import.meta.url), 'utf8'),
	);
	expect(published).toEqual(JSON.parse(JSON.stringify(recordsSchema())));
});
