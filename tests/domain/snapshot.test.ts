import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalBytes, canonicalJson } from '#lib/domain/canonicalJson.ts';
import { contentsHash } from '#lib/domain/contentsHash.ts';
import type { AnyRow, RowOf } from '#lib/domain/kind.ts';
import type { RowsOfKind } from '#lib/domain/periodCoverage.ts';
import type { period } from '#lib/domain/period.ts';
import { buildSnapshot, readSnapshot } from '#lib/domain/snapshot.ts';
import { makeRow, RETRACTED } from '../support/rows.ts';

const created = { person: 'pau', device: 'd1', time: 1_700_000_000_000 };
const year = makeRow('period', 'y23', {
	title: { ca: 'Any 2023' },
	start: '2023-01-01',
	end: '2023-12-31',
	due: '2024-01-31',
}) as RowOf<typeof period>;
const inOrg = (kind: string, id: string, contents: object, organisation = 'gava') =>
	makeRow(kind, id, { document: `org/${organisation}`, created, ...contents });

const reported = {
	update: 'u1',
	organisation: 'gava',
	action: 'a1',
	period: 'y23',
	narrative: { ca: 'Entregat' },
};
const hash = contentsHash(reported);
const rows: AnyRow[] = [
	makeRow('action', 'a1', {
		code: 'LE1-EU-1',
		line: 'l1',
		title: { ca: 'Treball' },
		responsibleUnits: ['amb', 'gava', 'eurocities'],
		approved: { title: { ca: 'Aprovat' } },
	}),
	makeRow('line', 'l1', { code: 'LE1', title: { ca: 'Línia' } }),
	makeRow('organisation', 'gava', { name: { ca: 'Ajuntament de Gavà' } }),
	makeRow('organisation', 'amb', { name: { ca: 'AMB' } }),
	makeRow('organisation', 'eurocities', { name: { en: 'Eurocities' }, type: 'network' }),
	makeRow('organisation', 'unmentioned', { name: { ca: 'Ningú' } }),
	year,
	inOrg('entry', 'e1', { type: 'meeting', title: { ca: 'Reunió' }, date: '2023-12-31', actions: ['a1'] }),
	inOrg('entry', 'e2', { type: 'meeting', title: { ca: 'Massa tard' }, date: '2024-01-01' }),
	inOrg('entry', 'e3', { type: 'meeting', title: { ca: 'Repetida' }, date: '2023-02-02', ...RETRACTED }),
	inOrg('entry', 'e4', { type: 'forum', title: { ca: 'Del 2022' }, date: '2022-11-11' }, 'viladecans'),
	makeRow('lateArrival', 't1', { subject: 'entry/e4', period: 'y22', into: 'y23', treatment: 'next-period' }),
	inOrg('evidence', 'v1', { subject: 'entry/e1', type: 'file', hash: 'ab'.repeat(32) }),
	inOrg('evidence', 'v2', { subject: 'entry/e2', type: 'link', link: 'https://example.org' }),
	inOrg('task', 'k1', { subject: 'entry/e1', type: 'task', title: { ca: 'Fer' } }),
	inOrg('task', 'k2', { action: 'a1', type: 'milestone', title: { ca: 'Fita' }, due: '2023-06-30' }),
	inOrg('task', 'k3', { action: 'a1', type: 'milestone', title: { ca: 'Fora' }, due: '2025-06-30' }),
	inOrg('update', 'u1', { action: 'a1', period: 'y23', narrative: { ca: 'Encara un esborrany' } }),
	inOrg('submission', 's1', { update: 'u1', hash, contents: reported }),
	makeRow('review', 'r1', { update: 'u1', submission: 's1', hash, decision: 'accepted' }),
];
const source =
	(all: readonly AnyRow[]): RowsOfKind =>
	(kind) =>
		all.filter((row) => row.kind === kind);
const build = (all: readonly AnyRow[], sample?: boolean) =>
	buildSnapshot({
		workspace: 'w1',
		sample,
		period: year,
		rowsOf: source(all),
		open: { missing: 1 },
		closed: { person: 'anna', name: 'Anna', organisation: 'amb', time: 5, note: 'Prou', follows: ['z', 'b'] },
	});
const ids = (records: readonly { id: string }[]) => records.map(({ id }) => id);

