import { titleOf, type Results, type ScenarioResults } from './results.ts';

/** The same results for people. */
export function formatResults(results: Results): string {
	const { machine, quick, repetitions, loadAverageAfter, storage } = results;
	const lines = [
		`${machine.processor}, ${machine.cores} cores, ${machine.memoryGB} GB, ${machine.platform}, Node ${machine.node}; ` +
			`fsync of 4 kB ${machine.fsyncMs.toFixed(2)} ms; load average ${machine.loadAverage.toFixed(1)} before, ${loadAverageAfter.toFixed(1)} after`,
		`${repetitions} ${repetitions === 1 ? 'repetition' : 'repetitions'} in turns, medians (lowest–highest)${quick ? '; --quick: a fraction of the work, nothing is claimed' : ''}`,
		...Object.entries(storage).map(([server, where]) => `  ${server}: ${where}`),
	];
	return [...lines, ...results.scenarios.flatMap(formatScenario), ''].join('\n');
}

function formatScenario({ name, title, servers, verdicts }: ScenarioResults): string[] {
	const figures = [...new Set(servers.flatMap((server) => Object.keys(server.median)))];
	const rows = [
		[
			'',
			...servers.map(({ server, loadSaturated }) => titleOf(server) + (loadSaturated ? ' (load full)' : '')),
		],
		...figures.map((figure) => [
			figure,
			...servers.map(({ median, spread }) => {
				const value = median[figure];
				const [low, high] = spread[figure] ?? [];
				if (value === undefined) return '';
				return low === high ? format(value) : `${format(value)} (${format(low!)}–${format(high!)})`;
			}),
		]),
	];
	const judged = verdicts.map(({ says, target, measured, met }) => {
		const outcome =
			measured === null ? 'not measured' : met === null ? 'not claimed' : met ? 'met' : 'MISSED';
		return `  ${says}: ${measured === null ? '–' : format(measured)} (target ${target}) ${outcome}`;
	});
	return ['', `${name}: ${title}`, ...align(rows), ...judged];
}

export function align(rows: readonly string[][]): string[] {
	const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
	return rows.map(
		(row) =>
			'  ' +
			row
				.map((cell, i) => cell.padEnd(widths[i] ?? 0))
				.join('  ')
				.trimEnd(),
	);
}

export function format(value: number): string {
	if (Number.isNaN(value)) return '–';
	if (Math.abs(value) >= 1000) return Math.round(value).toLocaleString('en');
	return value
		.toPrecision(3)
		.replace(/(\.\d*?)0+$/, '$1')
		.replace(/\.$/, '');
}
