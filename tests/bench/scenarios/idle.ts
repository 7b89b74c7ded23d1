import { measure, openMany, type Scenario } from '../bench.ts';

export const idle: Scenario = {
	name: 'idle',
	title: '2,000 connections that are synchronised and silent',
	async run(bench) {
		const count = bench.quick ? 500 : 2000;
		// What is made once, with the first connections, is not counted for each.
		await openMany(50, () => bench.open('plan'));
		const before = await bench.ask('collect');
		const cost = await measure(bench, async () => {
			await openMany(count, () => bench.open('plan'));
		});
		const after = await bench.ask('collect');
		return {
			...cost,
			bytesPerConnection: (after.rss - before.rss) / count,
			heapPerConnection: (after.heap - before.heap) / count,
		};
	},
};
