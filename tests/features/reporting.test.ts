import { afterEach, describe, expect, it } from 'vitest';
import { contentsHash } from '#lib/domain/contentsHash.ts';
import { cycleOf, type ReviewRow, type SubmissionRow } from '#lib/domain/cycle.ts';
import type { AnyRow } from '#lib/domain/kind.ts';
import type { PeriodRow } from '#lib/domain/periodState.ts';
import { type Report, reportsOf } from '#lib/domain/report.ts';
import { contentsOfUpdate, type UpdateRow } from '#lib/domain/updateContents.ts';
import { readFrozenText } from '#lib/records/verifying/frozenText.ts';
import { countOld, owedOf } from '#lib/features/reporting/owed.ts';
import { emptyPeriod, faultsOf } from '#lib/features/reporting/periodDraft.ts';
import { loadTexts } from '#lib/i18n/index.ts';
import { meet, openPeer, type Peer } from '../support/peers.ts';
import { makeRow } from '../support/rows.ts';

await loadTexts('reporting');

const periodRow = (year: number, contents: Record<string, unknown> = {}) =>
	makeRow('period', `p${year}`, {
		start: `${year}-01-01`,
		end: `${year}-12-31`,
		opens: `${year + 1}-01-01`,
		due: `${year + 1}-02-28`,
		...contents,
	}) as unknown as PeriodRow;

describe('what somebody owes', () => {
	const periods = [2021, 2022, 2023].map((year) => periodRow(year));
	const duties = ['a1', 'a2'].map((action) => ({ action, unit: 'gava' }));
	const report = (action: string, period: string, state: Report['cycle']['state'], by = 'anna'): Report => ({
		id: `${action}-${period}`,
		organisation: 'gava',
		action,
		period,
		follows: null,
		changed: [],
		moved: false,
		row: makeRow('update', 'u', { created: { person: by, device: 'd', time: 1 } }) as unknown as UpdateRow,
		cycle: { ...cycleOf({ id: 'u' }, [], []), state },
	});
	const around = { open: periods, all: periods };

	it('is what was returned, then the periods, the one with most time left first', () => {
		const reports = [report('a1', 'p2022', 'returned'), report('a2', 'p2022', 'accepted')];
		const owed = owedOf(duties, around, reports, '2024-01-10');
		expect(owed.returned.map(({ report: found }) => found?.id)).toEqual(['a1-p2022']);
		expect(owed.toReport.map(({ row, standings }) => [row.id, standings.length])).toEqual([
			['p2023', 2],
			['p2021', 2],
		]);
		expect(owed.toReport[1]!.standings.every(({ late }) => late)).toBe(true);
		expect(owed.accepted).toHaveLength(1);
	});

	it('can be narrowed to what this person began', () => {
		const reports = [report('a1', 'p2023', 'draft'), report('a2', 'p2023', 'draft', 'bilal')];
		const { toReport } = owedOf(duties, around, reports, '2024-01-10', 'bilal');
		expect(toReport.flatMap(({ standings }) => standings.map(({ action }) => action))).toEqual(['a2']);
	});

	it('never reported and not reported since are counted apart', () => {
		const reports = [report('a1', 'p2021', 'accepted')];
		expect(countOld(duties, reports, periods, '2024-01-10')).toEqual({ never: 1, stale: 1 });
		expect(countOld(duties, [], periods, '2021-06-01')).toEqual({ never: 0, stale: 0 });
	});

	it('an action on which two units report counts once', () => {
		const both = [...duties, { action: 'a1', unit: 'begues' }, { action: 'a2', unit: 'begues' }];
		expect(countOld(both, [], periods, '2024-01-10')).toEqual({ never: 2, stale: 0 });
		const older = [report('a1', 'p2021', 'accepted')];
		expect(countOld(both, older, periods, '2024-01-10')).toEqual({ never: 1, stale: 1 });
		const newer = [report('a1', 'p2023', 'accepted')];
		expect(countOld(both, newer, periods, '2024-01-10')).toEqual({ never: 1, stale: 0 });
	});
});

describe('a period that is added', () => {
	const whole = {
		title: 'x',
		type: '',
		start: '2024-01-01',
		end: '2024-12-31',
		opens: '',
		due: '2025-02-28',
	};

	it('needs a name, its days and a due date', () => {
		expect(Object.keys(faultsOf(emptyPeriod())).sort()).toEqual(['due', 'end', 'start', 'title']);
		expect(faultsOf(whole)).toEqual({});
	});

	it.each([
		[{ end: '2023-12-31' }, 'end'],
		[{ due: '2023-12-31' }, 'due'],
		[{ opens: '2025-03-01' }, 'due'],
	])('%j is refused in one sentence', (wrong, field) => {
		expect(Object.keys(faultsOf({ ...whole, ...wrong }))).toEqual([field]);
	});
});

