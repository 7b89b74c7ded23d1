import { beforeAll, describe, expect, it, test } from 'vitest';
import { factsWithin } from '#lib/domain/factQuestion.ts';
import type { AnyRow } from '#lib/domain/kind.ts';
import { rhythmOf } from '#lib/domain/pictures/monthRhythm.ts';
import { untilToday } from '#lib/features/pictures/filters/filterQuestion.ts';
import { Overview } from '#lib/features/pictures/overview/overview.svelte.ts';
import { type PictureFilters, readFilters } from '#lib/features/pictures/filters/pictureFilters.ts';
import { toldBeside } from '#lib/records/happened/told.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { countedWorkspace, sampleRows } from '../../support/countedWorkspace.ts';

const rows = sampleRows(900, 5);
const of = (kind: string) => rows.filter((row) => row.kind === kind);
const list = (row: AnyRow, field: string) => (row[field] ?? []) as string[];
const lineOf = new Map(of('action').map((row) => [row.id, row.line as string]));
const periods = of('period').sort((one, other) => (String(one.end) < String(other.end) ? -1 : 1));

interface Done {
	date: string;
	actions: readonly string[];
	organisations: readonly string[];
}

let workspace: Workspace;
let done: Done[];
beforeAll(() => {
	workspace = { ...countedWorkspace(rows), retracted: () => [] } as unknown as Workspace;
	const { facts, replaced } = toldBeside(workspace);
	const gone = new Set(replaced.map(({ id }) => id));
	done = [
		...of('entry')
			.filter(({ id }) => !gone.has(id))
			.map((row) => ({
				date: String(row.date ?? ''),
				actions: list(row, 'actions'),
				organisations: [
					row.document.slice('org/'.length),
					...list(row, 'organisations'),
					...list(row, 'sharedWith'),
				],
			})),
		...facts.map(({ date, actions, organisations }) => ({ date: date ?? '', actions, organisations })),
	];
});

const filtersOf = (query = '') =>
	readFilters(new URL(`http://here/?${query}`), of('plan')[0] as never) as PictureFilters;
const overviewOf = (query = '', period = '') =>
	new Overview(
		workspace,
		() => filtersOf(query),
		() => period,
	);

/** What was handed in on an action for each period up to one, told from the raw steps: accepted, or submitted and not returned. */
function handedIn(until: string): Map<string, { unit: string; lifecycle: unknown; rating: unknown }[]> {
	const turn = new Map(periods.map(({ id }, at) => [id, at]));
	const last = new Map<
		string,
		{ at: number; action: string; unit: string; contents: Record<string, unknown> }
	>();
	for (const update of of('update')) {
		const own = of('submission').filter((row) => row.update === update.id);
		const accepted = of('review').find((row) => row.update === update.id && row.decision === 'accepted');
		const standing = own.find(({ id }) => !own.some((row) => row.replaces === id));
		const isReturned = of('review').some(
			(row) => row.submission === standing?.id && row.decision === 'returned',
		);
		const found = accepted?.contents ?? (isReturned ? null : standing?.contents);
		if (!found) continue;
		const contents = (typeof found === 'string' ? JSON.parse(found) : found) as Record<string, unknown>;
		const at = turn.get(String(contents.period)) ?? Infinity;
		if (at > turn.get(until)!) continue;
		const key = `${String(contents.action)} ${String(contents.organisation)}`;
		if ((last.get(key)?.at ?? -1) <= at)
			last.set(key, { at, action: String(contents.action), unit: String(contents.organisation), contents });
	}
	const byAction = new Map<string, { unit: string; lifecycle: unknown; rating: unknown }[]>();
	for (const { action, unit, contents } of last.values())
		byAction.set(action, [
			...(byAction.get(action) ?? []),
			{ unit, lifecycle: contents.lifecycle, rating: contents.rating },
		]);
	return byAction;
}

/** Lines × what is said of their actions, counted one by one. */
function recount(until: string, field: 'lifecycle' | 'rating'): Record<string, number> {
	const told = handedIn(until);
	const found: Record<string, number> = {};
	for (const { id, line } of of('action')) {
		const words = [...new Set((told.get(id) ?? []).map((one) => one[field]).filter(Boolean))];
		const word = words.length === 0 ? 'untold' : words.length > 1 ? 'differs' : String(words[0]);
		const key = `${String(line)} ${word}`;
		found[key] = (found[key] ?? 0) + 1;
	}
	return found;
}

