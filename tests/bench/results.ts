import type { Figures } from './bench.ts';
import type { BenchOptions } from './options.ts';
import type { Machine } from './machine.ts';
import { median } from './statistics.ts';
import { judge, type Runs, type Verdict } from './targets.ts';
import { SERVERS, type ServerName } from './servers.ts';

/** What `--json` prints. */
export interface Results {
	machine: Machine;
	quick: boolean;
	repetitions: number;
	/** Of the last minute, at the end. */
	loadAverageAfter: number;
	storage: Record<string, string>;
	scenarios: ScenarioResults[];
}

export interface ScenarioResults {
	name: string;
	title: string;
	servers: ServerResults[];
	verdicts: Verdict[];
}

export interface ServerResults {
	server: ServerName;
	median: Figures;
	/** The lowest and the highest of the repetitions. */
	spread: Record<string, [number, number]>;
	/** Rumb's median divided by this server's. */
	rumbAgainstIt: Figures;
	/** The load took nearly a whole processor: what was measured may be the load. */
	loadSaturated: boolean;
}

/** Repetitions below which nothing is claimed. */
const ENOUGH = 5;
const SATURATED = 0.9;

export function summarise(
	options: BenchOptions,
	measured: ReadonlyMap<string, Runs>,
	machine: Machine,
	loadAverageAfter: number,
): Results {
	const { quick, repetitions, scenarios, servers } = options;
	return {
		machine,
		quick,
		repetitions,
		loadAverageAfter,
		storage: Object.fromEntries(servers.map(({ name, storage }) => [name, storage])),
		scenarios: scenarios.map(({ name, title }) => {
			const runs: Runs = measured.get(name) ?? new Map();
			return {
				name,
				title,
				servers: [...runs].map(([server, figures]) => summariseServer(server, figures, runs.get('rumb'))),
				verdicts: judge(name, runs, !quick && repetitions >= ENOUGH),
			};
		}),
	};
}

function summariseServer(
	server: ServerName,
	runs: readonly Figures[],
	rumb: readonly Figures[] | undefined,
): ServerResults {
	const middle = mediansOf(runs);
	const own = rumb ? mediansOf(rumb) : {};
	return {
		server,
		median: middle,
		spread: Object.fromEntries(
			Object.keys(middle).map((figure) => {
				const values = runs.map((figures) => figures[figure] ?? NaN);
				return [figure, [Math.min(...values), Math.max(...values)]];
			}),
		),
		rumbAgainstIt: Object.fromEntries(
			Object.entries(middle).flatMap(([figure, value]) =>
				own[figure] === undefined || server === 'rumb' ? [] : [[figure, own[figure] / value]],
			),
		),
		loadSaturated: (middle.loadShare ?? 0) >= SATURATED,
	};
}

function mediansOf(runs: readonly Figures[]): Figures {
	return Object.fromEntries(
		Object.keys(runs[0] ?? {}).map((figure) => [
			figure,
			median(runs.map((figures) => figures[figure] ?? NaN)),
		]),
	);
}

export function titleOf(name: ServerName): string {
	return SERVERS.find((server) => server.name === name)?.title ?? name;
}