describe('how a text that was handed in is set', () => {
	const run = (text: string, link: string | null = null) => ({
		type: 'run',
		run: { text, bold: false, italic: false, link },
	});
	const list = (...items: unknown[]) => [
		{ type: 'bulletList', children: items.map((item) => ({ type: 'listItem', children: [item] })) },
	];

	it('is shown where it says the words that were signed', () => {
		const stored = list(run('One'), run('Two', 'https://amb.cat'));
		expect(readFrozenText(JSON.parse(JSON.stringify(stored)), 'One\nTwo')).toEqual(stored);
	});

	it('is not shown where it says anything else, or is none', () => {
		expect(readFrozenText(list(run('Three')), 'One\nTwo')).toBeNull();
		for (const stored of [undefined, null, 'x', {}, [null], [{ type: 'script', children: [run('One')] }]])
			expect(readFrozenText(stored, 'One')).toBeNull();
	});

	it('leads nowhere but to the web and to mail', () => {
		const [found] = readFrozenText([run('One', 'javascript:alert(1)')], 'One')!;
		expect(found).toEqual(run('One'));
	});
});

describe('[I3] two devices apart, with documents of their own', () => {
	const peers: Peer[] = [];
	afterEach(async () => {
		for (const peer of peers.splice(0)) await peer.leave();
	});

	async function twoDevices() {
		const open = async (name: string) => {
			const pair = [await openPeer('a', { name }), await openPeer('b', { name })] as const;
			peers.push(...pair);
			return pair;
		};
		const [unit, plan] = [await open('org/gava'), await open('plan')];
		const sync = () => {
			for (const [one, other] of [unit, plan]) meet(one, other);
		};
		const reports = (at: 0 | 1): Report[] => {
			const rows = (of: readonly [Peer, Peer], kind: string): AnyRow[] =>
				of[at].document.rows().filter((row) => row.kind === kind);
			return reportsOf({
				updates: rows(unit, 'update') as unknown as UpdateRow[],
				submissions: rows(unit, 'submission') as unknown as SubmissionRow[],
				reviews: rows(plan, 'review') as unknown as ReviewRow[],
			});
		};
		unit[0].apply({
			do: 'create',
			kind: 'update',
			id: 'u1',
			contents: { action: 'a1', period: 'p1', rating: 'on-track', narrative: { ca: 'Fet' } },
		});
		sync();
		const submit = (at: 0 | 1, id: string, replaces?: string) => {
			const contents = contentsOfUpdate(reports(at)[0]!.row!);
			unit[at].apply({
				do: 'create',
				kind: 'submission',
				id,
				contents: { update: 'u1', contents, hash: contentsHash(contents), ...(replaces && { replaces }) },
			});
		};
		const decide = (at: 0 | 1, id: string, decision: 'accepted' | 'returned') => {
			const { hash, id: of, contents } = reports(at)[0]!.cycle.submission!;
			plan[at].apply({
				do: 'create',
				kind: 'review',
				id,
				contents: {
					update: 'u1',
					submission: of,
					hash,
					decision,
					...(decision === 'accepted' && { contents }),
				},
			});
		};
		const rate = (at: 0 | 1, rating: string) =>
			unit[at].apply({ do: 'set', kind: 'update', id: 'u1', key: 'rating', content: rating });
		return { unit, sync, reports, submit, decide, rate };
	}

	it('both submit: both see both, and the same one counts', async () => {
		const { sync, reports, submit, rate } = await twoDevices();
		submit(0, 's1');
		rate(1, 'constrained');
		submit(1, 's2');
		sync();
		expect(reports(0)[0]!.cycle).toEqual(reports(1)[0]!.cycle);
		expect(
			reports(0)[0]!
				.cycle.steps.map(({ standing }) => standing)
				.sort(),
		).toEqual(['apart', 'counts']);
	});

	it('one editor accepts and another returns: it is accepted on both, and the return is told', async () => {
		const { sync, reports, submit, decide } = await twoDevices();
		submit(0, 's1');
		sync();
		decide(0, 'r1', 'returned');
		decide(1, 'r2', 'accepted');
		expect(reports(0)[0]!.cycle.state).toBe('returned');
		sync();
		for (const at of [0, 1] as const) {
			expect(reports(at)[0]!.cycle.state).toBe('accepted');
			expect(reports(at)[0]!.cycle.steps.find(({ type }) => type === 'returned')?.standing).toBe('apart');
		}
	});

	it('corrected and submitted offline while it was being accepted: the acceptance stands, the correction is late', async () => {
		const { sync, reports, submit, decide, rate } = await twoDevices();
		submit(0, 's1');
		sync();
		rate(0, 'met');
		submit(0, 's2', 's1');
		decide(1, 'r1', 'accepted');
		sync();
		for (const at of [0, 1] as const) {
			const [report] = reports(at);
			expect(report!.cycle.contents?.rating).toBe('on-track');
			expect(report!.cycle.steps.find(({ row }) => row.id === 's2')?.standing).toBe('late');
			expect(report!.changed).toEqual(['rating']);
		}
	});

	it('[I7] the accepted submission is overwritten and retracted: what was accepted is untouched', async () => {
		const { unit, sync, reports, submit, decide } = await twoDevices();
		submit(0, 's1');
		sync();
		decide(1, 'r1', 'accepted');
		sync();
		const forged = { ...contentsOfUpdate(reports(0)[0]!.row!), rating: 'met' };
		unit[0].apply(
			{ do: 'set', kind: 'submission', id: 's1', key: 'contents', content: forged },
			{ do: 'set', kind: 'submission', id: 's1', key: 'hash', content: contentsHash(forged) },
			{ do: 'retract', kind: 'update', id: 'u1', reason: 'gone' },
		);
		sync();
		const [report] = reports(1);
		expect(report!.cycle.contents?.rating).toBe('on-track');
		expect(report).toMatchObject({ action: 'a1', moved: true });
	});
});
