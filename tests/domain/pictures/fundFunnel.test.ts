import { describe, expect, it } from 'vitest';
import type { ProjectRow } from '#lib/domain/fundStages.ts';
import {
	bidsAmong,
	byProgramme,
	type CallRow,
	callsAmong,
	FUNNEL_STEPS,
	fundBars,
	fundFunnel,
} from '#lib/domain/pictures/fundFunnel.ts';
import { makeRow } from '../../support/rows.ts';
import { sampleRows } from '../../support/countedWorkspace.ts';

const bid = (id: string, contents: Record<string, unknown> = {}) =>
	makeRow('project', id, { document: 'org/gava', stage: 'preparing', ...contents }) as unknown as ProjectRow;
const call = (id: string, contents: Record<string, unknown> = {}) =>
	makeRow('call', id, contents) as unknown as CallRow;
const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).sort();

describe('the funnel of funds', () => {
	const rows = [
		bid('draft', { requestedEur: 100 }),
		bid('sent', { stage: 'submitted', submitted: '2023-02-01', requestedEur: 50, call: 'c1' }),
		bid('waits', { stage: 'reserve', submitted: '2023-03-01' }),
		bid('lost', { stage: 'rejected', submitted: '2022-03-01', decided: '2023-01-10', requestedEur: 30 }),
		bid('won', { stage: 'awarded', submitted: '2022-05-01', decided: '2023-06-01', grantEur: 20.1 }),
		bid('runs', { stage: 'running', submitted: '2021-05-01', decided: '2021-12-01', grantEur: 10.2 }),
		bid('kept', { stage: 'capitalised', submitted: '2021-01-01', decided: '2021-06-01' }),
	];

	it('counts a bid at each step that it has reached, a rejected one until its decision', () => {
		const { stages, reserve, rejected } = fundFunnel(rows, []);
		expect(Object.fromEntries(stages.map(({ step, rows: there }) => [step, there.length]))).toEqual({
			written: 7,
			submitted: 6,
			decided: 4,
			awarded: 3,
			running: 2,
			over: 1,
			capitalised: 1,
		});
		expect([idsOf(reserve), idsOf(rejected)]).toEqual([['waits'], ['lost']]);
	});

	it('gives the rate of those decided upon alone, and none where nothing is decided', () => {
		expect(fundFunnel(rows, []).rate).toBe(3 / 4);
		expect(fundFunnel(rows.slice(0, 3), []).rate).toBeNull();
		expect(fundFunnel([], []).rate).toBeNull();
	});

	it('says of how many a sum is: what nobody wrote down is no data', () => {
		const at = (step: string) => fundFunnel(rows, []).stages.find((stage) => stage.step === step)!.sum;
		expect(at('awarded')).toMatchObject({ total: 30.3, known: 2, of: 3 });
		expect(at('capitalised')).toMatchObject({ total: null, known: 0, of: 1 });
	});

	it('tells the calls that a bid answers from those that nobody bid for', () => {
		const { calls, answered } = fundFunnel(rows, [call('c1'), call('c2')]);
		expect([calls.length, idsOf(answered)]).toEqual([2, ['c1']]);
	});

	it('keeps the years between the first and the last: a year without bids is shown as such', () => {
		const bars = fundBars([rows[3]!, bid('late', { stage: 'submitted', submitted: '2025-01-01' })]);
		expect(bars.map(({ year, submitted, rate }) => [year, submitted.length, rate])).toEqual([
			[2022, 1, null],
			[2023, 0, 0],
			[2024, 0, null],
			[2025, 1, null],
		]);
	});

	it('narrows to years of submission, to a programme, an organisation and a line', () => {
		expect(idsOf(bidsAmong(rows, { from: '2022', until: '2023' }))).toEqual(['lost', 'sent', 'waits', 'won']);
		const named = bid('named', {
			programme: ' Interreg ',
			coordinator: 'amb',
			actions: ['a1'],
			zones: ['asia'],
			themes: ['water'],
		});
		const among = (filter: Parameters<typeof bidsAmong>[1]) => idsOf(bidsAmong([...rows, named], filter));
		expect(among({ programme: 'Interreg' })).toEqual(['named']);
		expect(among({ organisation: 'amb' })).toEqual(['named']);
		expect(among({ organisation: 'gava' })).toHaveLength(8);
		expect(among({ zone: 'asia', theme: 'water', isOfLine: (id) => id === 'a1' })).toEqual(['named']);
		expect(among({ zone: 'asia', theme: 'air' })).toEqual([]);
		expect(idsOf(callsAmong([call('c', { closes: '2023-05-01' }), call('d')], { from: '2023' }))).toEqual([
			'c',
		]);
	});
});

