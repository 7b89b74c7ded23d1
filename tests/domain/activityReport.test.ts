import { describe, expect, it } from 'vitest';
import { changesSince, readTaken, takeNote } from '#lib/domain/activityReportChanges.ts';
import { readReportFile } from '#lib/domain/activityReportContents.ts';
import type { PartData, Placeholder } from '#lib/domain/activityReportData.ts';
import { dataOf, layOutReport, partIdIn } from '#lib/domain/activityReportParts.ts';
import { ReportReading } from '#lib/domain/activityReportSources.ts';
import {
	type FreezeRow,
	isSignedBy,
	isTouched,
	orderParts,
	type PartRow,
	standingOfReport,
} from '#lib/domain/activityReportStanding.ts';
import { translationMark, translationState } from '#lib/domain/activityReportTranslation.ts';
import { canonicalBytes, canonicalJson } from '#lib/domain/canonicalJson.ts';
import { loggers } from '#lib/domain/logged.ts';
import { readingOf, rowsByKind, sourcesOf } from '../support/reportSources.ts';
import { makeRow } from '../support/rows.ts';
import { makeSample } from '../support/sample.ts';
import { sampleReport } from '../support/sampleReport.ts';

const YEAR = 2023;
const documents = makeSample(600);
const reading = readingOf(documents, YEAR);
const data = (placeholder: Placeholder, line: string | null = null): PartData => {
	const found = dataOf(reading, { placeholder, line });
	if (!found) throw new Error(`no data for ${placeholder}`);
	return found;
};
const figure = (of: PartData, key: string) => of.figures.find((each) => each.key === key)!;

/** Counted again from the sample's own records, without anything that the report reads them with. */
const records = documents.flatMap(({ name, records: all }) =>
	all.map(({ kind, id, contents }) => ({ kind, id, document: name, ...contents }) as Record<string, unknown>),
);
const ofKind = (kind: string) => records.filter((record) => record.kind === kind);
const inYear = (day: unknown, year: number) => typeof day === 'string' && day.startsWith(String(year));

describe('the data of a report, counted again', () => {
	it('facts: entries of the year, and what other records tell', () => {
		for (const year of [YEAR, YEAR - 1]) {
			const entries = ofKind('entry').filter(({ date }) => inYear(date, year)).length;
			const rows = rowsByKind(documents);
			const told = Object.entries(loggers).flatMap(([kind, logger]) =>
				(rows.get(kind) ?? []).flatMap((row) => logger(row).filter(({ date }) => inYear(date, year))),
			).length;
			const facts = figure(data('overview'), 'facts');
			expect(year === YEAR ? facts.value : facts.before).toBe(entries + told);
		}
	});

	it('grants: those of bids decided in the year and won, in cents', () => {
		const won = new Set(['awarded', 'running', 'closed', 'capitalised']);
		const cents = ofKind('project')
			.filter(({ stage, decided }) => won.has(String(stage)) && inYear(decided, YEAR))
			.reduce((sum, { grantEur }) => sum + Math.round(Number(grantEur ?? 0) * 100), 0);
		expect(figure(data('funds'), 'granted').value).toBe(cents / 100);
		const submitted = ofKind('project').filter(
			(record) => record.stage !== 'preparing' && inYear(record.submitted, YEAR),
		);
		expect(figure(data('funds'), 'bidsSubmitted').value).toBe(submitted.length);
	});

	it('accepted reports: actions of a line that have one of the year', () => {
		const reviews = ofKind('review').filter(
			({ decision, contents }) =>
				decision === 'accepted' && (contents as { period: string }).period === `period-${YEAR}`,
		);
		const accepted = new Set(reviews.map(({ contents }) => (contents as { action: string }).action));
		for (const line of ['le1', 'le3', 'le5']) {
			const actions = ofKind('action').filter((record) => record.line === line);
			const told = figure(data('actions', line), 'actionsReported');
			expect(told.of).toBe(actions.length);
			expect(told.value).toBe(actions.filter(({ id }) => accepted.has(String(id))).length);
		}
	});

	it('agreements by the day on which they were signed', () => {
		const signed = ofKind('agreement').filter((record) => inYear(record.signed, YEAR));
		expect(figure(data('relations'), 'agreementsSigned').value).toBe(signed.length);
	});

	it('projects that ran in the year, however precise their days are, and networks of the year', () => {
		const project = (id: string, contents: object) =>
			makeRow('project', id, { document: 'org/amb', stage: 'running', title: { en: id }, ...contents });
		const membership = (id: string, contents: object) =>
			makeRow('membership', id, { document: 'org/amb', network: id, status: 'member', ...contents });
		const rows = new Map([
			[
				'project',
				[
					project('endless', { starts: '2021' }),
					project('monthly', { starts: '2021', ends: '2023-01' }),
					project('gone', { starts: '2021', ends: '2022' }),
					project('coming', { starts: '2024' }),
					project('over', { starts: '2021', stage: 'closed' }),
					project('short', { starts: '2023', stage: 'closed' }),
				],
			],
			[
				'membership',
				[
					membership('always', {}),
					membership('later', { joined: '2024-02' }),
					membership('before', { left: '2022-12-31', status: 'left' }),
					membership('then', { joined: '2020', left: '2024', status: 'left' }),
				],
			],
		]);
		const own = new ReportReading(sourcesOf(rows, YEAR));
		const funds = dataOf(own, { placeholder: 'funds', line: null })!;
		expect(funds.tables[0]!.rows.map(([title]) => title)).toEqual(
			['endless', 'monthly', 'short'].map((en) => ({ words: { en } })),
		);
		expect(dataOf(own, { placeholder: 'relations', line: null })!.counted.membership).toBe(2);
	});

	it('says nothing, never zero, where nobody noted anything', () => {
		const empty = new ReportReading(
			sourcesOf(new Map([...rowsByKind(documents)].filter(([kind]) => kind !== 'entry')), 1999),
		);
		const overview = dataOf(empty, { placeholder: 'overview', line: null })!;
		for (const key of ['facts', 'metropolises', 'councilsActive', 'granted'])
			expect(figure(overview, key).value, key).toBeNull();
		// How many of the plan's actions were reported on is known: none.
		expect(figure(overview, 'actionsReported').value).toBe(0);
		const councils = dataOf(empty, { placeholder: 'councils', line: null })!;
		expect(councils.tables[0]!.rows).toEqual([]);
		expect(councils.lists[0]!.items).toHaveLength(36);
	});

	it('[I11] takes nothing from private documents, whatever they claim to hold', () => {
		const rows = rowsByKind(documents);
		const [entry] = rows.get('entry')!;
		const secret = { ...entry!, id: 'secret', document: 'private/badalona', title: { en: 'Secret' } };
		const with_ = new Map(rows).set('entry', [...rows.get('entry')!, secret]);
		const told = JSON.stringify([
			dataOf(new ReportReading(sourcesOf(with_, YEAR)), { placeholder: 'overview', line: null }),
		]);
		expect(told).toBe(JSON.stringify([data('overview')]));
	});
});

