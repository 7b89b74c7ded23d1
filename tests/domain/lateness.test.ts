import { describe, expect, it } from 'vitest';
import { contentsHash } from '#lib/domain/contentsHash.ts';
import type { AnyRow, RowOf } from '#lib/domain/kind.ts';
import { findLate, lateContents } from '#lib/domain/lateness.ts';
import type { lateArrival } from '#lib/domain/lateArrival.ts';
import type { RowsOfKind } from '#lib/domain/periodCoverage.ts';
import type { period } from '#lib/domain/period.ts';
import { buildSnapshot } from '#lib/domain/snapshot.ts';
import { makeRow, RETRACTED } from '../support/rows.ts';

const year = makeRow('period', 'y23', { start: '2023-01-01', end: '2023-12-31' }) as RowOf<typeof period>;
const inOrg = (kind: string, id: string, contents: object) =>
	makeRow(kind, id, { document: 'org/gava', ...contents });
const meeting = (id: string, contents: object = {}) =>
	inOrg('entry', id, { type: 'meeting', title: { ca: id }, date: '2023-03-03', ...contents });
const source =
	(all: readonly AnyRow[]): RowsOfKind =>
	(kind) =>
		all.filter((row) => row.kind === kind);

const submitted = (id: string, update: string) => {
	const contents = { update, organisation: 'gava', action: 'a1', period: 'y23' };
	return inOrg('submission', id, { update, contents, hash: contentsHash(contents) });
};
const before: AnyRow[] = [
	meeting('e1'),
	meeting('e2'),
	inOrg('update', 'u1', { action: 'a1', period: 'y23' }),
	submitted('s1', 'u1'),
	inOrg('task', 'k1', { subject: 'entry/e1', title: { ca: 'Fer' } }),
];
const snapshot = buildSnapshot({
	workspace: 'w1',
	period: year,
	rowsOf: source(before),
	open: {},
	closed: { person: 'anna', name: 'Anna', organisation: null, time: 5, note: '', follows: [] },
});
const late = (now: readonly AnyRow[], arrivals: readonly RowOf<typeof lateArrival>[] = []) =>
	findLate(snapshot, year, source(now), arrivals);
const told = (now: readonly AnyRow[], arrivals?: readonly RowOf<typeof lateArrival>[]) =>
	late(now, arrivals).map(({ subject, change, differs, decision }) => [
		subject,
		change,
		...(change === 'changed' ? [differs.join()] : []),
		...(decision ? [decision.id] : []),
	]);
const replaced = (id: string, contents: object) =>
	before.map((row) => (row.id === id ? { ...row, ...contents } : row));

describe('what is late for a closed period [I10]', () => {
	it('is nothing while nothing differs, in whatever order records are read', () => {
		expect(told(before)).toEqual([]);
		expect(told([...before].reverse())).toEqual([]);
	});

	it('is an entry that came, was changed, retracted or dated otherwise', () => {
		expect(told([...before, meeting('e3')])).toEqual([['entry/e3', 'added']]);
		expect(told(replaced('e1', { title: { ca: 'Altra' }, participants: 3 }))).toEqual([
			['entry/e1', 'changed', 'participants,title'],
		]);
		expect(told(replaced('e1', RETRACTED))).toEqual([['entry/e1', 'gone']]);
		expect(told(replaced('e2', { date: '2024-01-01' }))).toEqual([['entry/e2', 'gone']]);
	});

	it('is new evidence on an entry that was covered', () => {
		const file = inOrg('evidence', 'v1', { subject: 'entry/e2', type: 'file', hash: 'ab' });
		expect(told([...before, file])).toEqual([['entry/e2', 'changed', 'evidence']]);
	});

	it('is an update once it is handed in, and every decision on one', () => {
		const draft = inOrg('update', 'u2', { action: 'a2', period: 'y23' });
		expect(told([...before, draft])).toEqual([]);
		expect(told([...before, draft, submitted('s2', 'u2')])).toEqual([['update/u2', 'added']]);
		const accepted = makeRow('review', 'r1', {
			update: 'u1',
			submission: 's1',
			hash: 'aa',
			decision: 'accepted',
		});
		expect(told([...before, accepted])).toEqual([['update/u1', 'changed', 'review']]);
	});

	it('is not the further editing of an update that was handed in', () => {
		expect(told(replaced('u1', { narrative: { ca: 'Encara hi escrivim' } }))).toEqual([]);
	});

	it('is not what has not come to this device yet', () => {
		expect(told([])).toEqual([]);
		expect(told(before.filter(({ id }) => id !== 's1' && id !== 'e2'))).toEqual([]);
		expect(told(replaced('s1', RETRACTED))).toEqual([['update/u1', 'changed', 'submission']]);
	});

	it('is neither a task that is done, nor the plan that is worked on', () => {
		expect(
			told([...replaced('k1', { doneOn: '2024-02-02' }), makeRow('action', 'a3', { code: 'X' })]),
		).toEqual([]);
	});

	it('is settled by an erratum until it changes again', () => {
		const now = [...before, meeting('e3')];
		const erratum = makeRow('lateArrival', 't1', {
			subject: 'entry/e3',
			period: 'y23',
			treatment: 'erratum',
			contents: lateContents(late(now)[0]!),
		}) as RowOf<typeof lateArrival>;
		expect(told(now, [erratum])).toEqual([['entry/e3', 'added', 't1']]);
		expect(told([...before, meeting('e3', { participants: 9 })], [erratum])).toEqual([['entry/e3', 'added']]);
		expect(told(now, [{ ...erratum, ...RETRACTED }])).toEqual([['entry/e3', 'added']]);
	});

	it('is settled by an erratum where it was taken back, too', () => {
		const now = replaced('e1', RETRACTED);
		const erratum = makeRow('lateArrival', 't1', {
			subject: 'entry/e1',
			treatment: 'erratum',
			contents: lateContents(late(now)[0]!),
		}) as RowOf<typeof lateArrival>;
		expect(told(now, [erratum])).toEqual([['entry/e1', 'gone', 't1']]);
		expect(told(replaced('e1', { participants: 1 }), [erratum])).toEqual([
			['entry/e1', 'changed', 'participants'],
		]);
	});

	it('is the next period’s once it was taken in there, whatever becomes of it', () => {
		const carried = makeRow('lateArrival', 't1', {
			subject: 'entry/e3',
			treatment: 'next-period',
			into: 'y24',
		}) as RowOf<typeof lateArrival>;
		expect(told([...before, meeting('e3', { participants: 9 })], [carried])).toEqual([
			['entry/e3', 'added', 't1'],
		]);
	});
});