describe('a period’s snapshot [I10]', () => {
	it('says in the file itself that it is of sample data, and of nothing else', () => {
		expect(build(rows, true)).toHaveProperty('sample', true);
		expect(build(rows, false)).not.toHaveProperty('sample');
	});

	it('has everything that the period covers and nothing else', () => {
		const { records, names, ...head } = build(rows);
		expect(ids(records.entry)).toEqual(['e1', 'e4']);
		expect(ids(records.evidence)).toEqual(['v1']);
		expect(ids(records.task)).toEqual(['k1', 'k2']);
		expect([ids(records.update), ids(records.submission), ids(records.review)]).toEqual([
			['u1'],
			['s1'],
			['r1'],
		]);
		expect(ids(records.lateArrival)).toEqual(['t1']);
		expect(records.action).toEqual([
			{
				id: 'a1',
				document: 'plan',
				code: 'LE1-EU-1',
				line: 'l1',
				title: { ca: 'Treball' },
				responsibleUnits: ['amb', 'gava', 'eurocities'],
				approved: { title: { ca: 'Aprovat' } },
			},
		]);
		expect(names).toEqual({
			'period/y23': { ca: 'Any 2023' },
			'organisation/amb': { ca: 'AMB' },
			'organisation/eurocities': { en: 'Eurocities' },
			'organisation/gava': { ca: 'Ajuntament de Gavà' },
		});
		expect(head).toMatchObject({
			format: 'rumb-period-snapshot',
			version: 1,
			workspace: 'w1',
			closed: { name: 'Anna', organisation: 'amb', follows: ['b', 'z'] },
			open: { missing: 1 },
			period: { id: 'y23', start: '2023-01-01' },
		});
	});

	it('says who has not reported, and has no draft’s words', () => {
		const { reports, records } = build(rows);
		expect(reports).toMatchObject([
			{ organisation: 'amb', state: 'missing' },
			{ organisation: 'eurocities', state: 'unnamed' },
			{
				organisation: 'gava',
				state: 'accepted',
				update: 'u1',
				submission: 's1',
				review: 'r1',
				contents: reported,
			},
		]);
		expect(records.update).toEqual([
			{
				id: 'u1',
				document: 'org/gava',
				created: { person: 'pau', time: created.time },
				action: 'a1',
				period: 'y23',
			},
		]);
	});

	it('keeps what was accepted, although its update was retracted, moved or never came here', () => {
		const copy = rows.map((row) => (row.id === 'r1' ? { ...row, contents: reported } : row));
		const without = copy.filter(({ id }) => id !== 'u1' && id !== 's1');
		const moved = copy.map((row) => (row.id === 'u1' ? { ...row, period: 'y24' } : row));
		const retracted = copy.map((row) => (row.id === 'u1' ? { ...row, ...RETRACTED } : row));
		for (const all of [without, moved, retracted]) {
			const { reports, records } = build(all);
			expect(reports.find(({ update }) => update === 'u1')).toMatchObject({
				state: 'accepted',
				contents: { narrative: { ca: 'Entregat' } },
			});
			expect(ids(records.review)).toEqual(['r1']);
		}
	});

	it('lists an update whose words were changed behind their hash as nothing that was accepted', () => {
		const altered = rows.map((row) =>
			row.id === 's1' ? { ...row, contents: { ...reported, narrative: { ca: 'Un altre' } } } : row,
		);
		expect(build(altered).reports.find(({ update }) => update === 'u1')?.state).toBe('draft');
	});

	it('is the same, byte for byte, in whatever order its records came [I3]', () => {
		// On the way from one document to the other a record stands in both.
		const all = [
			...rows,
			inOrg('entry', 'e1', { title: { ca: 'Moguda' }, date: '2023-12-31' }, 'begues'),
			makeRow('organisation', 'amb', { name: { ca: 'Una altra' }, document: 'org/amb' }),
		];
		const expected = canonicalJson(build(all));
		fc.assert(
			fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
				expect(canonicalJson(build(shuffled))).toBe(expected);
			}),
		);
	});

	it('stays as it was where a field that nobody has filled is added to a kind', () => {
		const withMore = rows.map((row) => ({ ...row, source: null, tags: [], conclusions: {} }));
		expect(canonicalJson(build(withMore))).toBe(canonicalJson(build(rows)));
	});

	it('has nothing private, whatever a record claims to be or to be about [I11]', () => {
		const secret = 'Nom Privat, +34 600 000 000';
		const intoPrivate = (kind: string, id: string, contents: object) =>
			makeRow(kind, id, { document: 'private/gava', created, ...contents });
		const planted = [
			intoPrivate('contact', 'c1', { name: secret, phone: secret, event: 'e1' }),
			intoPrivate('entry', 'e9', { type: 'meeting', title: { ca: secret }, date: '2023-05-05' }),
			intoPrivate('entry', 'e1', { type: 'meeting', title: { ca: secret }, date: '2023-05-05' }),
			intoPrivate('update', 'u9', { action: 'a1', period: 'y23', narrative: { ca: secret } }),
			intoPrivate('submission', 's9', { update: 'u1', contents: { narrative: secret }, hash: 'ef' }),
			intoPrivate('evidence', 'v9', { subject: 'entry/e1', title: { ca: secret } }),
			intoPrivate('task', 'k9', { subject: 'entry/e1', title: { ca: secret } }),
			intoPrivate('action', 'a9', { code: secret, title: { ca: secret } }),
			intoPrivate('organisation', 'amb', { name: { ca: secret } }),
			intoPrivate('organisation', 'viladecans', { name: { ca: secret } }),
			makeRow('contact', 'c2', { document: 'seat/w/s', name: secret }),
			// What hangs on a contact would say that there is one.
			inOrg('evidence', 'v8', { subject: 'contact/c1', title: { ca: secret } }),
			inOrg('task', 'k8', { subject: 'contact/c1', title: { ca: secret }, due: '2023-05-05' }),
			// A reference to what only some may read gives no name away.
			inOrg('entry', 'e8', { title: { ca: 'Amb qui?' }, date: '2023-05-06', organisations: ['viladecans'] }),
		];
		const text = canonicalJson(build([...rows, ...planted]));
		expect(text).not.toContain('Privat');
		expect(text).not.toContain('private/');
		expect(text).not.toContain('contact');
		expect(text).toContain('Amb qui?');
		// The same with what is private first: the order must not choose either.
		expect(canonicalJson(build([...planted, ...rows]))).toBe(text);
	});

	it('is made whatever a broken app wrote into a record', () => {
		const circle: Record<string, unknown> = {};
		circle.again = circle;
		const broken = [
			inOrg('submission', 's2', {
				update: 'u1',
				hash: 'x',
				contents: {
					a: undefined,
					b: NaN,
					c: '\ud800',
					d: 10n,
					e: new Uint8Array(3),
					f: circle,
					g: new Date(NaN),
				},
			}),
			inOrg('entry', 'e7', { title: { ca: 'half \udfff' }, date: '2023-05-06', participants: Infinity }),
			inOrg('entry', 'e6', { date: '2023-05-07', created: { ...created, time: NaN } }),
		];
		const bytes = canonicalBytes(build([...rows, ...broken]));
		const read = readSnapshot(bytes);
		if (!('snapshot' in read)) throw new Error(read.fault);
		expect(ids(read.snapshot.records.entry)).toEqual(['e1', 'e4', 'e6', 'e7']);
		expect(read.snapshot.records.submission[1]?.contents).toMatchObject({
			b: null,
			c: '\ufffd',
			d: null,
			e: null,
		});
	});
});

