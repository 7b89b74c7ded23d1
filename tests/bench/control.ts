// Loaded with `--import` into every server that is measured, the same into each: tells its processor time and
// memory when asked. The server itself knows nothing of it.

import { isMainThread } from 'node:worker_threads';

export interface Usage {
	/** Milliseconds of processor time of the whole process, its threads included, since its start. */
	processorMs: number;
	/** Bytes. */
	rss: number;
	/** Bytes of live objects and buffers. */
	heap: number;
	/** The highest rss since `watch`, looked at every 10 ms; 0 when not watched. */
	peakRss: number;
}

export interface Question {
	id: number;
	/** `collect` gathers garbage first; `watch` begins to look at the peak. */
	ask: 'usage' | 'collect' | 'watch';
}

export type Reply = Usage & { id: number };

let peakRss = 0;
let watching: NodeJS.Timeout | undefined;

function look(): void {
	peakRss = Math.max(peakRss, process.memoryUsage.rss());
}

async function collect(): Promise<void> {
	// What a first collection frees may let a second one free more, and give pages back.
	for (let round = 0; round < 3; round++) {
		globalThis.gc?.();
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}

async function answer({ id, ask }: Question): Promise<void> {
	if (ask === 'collect') await collect();
	if (ask === 'watch') {
		peakRss = 0;
		watching ??= setInterval(look, 10).unref();
	}
	if (watching) look();
	const { user, system } = process.cpuUsage();
	const { rss, heapUsed, external } = process.memoryUsage();
	const usage: Usage = { processorMs: (user + system) / 1000, rss, heap: heapUsed + external, peakRss };
	process.send?.({ id, ...usage } satisfies Reply);
}

if (isMainThread && process.send) {
	process.on('message', (question: Question) => void answer(question));
	process.channel?.unref();
}