describe('how actions stand', () => {
	it('is known from a sample that has reports, some of them returned and some drafts', () => {
		expect(periods.length).toBeGreaterThan(2);
		expect(of('review').map(({ decision }) => decision)).toContain('returned');
		expect(of('update').length).toBeGreaterThan(new Set(of('submission').map(({ update }) => update)).size);
	});

	test.each(['lifecycle', 'rating'] as const)(
		'by line and %s is what a recount of the raw steps gives',
		(field) => {
			for (const { id } of periods) {
				const overview = overviewOf('', id);
				const shown = field === 'lifecycle' ? overview.lifecycles : overview.ratings;
				const counted = shown.flatMap(({ line, by }) =>
					[...by].map(([word, found]) => [`${line} ${word}`, found.length] as const),
				);
				expect(Object.fromEntries(counted)).toEqual(recount(id, field));
			}
		},
	);

	it('of one organisation is of the actions that it answers for, and no other', () => {
		const [organisation] = list(of('action')[0]!, 'responsibleUnits');
		const overview = overviewOf(`organisation=${organisation}`);
		const own = of('action').filter(
			(row) =>
				list(row, 'responsibleUnits').includes(organisation!) ||
				list(row, 'reporters').includes(organisation!),
		);
		expect(overview.actions.map(({ id }) => id).sort()).toEqual(own.map(({ id }) => id).sort());
		expect(new Set(overview.duties.map(({ unit }) => unit))).toEqual(new Set([organisation]));
	});

	it('adds up: every action is in one line and one standing, every report owed in one state', () => {
		const overview = overviewOf('', periods[1]!.id);
		for (const shown of [overview.lifecycles, overview.ratings]) {
			expect(shown.reduce((sum, { total }) => sum + total, 0)).toBe(of('action').length);
			for (const { total, by } of shown)
				expect([...by.values()].reduce((sum, found) => sum + found.length, 0)).toBe(total);
		}
	});
});

describe('what moved and what does not', () => {
	it('changes only where both periods say something else', () => {
		const [before, after] = periods;
		const [then, now] = [handedIn(before!.id), handedIn(after!.id)];
		const one = (
			words: { lifecycle: unknown; rating: unknown }[] | undefined,
			field: 'lifecycle' | 'rating',
		) => {
			const said = [...new Set((words ?? []).map((word) => word[field]).filter(Boolean))];
			return said.length === 1 ? said[0] : undefined;
		};
		const expected = of('action').flatMap(({ id }) =>
			(['lifecycle', 'rating'] as const).flatMap((field) => {
				const [from, to] = [one(then.get(id), field), one(now.get(id), field)];
				return from && to && from !== to ? [`${id} ${field} ${String(from)} ${String(to)}`] : [];
			}),
		);
		const shown = overviewOf('', after!.id).changes;
		expect(shown.map(({ action, field, from, to }) => `${action} ${field} ${from} ${to}`).sort()).toEqual(
			expected.sort(),
		);
		expect(expected.length).toBeGreaterThan(0);
	});

	it('is stuck where its units say so or nothing is written down for a year, and never what is closed', () => {
		const overview = overviewOf('until=2023', periods[1]!.id);
		const told = handedIn(periods[1]!.id);
		const reason = (id: string): string | null => {
			const words = told.get(id) ?? [];
			const lifecycles = [...new Set(words.map(({ lifecycle }) => lifecycle).filter(Boolean))];
			if (lifecycles.length === 1 && ['closed', 'cancelled'].includes(String(lifecycles[0]))) return null;
			if (lifecycles.includes('suspended')) return 'suspended';
			for (const rating of ['no-progress', 'constrained'])
				if (words.some((word) => word.rating === rating)) return rating;
			const newest = done
				.filter(({ date, actions }) => actions.includes(id) && date && date <= '2023-12-31')
				.map(({ date }) => date)
				.sort()
				.at(-1);
			return newest && newest >= '2022-12-31'.slice(0, newest.length) ? null : 'silent';
		};
		const expected = of('action').flatMap(({ id }) => (reason(id) ? [`${id} ${reason(id)}`] : []));
		expect(overview.stuck.map((one) => `${one.action} ${one.reason}`).sort()).toEqual(expected.sort());
		expect(overview.stuck.some(({ reason: why }) => why !== 'silent')).toBe(true);
	});
});