describe('reading a snapshot', () => {
	const bytes = canonicalBytes(build(rows));
	const changed = (change: (snapshot: Record<string, unknown>) => void) => {
		const snapshot = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
		change(snapshot);
		return canonicalBytes(snapshot);
	};

	it('gives what was built', () => {
		expect(readSnapshot(bytes)).toEqual({ snapshot: build(rows) });
	});

	it('says that a newer app is wanted, and never guesses', () => {
		expect(readSnapshot(changed((snapshot) => (snapshot.version = 2)))).toEqual({ fault: 'newer' });
	});

	it('says what is no snapshot, and never throws', () => {
		const unreadable = { fault: 'unreadable' };
		expect(readSnapshot(new Uint8Array())).toEqual(unreadable);
		expect(readSnapshot(new Uint8Array([0xff, 0xfe]))).toEqual(unreadable);
		expect(readSnapshot(changed((snapshot) => (snapshot.format = 'rumb-plan')))).toEqual(unreadable);
		for (const part of ['version', 'closed', 'open', 'period', 'reports', 'records', 'names'])
			expect(readSnapshot(changed((snapshot) => delete snapshot[part])), part).toEqual(unreadable);
		expect(readSnapshot(changed((snapshot) => (snapshot.records = { entry: [1] })))).toEqual(unreadable);
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 400 }), (any) => {
				expect(readSnapshot(any)).toHaveProperty('fault');
			}),
		);
	});
});
