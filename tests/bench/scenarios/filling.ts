import { setTimeout as pause } from 'node:timers/promises';
import type { Bench } from '../bench.ts';
import type { LoadClient } from '../loadClient.ts';

/**
 * Gives a server a document in these messages; resolves when a newcomer receives all of it. The writer stays,
 * since some servers forget what nobody has open.
 */
export async function fill(
	bench: Bench,
	document: string,
	messages: readonly Uint8Array[],
): Promise<LoadClient> {
	const writer = await bench.open(document);
	for (const message of messages) writer.send(writer.wrap(message));
	const bytes = messages.reduce((sum, message) => sum + message.length, 0);
	for (;;) {
		const reader = await bench.open(document);
		const isComplete = reader.answerBytes > bytes * 0.9;
		reader.close();
		if (isComplete) break;
	}
	await untilIdle(bench);
	return writer;
}

/** Resolves when the server has done what it does by itself after being filled, as compacting. */
async function untilIdle(bench: Bench): Promise<void> {
	for (let quiet = 0, last = await bench.ask('usage'); quiet < 5;) {
		await pause(300);
		const now = await bench.ask('usage');
		quiet = now.processorMs - last.processorMs < 30 ? quiet + 1 : 0;
		last = now;
	}
}
