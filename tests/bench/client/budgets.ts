// The budgets of the client. One is met or missed only by what was measured in full size and often enough; else nothing is claimed.
import type { Figures } from '../bench.ts';
import type { Verdict } from '../targets.ts';

export const SIZES = [10_000, 50_000] as const;
export const SLOWED = [1, 4] as const;

interface Budget {
	figure: string;
	says: string;
	/** At most, as fast as the processor is, and made four times slower. */
	atMost: number;
	slowed?: number;
	/** At most so many times what ten thousand entries take. */
	growth?: number;
}

const BUDGETS: readonly Budget[] = [
	{
		figure: 'listMs',
		says: 'list painted, from the first question to the database',
		atMost: 150,
		slowed: 400,
		growth: 2,
	},
	{ figure: 'countsMs', says: 'filters and counts ready', atMost: 250, slowed: 600, growth: 2 },
	{ figure: 'wholeMs', says: 'all in memory', atMost: 400, slowed: 1000, growth: 2 },
	{ figure: 'fromListMs', says: 'list painted, from the navigation', atMost: 150, slowed: 400, growth: 2 },
	{
		figure: 'fromCountsMs',
		says: 'filters and counts ready, from the navigation',
		atMost: 250,
		slowed: 600,
		growth: 2,
	},
	{ figure: 'fromWholeMs', says: 'all in memory, from the navigation', atMost: 400, slowed: 1000, growth: 2 },
	{ figure: 'filterMs', says: 'a filter with its counts', atMost: 5, slowed: 16 },
	{ figure: 'filterCpuMs', says: 'a filter with its counts, processor', atMost: 5, slowed: 16 },
	{ figure: 'keyMs', says: 'a key typed in search', atMost: 8, slowed: 25 },
	{ figure: 'keyCpuMs', says: 'a key typed in search, processor', atMost: 8, slowed: 25 },
	{ figure: 'openEditMs', says: 'a peer’s edit, document open', atMost: 5, growth: 1.5 },
	{ figure: 'openEditCpuMs', says: 'a peer’s edit, document open, processor', atMost: 5, growth: 1.5 },
	{ figure: 'closedEditMs', says: 'a peer’s edit, document closed', atMost: 60 },
	{ figure: 'closedEditCpuMs', says: 'a peer’s edit, document closed, processor', atMost: 60 },
	{ figure: 'memoryMB', says: 'memory in MB, six documents open', atMost: 120 },
];

/** The medians of one size, by how much the processor was slowed. */
export type BySlowness = ReadonlyMap<number, Figures>;

export function judgeClient(measured: ReadonlyMap<number, BySlowness>, mayClaim: boolean): Verdict[] {
	const [small, large] = SIZES.map((size) => measured.get(size));
	const verdict = (scenario: string, says: string, atMost: number, value: number | undefined): Verdict => ({
		scenario,
		says,
		target: `≤ ${atMost}`,
		measured: value ?? null,
		met: value === undefined || !mayClaim ? null : value <= atMost,
	});
	return BUDGETS.flatMap(({ figure, says, atMost, slowed, growth }) => [
		verdict('normal', says, atMost, large?.get(1)?.[figure]),
		...(slowed === undefined ? [] : [verdict('slowed 4×', says, slowed, large?.get(4)?.[figure])]),
		...(growth === undefined
			? []
			: [verdict('50k ÷ 10k', says, growth, divide(large?.get(1)?.[figure], small?.get(1)?.[figure]))]),
	]);
}

function divide(one: number | undefined, other: number | undefined): number | undefined {
	return one === undefined || other === undefined ? undefined : one / other;
}
