import type { ClientResults } from '../client.ts';
import { align, format } from '../table.ts';

/** The same results for people. */
export function formatClient({
	machine,
	repetitions,
	loadAverageAfter,
	measured,
	verdicts,
}: ClientResults): string {
	const figures = [
		...new Set(measured.flatMap(({ median, peer }) => [...Object.keys(median), ...Object.keys(peer)])),
	];
	const rows = [
		[
			'',
			...measured.flatMap(({ entries, slowed }) => [
				`${entries / 1000}k ${slowed}×`,
				`${entries / 1000}k ${slowed}× peer`,
			]),
		],
		...figures.map((figure) => [
			figure,
			...measured.flatMap(({ median, spread, peer }) => {
				const [low, high] = spread[figure] ?? [];
				return [
					median[figure] === undefined ? '' : `${format(median[figure])} (${format(low!)}–${format(high!)})`,
					peer[figure] === undefined ? '' : format(peer[figure]),
				];
			}),
		]),
	];
	return [
		`${machine.processor}, ${machine.cores} cores; load average ${machine.loadAverage.toFixed(1)} before, ${loadAverageAfter.toFixed(1)} after`,
		`${repetitions} repetitions, medians (lowest–highest); peer: a Dexie table with one row a record, and MiniSearch`,
		...align(rows),
		...verdicts.map(({ scenario, says, target, measured: value, met }) => {
			const outcome = value === null ? 'not measured' : met === null ? 'not claimed' : met ? 'met' : 'MISSED';
			return `  ${scenario}: ${says}: ${value === null ? '–' : format(value)} (target ${target}) ${outcome}`;
		}),
		'',
	].join('\n');
}