describe('of a sample', () => {
	const all = sampleRows(400, 7);
	const rowsOf = (kind: string) => all.filter((row) => row.kind === kind);
	const projects = rowsOf('project') as unknown as ProjectRow[];
	const calls = rowsOf('call') as unknown as CallRow[];

	it('the funnel equals a recount from the records', () => {
		expect(projects.length).toBeGreaterThan(10);
		// Counted from the names of the stages alone.
		const after: Record<string, string[]> = {
			written: [
				'preparing',
				'submitted',
				'reserve',
				'awarded',
				'rejected',
				'running',
				'closed',
				'capitalised',
			],
			submitted: ['submitted', 'reserve', 'awarded', 'rejected', 'running', 'closed', 'capitalised'],
			decided: ['awarded', 'rejected', 'running', 'closed', 'capitalised'],
			awarded: ['awarded', 'running', 'closed', 'capitalised'],
			running: ['running', 'closed', 'capitalised'],
			over: ['closed', 'capitalised'],
			capitalised: ['capitalised'],
		};
		const { stages, rate, answered } = fundFunnel(projects, calls);
		expect(stages.map(({ step }) => step)).toEqual([...FUNNEL_STEPS]);
		for (const { step, rows, sum } of stages) {
			let [count, cents, known] = [0, 0, 0];
			for (const row of projects) {
				if (!after[step]!.includes(row.stage!)) continue;
				count += 1;
				const amount = ['written', 'submitted', 'decided'].includes(step) ? row.requestedEur : row.grantEur;
				if (amount === null) continue;
				known += 1;
				cents += Math.round(amount * 100);
			}
			expect([step, rows.length, sum.known, sum.total]).toEqual([
				step,
				count,
				known,
				known === 0 ? null : cents / 100,
			]);
		}
		const won = projects.filter(({ grantEur }) => grantEur !== null).length;
		const lost = projects.filter(({ stage }) => stage === 'rejected').length;
		expect(rate).toBeCloseTo(won / (won + lost), 12);
		const asked = new Set(projects.map((row) => row.call));
		expect(answered.length).toBe(calls.filter(({ id }) => asked.has(id)).length);
	});

	it('the years and the programmes add up to the whole', () => {
		const bars = fundBars(projects);
		const sent = projects.filter(({ submitted, stage }) => submitted && stage !== 'preparing');
		expect(bars.reduce((sum, { submitted }) => sum + submitted.length, 0)).toBe(sent.length);
		for (const { year, granted } of bars) {
			const own = projects.filter(
				({ decided, grantEur }) => decided?.startsWith(`${year}-`) && grantEur !== null,
			);
			expect(granted.total ?? 0).toBe(own.reduce((sum, { grantEur }) => sum + grantEur!, 0));
		}
		const groups = byProgramme(projects, calls);
		expect(groups.reduce((sum, { funnel }) => sum + funnel.stages[0]!.rows.length, 0)).toBe(projects.length);
		expect(groups.reduce((sum, { funnel }) => sum + funnel.calls.length, 0)).toBe(calls.length);
	});
});
