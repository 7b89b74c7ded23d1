import { setTimeout as pause } from 'node:timers/promises';
import { measure, type Bench, type Figures, type Scenario } from '../bench.ts';
import type { LoadClient } from '../loadClient.ts';
import { prepareUpdates } from '../preparedUpdates.ts';
import { Receipts } from '../receipts.ts';

async function type(
	bench: Bench,
	[writer, reader]: readonly [LoadClient, LoadClient],
	id: number,
	count: number,
): Promise<Figures> {
	const prepared = prepareUpdates(writer, id, count);
	const receipts = new Receipts();
	const sent = receipts.expect([reader], new Map([[writer, prepared]]), false);
	const cost = await measure(bench, async () => {
		for (let i = 0; i < count; i++) {
			writer.send(prepared.frames[i]!);
			sent(id, i);
			// As fast as a fast typist's keys, and never in step with what a server does in the background.
			await pause(5 + (i % 7));
		}
		await receipts.complete;
	});
	return { ...cost, otherP50Ms: receipts.latency.quantile(0.5), otherP99Ms: receipts.latency.quantile(0.99) };
}

export const pair: Scenario = {
	name: 'pair',
	title: 'two clients: from an edit to the other person',
	async run(bench) {
		const people = [await bench.open('plan'), await bench.open('plan')] as const;
		await type(bench, people, 5000, bench.quick ? 100 : 400);
		return type(bench, people, 5001, bench.quick ? 100 : 600);
	},
};
