import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import { writeStepTwo } from '../../../sync-server/documents/messages.ts';
import { measure, type Scenario } from '../bench.ts';
import { prepareEntries } from '../preparedUpdates.ts';
import { fill } from './filling.ts';

const JOINERS = 300;
const THREADS_END_MS = 12_000;
/** With these a document has about 5 MB. */
const ENTRIES = 15_000;

export const joiners: Scenario = {
	name: 'joiners',
	title: '300 clients open a document of 5 MB at once',
	async run(bench) {
		const document = Y.encodeStateAsUpdate(prepareEntries(bench.quick ? ENTRIES / 5 : ENTRIES));
		await fill(bench, 'plan', [writeStepTwo(document)]);
		// A thread that compacted it keeps its memory until it ends; newcomers are not to blame for it.
		await pause(THREADS_END_MS);
		const before = await bench.ask('collect');
		await bench.ask('watch');
		const cost = await measure(bench, async () => {
			const clients = await Promise.all(Array.from({ length: JOINERS }, () => bench.open('plan')));
			for (const client of clients) {
				if (client.answerBytes < document.length)
					throw new Error('A joiner received less than the document.');
				client.close();
			}
		});
		const { peakRss } = await bench.ask('usage');
		return {
			...cost,
			documentMB: document.length / 2 ** 20,
			memoryMB: (peakRss - before.rss) / 2 ** 20,
			peakRssMB: peakRss / 2 ** 20,
			memoryPerDocument: (peakRss - before.rss) / document.length,
		};
	},
};