describe('the structure of a report', () => {
	it('has the plan’s lines in order, each with its parts, between introduction and outlook', () => {
		let id = 0;
		const parts = layOutReport([{ id: 'b' }, { id: 'a' }], () => `p${++id}`);
		const rows = parts.map(({ id: part, ...contents }) =>
			makeRow('reportPart', part, contents),
		) as unknown as PartRow[];
		const ordered = orderParts([...rows].reverse(), () => undefined);
		expect(
			ordered.map(({ row, level }) => `${level} ${row.part}${row.part === 'line' ? ` ${row.line}` : ''}`),
		).toEqual([
			'1 introduction',
			...['b', 'a'].flatMap((line) => [
				`1 line ${line}`,
				'2 actions',
				'2 results',
				'2 indicators',
				'2 figures',
				'2 stories',
			]),
			'1 funds',
			'1 relations',
			'1 councils',
			'1 outlook',
		]);
	});

	it('[I5] gives the same parts to whoever lays it out, and other ones to another report', () => {
		const lines = [{ id: 'l'.repeat(64) }, { id: `${'l'.repeat(63)}m` }];
		const ids = (report: string) => layOutReport(lines, partIdIn(report)).map(({ id }) => id);
		const all = [...ids('r'), ...ids('s')];
		expect(ids('r')).toEqual(ids('r'));
		expect(new Set(all).size).toBe(all.length);
		expect(all.filter((id) => !/^[a-z][a-z0-9-]{0,63}$/.test(id))).toEqual([]);
	});

	it('loses no part whose parent is gone', () => {
		const rows = ['x', 'y'].map((id, at) =>
			makeRow('reportPart', id, { place: { parent: at === 0 ? null : 'gone', position: 'a0' } }),
		) as unknown as PartRow[];
		expect(orderParts(rows, () => undefined).map(({ row }) => row.id)).toEqual(['x', 'y']);
	});
});

