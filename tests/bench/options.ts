import { parseArgs } from 'node:util';
import { SCENARIOS } from './scenarios/scenarios.ts';
import { SERVERS, type MeasuredServer } from './servers.ts';
import type { Scenario } from './bench.ts';

export interface BenchOptions {
	json: boolean;
	quick: boolean;
	repetitions: number;
	scenarios: readonly Scenario[];
	servers: readonly MeasuredServer[];
	/** Directory for processor profiles of the servers. */
	profile: string | null;
}

const USAGE =
	'Usage: npm run bench:relay -- [--json] [--quick] [--repeat N] [--only SCENARIO,…] [--servers SERVER,…] [--profile DIR]';

/** Throws one sentence that says what to do. */
export function readOptions(args: readonly string[]): BenchOptions {
	const values = parse(args);
	const repetitions = Number(values.repeat ?? (values.quick ? 1 : 5));
	if (!Number.isInteger(repetitions) || repetitions < 1)
		throw new Error('Give --repeat a whole number from 1 upwards.');
	return {
		json: values.json,
		quick: values.quick,
		repetitions,
		scenarios: choose(SCENARIOS, values.only, '--only'),
		servers: choose(SERVERS, values.servers, '--servers'),
		profile: values.profile ?? null,
	};
}

function parse(args: readonly string[]) {
	try {
		return parseArgs({
			args: [...args],
			options: {
				json: { type: 'boolean', default: false },
				quick: { type: 'boolean', default: false },
				repeat: { type: 'string' },
				only: { type: 'string' },
				servers: { type: 'string' },
				profile: { type: 'string' },
			},
		}).values;
	} catch (error) {
		const [sentence] = (error instanceof Error ? error.message : String(error)).split('. ');
		throw new Error(`${sentence}. ${USAGE}`, { cause: error });
	}
}

function choose<T extends { name: string }>(
	all: readonly T[],
	wanted: string | undefined,
	option: string,
): T[] {
	if (wanted === undefined) return [...all];
	const names = wanted.split(',');
	const unknown = names.find((name) => !all.some((one) => one.name === name));
	if (unknown !== undefined)
		throw new Error(
			`Give ${option} some of ${all.map(({ name }) => name).join(', ')}; there is no ${unknown}.`,
		);
	return all.filter(({ name }) => names.includes(name));
}
