// The budgets of the relay. A target is met or missed only by what was measured, in full size and often
// enough; else nothing is claimed.

import type { Figures } from './bench.ts';
import type { ServerName } from './servers.ts';
import { median } from './statistics.ts';

export interface Target {
	scenario: string;
	figure: string;
	/** Against whom; an absolute limit where nobody is named. */
	against?: ServerName;
	atMost?: number;
	atLeast?: number;
	says: string;
}

export const TARGETS: readonly Target[] = [
	{
		scenario: 'burst',
		figure: 'deliveriesPerSecond',
		against: 'hocuspocus',
		atLeast: 1.25,
		says: 'deliveries a second, against Hocuspocus',
	},
	{ scenario: 'burst', figure: 'serverMs', against: 'naive', atMost: 0.3, says: 'processor, against naive' },
	{ scenario: 'paced', figure: 'serverMs', against: 'naive', atMost: 1.15, says: 'processor, against naive' },
	{ scenario: 'rooms', figure: 'serverMs', against: 'naive', atMost: 1.15, says: 'processor, against naive' },
	{
		scenario: 'rooms',
		figure: 'serverMs',
		against: 'hocuspocus',
		atMost: 0.35,
		says: 'processor, against Hocuspocus',
	},
	{ scenario: 'joiners', figure: 'seconds', against: 'naive', atMost: 1.15, says: 'time, against naive' },
	{ scenario: 'joiners', figure: 'memoryPerDocument', atMost: 2, says: 'peak memory, in documents' },
	{ scenario: 'idle', figure: 'bytesPerConnection', atMost: 12_000, says: 'bytes a connection' },
	{ scenario: 'pair', figure: 'otherP50Ms', against: 'naive', atMost: 1.1, says: 'median, against naive' },
	{ scenario: 'echo', figure: 'echoP50Ms', atMost: 20, says: 'median echo after fsync, ms' },
	{ scenario: 'lateJoiner', figure: 'growth', atMost: 1.5, says: 'processor a join, 50,000 against 1,000' },
	{ scenario: 'lateMux', figure: 'growth', atMost: 1.5, says: 'processor a join, 50,000 against 1,000' },
];

export interface Verdict {
	scenario: string;
	says: string;
	target: string;
	/** The figure of Rumb, or its ratio; null where it was not measured. */
	measured: number | null;
	/** Null where nothing may be claimed. */
	met: boolean | null;
}

/** One list of figures per server, an entry a repetition. */
export type Runs = ReadonlyMap<ServerName, readonly Figures[]>;

export function judge(scenario: string, runs: Runs, mayClaim: boolean): Verdict[] {
	return TARGETS.filter((target) => target.scenario === scenario).map((target) => {
		const measured = measure(target, runs);
		const met =
			measured === null || !mayClaim
				? null
				: target.atMost !== undefined
					? measured <= target.atMost
					: measured >= (target.atLeast ?? NaN);
		const limit = target.atMost !== undefined ? `≤ ${target.atMost}` : `≥ ${target.atLeast}`;
		return { scenario, says: target.says, target: limit, measured, met };
	});
}

function measure({ figure, against }: Target, runs: Runs): number | null {
	const own = medianOf(figure, runs.get('rumb'));
	if (!against) return own;
	const theirs = medianOf(figure, runs.get(against));
	return own === null || theirs === null ? null : own / theirs;
}

export function medianOf(figure: string, repetitions: readonly Figures[] = []): number | null {
	const values = repetitions.map((figures) => figures[figure]).filter((value) => value !== undefined);
	return values.length > 0 ? median(values) : null;
}
