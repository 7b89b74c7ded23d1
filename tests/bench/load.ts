// The load, in a process of its own so that it takes nothing from the processor time of what it measures.

import type { Bench, Figures } from './bench.ts';
import type { Usage } from './control.ts';
import { LoadClient } from './loadClient.ts';
import { SCENARIOS } from './scenarios/scenarios.ts';

/** From the bench to the load. */
export type ToLoad =
	{ job: { scenario: string; url: string; server: Bench['server']; quick: boolean } } | { usage: Usage };

/** From the load to the bench. */
export type FromLoad = { ask: 'usage' | 'collect' | 'watch' } | { figures: Figures } | { failure: string };

let hearUsage: (usage: Usage) => void = () => {};

function tell(message: FromLoad): void {
	process.send?.(message);
}

async function work({
	scenario,
	url,
	server,
	quick,
}: Extract<ToLoad, { job: unknown }>['job']): Promise<Figures> {
	const found = SCENARIOS.find(({ name }) => name === scenario);
	if (!found) throw new Error(`There is no scenario ${scenario}.`);
	return found.run({
		server,
		quick,
		url,
		open: (document, clocks) => LoadClient.open(url, server.dialect, document, clocks),
		ask: (ask) =>
			new Promise((resolve) => {
				hearUsage = resolve;
				tell({ ask });
			}),
	});
}

process.on('message', (message: ToLoad) => {
	if ('usage' in message) hearUsage(message.usage);
	else
		work(message.job).then(
			(figures) => tell({ figures }),
			(error: unknown) =>
				tell({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
		);
});