describe('what has changed in the data', () => {
	it('is told figure by figure, with what it was and is', () => {
		const before = data('overview');
		const taken = readTaken(JSON.parse(JSON.stringify(takeNote(before))));
		expect(changesSince(taken, before)).toBeNull();
		const after = {
			...before,
			figures: before.figures.map((each) => (each.key === 'facts' ? { ...each, value: 1 } : each)),
		};
		expect(changesSince(taken, after)?.figures).toEqual([
			{ key: 'facts', was: figure(before, 'facts').value, is: 1 },
		]);
	});

	it('is told too where only a row is another', () => {
		const before = data('councils');
		const after = { ...before, tables: [{ ...before.tables[0]!, rows: before.tables[0]!.rows.slice(1) }] };
		expect(changesSince(takeNote(before), after)).toEqual({ figures: [], further: true });
	});

	it.each([null, 3, {}, { figures: 1, hash: 'x' }, { figures: {} }])(
		'reads %j as nothing taken',
		(stored) => {
			expect(readTaken(stored)).toBeNull();
		},
	);
});

describe('a translation', () => {
	const text = { ca: 'Hola', en: 'Hello' };
	const mark = translationMark('en', 'ca', text);

	it('is up to date until what it was made of changes', () => {
		expect(translationState('en', text, [mark], 'ca')).toBe('upToDate');
		expect(translationState('en', { ...text, ca: 'Hola!' }, [mark], 'ca')).toBe('outOfDate');
		expect(translationState('en', { ...text, en: 'Hello!' }, [mark], 'ca')).toBe('upToDate');
	});

	it('is missing, original or nothing at all', () => {
		expect(translationState('fr', text, [mark], 'ca')).toBe('missing');
		expect(translationState('ca', text, [mark], 'ca')).toBe('original');
		expect(translationState('fr', {}, [], 'ca')).toBe('empty');
	});

	it('holds where one of two marks that were set apart does', () => {
		expect(translationState('en', text, [mark, 'en:ca:0000000000000000'], 'ca')).toBe('upToDate');
	});
});

describe('a signed report', () => {
	const step = (id: string, contents: object) =>
		makeRow('reportFreeze', id, { report: 'r', document: 'plan', ...contents }) as unknown as FreezeRow;
	const closed = step('a', { step: 'closed', hash: 'x', created: { person: 'p', device: 'd', time: 1 } });

	it('[I10] is open again only for whoever knew of the signature, and keeps every signature', () => {
		const reopened = step('b', { step: 'reopened', follows: ['a'] });
		expect(standingOfReport([]).state).toBe('open');
		expect(standingOfReport([closed]).state).toBe('closed');
		expect(standingOfReport([reopened, closed]).state).toBe('reopened');
		expect(standingOfReport([reopened, closed]).snapshots).toEqual([closed]);
	});

	it('[I10] is not signed from another document than the plan, and a changed signature is told', () => {
		expect(standingOfReport([{ ...closed, document: 'org/badalona' }]).state).toBe('open');
		expect(isTouched(closed)).toBe(false);
		for (const field of ['hash', 'note', 'follows', 'size'])
			expect(isTouched({ ...closed, edited: { [field]: { person: 'p', device: 'd', time: 2 } } })).toBe(true);
	});

	it('[I10] is what its signature says: the file of another report, or of another signer, is not', () => {
		const { signed: _, ...rest } = sampleReport(documents);
		const signed = { person: 'p', name: 'Anna', organisation: null, time: 1, note: '' };
		const own = step('c', { report: rest.report, step: 'closed', name: 'Anna', note: null });
		expect(isSignedBy({ ...rest, signed }, own)).toBe(true);
		expect(isSignedBy({ ...rest, signed, report: 'other' }, own)).toBe(false);
		expect(isSignedBy({ ...rest, signed: { ...signed, name: 'Pere' } }, own)).toBe(false);
		expect(isSignedBy({ ...rest, signed: { ...signed, note: 'x' } }, own)).toBe(false);
		expect(isSignedBy({ ...rest, signed: null }, own)).toBe(false);
	});

	it('[I10] is read from its file as it was written', () => {
		const contents = sampleReport(documents);
		const read = readReportFile(canonicalBytes(contents));
		expect('contents' in read && canonicalJson(read.contents)).toBe(canonicalJson(contents));
	});

	it.each([
		['nothing', ''],
		['another format', '{"format":"rumb-minutes","version":1}'],
		['no parts', '{"format":"rumb-activity-report","version":1,"parts":"x"}'],
		['bytes', '\u0000\u0001'],
	])('says that a file of %s cannot be read', (_, text) => {
		expect(readReportFile(new TextEncoder().encode(text))).toEqual({ fault: 'unreadable' });
	});

	it('says that a file is of a newer version', () => {
		const text = '{"format":"rumb-activity-report","version":2}';
		expect(readReportFile(new TextEncoder().encode(text))).toEqual({ fault: 'newer' });
	});
});