describe('the rhythm of a year', () => {
	test.each(['', 'organisation'])('counts each month as a recount does %s', (by) => {
		const organisation = by && done.find(({ organisations }) => organisations.length > 0)!.organisations[0]!;
		const overview = overviewOf(`until=2024${organisation && `&organisation=${organisation}`}`);
		const counts = (month: string) =>
			done.filter(
				({ date, organisations }) =>
					date.startsWith(month) && (!organisation || organisations.includes(organisation)),
			).length;
		expect(overview.rhythm.year).toBe(2024);
		const others = [2021, 2022, 2023, 2025].filter((year) => counts(String(year)) > 0);
		expect(overview.rhythm.others).toEqual(others);
		for (const { month, count, average } of overview.rhythm.months) {
			const of = (year: number) => counts(`${year}-${String(month).padStart(2, '0')}`);
			expect(count).toBe(of(2024));
			expect(average).toBeCloseTo(others.reduce((sum, year) => sum + of(year), 0) / others.length, 9);
		}
	});

	it('compares two stretches of years, line by line', () => {
		const overview = overviewOf('from=2023&until=2024&compare=2021-2022');
		const within = (line: string, from: string, until: string) =>
			done.filter(
				({ date, actions }) =>
					date >= from && date.slice(0, 4) <= until && actions.some((id) => lineOf.get(id) === line),
			);
		for (const one of overview.comparison!.lines) {
			expect(one.now).toBe(within(one.line, '2023', '2024').length);
			expect(one.then).toBe(within(one.line, '2021', '2022').length);
			const moved = new Set(within(one.line, '2021', '2022').flatMap(({ actions }) => actions));
			expect(one.movedThen).toBe([...moved].filter((id) => lineOf.get(id) === one.line).length);
		}
		expect(overview.comparison!.lines).toHaveLength(of('line').length);
		const all = (from: string, until: string) =>
			done.filter(({ date }) => date >= from && date.slice(0, 4) <= until).length;
		expect(overview.comparison!.totals).toEqual({ now: all('2023', '2024'), then: all('2021', '2022') });
	});

	it('compares also the actions that moved in a zone only then', () => {
		const { id } = of('zone')[0]!;
		const narrowed = overviewOf(`from=2023&until=2024&compare=2021-2022&zone=${id}`);
		const turned = overviewOf(`from=2021&until=2022&compare=2023-2024&zone=${id}`);
		expect(narrowed.comparison!.lines.map(({ movedThen }) => movedThen)).toEqual(
			turned.comparison!.lines.map(({ movedNow }) => movedNow),
		);
		for (const one of narrowed.comparison!.lines)
			expect(one.actions).toBe(of('action').filter(({ line }) => line === one.line).length);
	});

	it('compares years with others, as many, and not with themselves', () => {
		expect(filtersOf('from=2023&until=2024&compare=2021-2022').compare).toEqual({ from: 2021, until: 2022 });
		expect(filtersOf('from=2023&until=2024&compare=2023-2024').compare).toBeNull();
		expect(filtersOf('from=2023&until=2024&compare=2021').compare).toBeNull();
	});

	it('counts what is known to the year beside its months, and nothing that is to come', () => {
		const counts = new Map([
			['2024', 3],
			['2024-01', 5],
			['2024-02', 1],
			['2024-12', 9],
		]);
		const rhythm = rhythmOf((group) => counts.get(group) ?? 0, 2024, [], '2024-03-18');
		expect([rhythm.total, rhythm.undated]).toEqual([6, 3]);
		const question = { only: [], from: '2024-01-01', until: '2024-12-31' };
		expect(untilToday(question, '2024-03-18').until).toBe('2024-03-18');
		expect(untilToday(question, '2025-03-18').until).toBe('2024-12-31');
	});

	it('lists behind a month what is known to be of it', () => {
		const told = (date: string) => ({ ...toldBeside(workspace).facts[0]!, date });
		const facts = ['2024', '2024-01', '2024-01-31', '2024-02-01', ''].map(told);
		expect(factsWithin(facts, { date: '2024-01' }).map(({ date }) => date)).toEqual([
			'2024-01',
			'2024-01-31',
		]);
		expect(factsWithin(facts, { date: '2024-01', until: '2024-01-15' })).toHaveLength(1);
	});
});
