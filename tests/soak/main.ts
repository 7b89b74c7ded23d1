// `npm run soak -- --minutes 3 --seed N`: exits with 1 when anything was lost, differs or grows.

import { parseArgs } from 'node:util';
import { runSoak, type SoakReport } from './soak.ts';

const USAGE = 'Usage: npm run soak -- [--minutes N] [--seed N] [--clients N]';

function readOptions(args: readonly string[]) {
	const { values } = parseArgs({
		args: [...args],
		options: {
			minutes: { type: 'string', default: '3' },
			seed: { type: 'string', default: String(Date.now() % 1_000_000) },
			clients: { type: 'string', default: '30' },
		},
	});
	const [minutes, seed, clients] = [Number(values.minutes), Number(values.seed), Number(values.clients)];
	if (!(minutes > 0) || !Number.isInteger(seed) || !(clients >= 5)) throw new Error(USAGE);
	return { minutes, seed, clients };
}

function format({ seed, counts, memory, violations }: SoakReport): string {
	const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MB`;
	return [
		`seed ${seed}: ${Object.entries(counts)
			.map(([what, count]) => `${count} ${what}`)
			.join(', ')}`,
		`memory over ${memory.samples} samples: live ${megabytes(memory.heapGrowth)} more, resident ${megabytes(memory.rssGrowth)} more ` +
			`(${megabytes(memory.rssSlope)} a minute), stored ${megabytes(memory.storedGrowth)} more`,
		violations.length === 0
			? 'Nothing that was echoed is lost, nobody differs, nothing grew.'
			: `${violations.length} violations with seed ${seed}.`,
	].join('\n');
}

// Each stock provider listens to the end of the process.
process.setMaxListeners(0);

try {
	const { minutes, seed, clients } = readOptions(process.argv.slice(2));
	console.log(`seed ${seed}, ${clients} clients, ${minutes} minutes`);
	const report = await runSoak({
		seed,
		clients,
		seconds: minutes * 60,
		reconnects: 100,
		patience: 60,
		say: (line) => console.log(line),
	});
	console.log(format(report));
	process.exit(report.violations.length === 0 ? 0 : 1);
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exit(2);
}
