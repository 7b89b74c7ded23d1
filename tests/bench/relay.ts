// Measures the relay beside others on the same machine, in the same minutes: within each repetition every
// server takes its turn, so that whatever else the machine does is shared out among them.

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { loadavg } from 'node:os';
import path from 'node:path';
import type { Figures, Scenario } from './bench.ts';
import type { FromLoad, ToLoad } from './load.ts';
import { describeMachine } from './machine.ts';
import { readOptions, type BenchOptions } from './options.ts';
import { summarise } from './results.ts';
import { ServerProcess } from './serverProcess.ts';
import { installPeers, type MeasuredServer, type ServerName } from './servers.ts';
import { formatResults } from './table.ts';

/** A run that takes longer than this many milliseconds has gone wrong. */
const PATIENCE = 180_000;

async function measureOnce(
	scenario: Scenario,
	server: MeasuredServer,
	options: BenchOptions,
): Promise<Figures> {
	const running = await ServerProcess.start(server, options.profile);
	const load = fork(path.join(import.meta.dirname, 'load.ts'));
	const late = setTimeout(() => load.kill('SIGKILL'), PATIENCE);
	try {
		const { name, dialect, echoesFromDisk } = server;
		const tell = (message: ToLoad) => load.send(message);
		const done = new Promise<Figures>((resolve, reject) => {
			load.on('message', (message: FromLoad) => {
				if ('ask' in message) running.ask(message.ask).then((usage) => tell({ usage }), reject);
				else if ('figures' in message) resolve(message.figures);
				else reject(new Error(message.failure));
			});
			void once(load, 'exit').then(() => reject(new Error('The load ended before it was done.')));
		});
		tell({
			job: {
				scenario: scenario.name,
				url: running.url,
				server: { name, dialect, echoesFromDisk },
				quick: options.quick,
			},
		});
		return await done;
	} finally {
		clearTimeout(late);
		load.kill('SIGKILL');
		await running.stop();
	}
}

async function measureAll(options: BenchOptions): Promise<Map<string, Map<ServerName, Figures[]>>> {
	const measured = new Map<string, Map<ServerName, Figures[]>>();
	for (let repetition = 0; repetition < options.repetitions; repetition++)
		for (const scenario of options.scenarios) {
			const servers = options.servers.filter(({ name }) => scenario.servers?.includes(name) ?? true);
			const runs = measured.get(scenario.name) ?? new Map<ServerName, Figures[]>();
			measured.set(scenario.name, runs);
			for (let turn = 0; turn < servers.length; turn++) {
				// Nobody always comes first, or after the same one.
				const server = servers[(turn + repetition) % servers.length]!;
				console.error(`${repetition + 1}/${options.repetitions} ${scenario.name}: ${server.title}`);
				const figures = await measureOnce(scenario, server, options).catch((error: unknown) => {
					console.error(`  failed: ${error instanceof Error ? error.message : String(error)}`);
					process.exitCode = 1;
					return null;
				});
				if (figures) runs.set(server.name, [...(runs.get(server.name) ?? []), figures]);
			}
		}
	return measured;
}

try {
	const options = readOptions(process.argv.slice(2));
	if (options.servers.some(({ installed }) => installed)) installPeers();
	const machine = describeMachine();
	const results = summarise(options, await measureAll(options), machine, loadavg()[0] ?? NaN);
	console.log(options.json ? JSON.stringify(results, null, '\t') : formatResults(results));
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
}
