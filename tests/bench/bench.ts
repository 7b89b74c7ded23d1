// What a scenario is given: clients of one server, and a clock that counts processor time on both sides.

import type { Usage } from './control.ts';
import type { LoadClient } from './loadClient.ts';
import type { Clocks } from '../../sync-server/documents/messages.ts';
import type { MeasuredServer, ServerName } from './servers.ts';

/** Named numbers; their units are in their names. */
export type Figures = Record<string, number>;

export interface Bench {
	server: Pick<MeasuredServer, 'name' | 'dialect' | 'echoesFromDisk'>;
	/** Whether to do a fraction of the work, to see whether all is in order. */
	quick: boolean;
	/** `ws://host:port`. */
	url: string;
	open(document: string, clocks?: Clocks): Promise<LoadClient>;
	ask(question: 'usage' | 'collect' | 'watch'): Promise<Usage>;
}

export interface Scenario {
	name: string;
	title: string;
	/** Which servers; all where it is not said. */
	servers?: readonly ServerName[];
	run(bench: Bench): Promise<Figures>;
}

export interface Cost {
	seconds: number;
	/** Milliseconds of the server's processor. */
	serverMs: number;
	/** The part of one processor that the load itself took: near 1 it is the load that was measured. */
	loadShare: number;
	[figure: string]: number;
}

/** Does the work and says what it cost. */
export async function measure(bench: Bench, work: () => Promise<void>): Promise<Cost> {
	const before = await bench.ask('usage');
	const loadBefore = process.cpuUsage();
	const start = performance.now();
	await work();
	const milliseconds = performance.now() - start;
	const { user, system } = process.cpuUsage(loadBefore);
	const after = await bench.ask('usage');
	return {
		seconds: milliseconds / 1000,
		serverMs: after.processorMs - before.processorMs,
		loadShare: (user + system) / 1000 / milliseconds,
	};
}

/** Many at once, but not so many that a listening queue overflows. */
export async function openMany(
	count: number,
	open: (i: number) => Promise<LoadClient>,
): Promise<LoadClient[]> {
	const clients: LoadClient[] = [];
	for (let first = 0; first < count; first += 50)
		clients.push(
			...(await Promise.all(Array.from({ length: Math.min(50, count - first) }, (_, i) => open(first + i)))),
		);
	return clients;
}

/** Does something `perSecond` times a second, evenly; what was late is made up for. Resolves after `seconds`. */
export function pace(perSecond: number, seconds: number, act: (i: number) => void): Promise<void> {
	const start = performance.now();
	const count = Math.round(perSecond * seconds);
	let done = 0;
	return new Promise((resolve) => {
		const timer = setInterval(() => {
			const due = Math.min(count, ((performance.now() - start) / 1000) * perSecond);
			while (done < due) act(done++);
			if (done < count) return;
			clearInterval(timer);
			resolve();
		}, 2);
	});
}
