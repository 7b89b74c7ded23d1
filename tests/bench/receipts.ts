// Which client has received what of whom, so that a scenario ends when everybody has everything, and how long
// each delivery took.

import type { LoadClient } from './loadClient.ts';
import type { PreparedUpdates } from './preparedUpdates.ts';
import { LatencySample } from './statistics.ts';

interface Writing extends PreparedUpdates {
	sentAt: number[];
}

export class Receipts {
	readonly latency = new LatencySample();
	readonly echoLatency = new LatencySample();
	/** Frames with updates, which are fewer than updates where a server puts some together. */
	frames = 0;
	#left = 0;
	#resolve: () => void = () => {};
	/** Everybody has everything that was announced to be written. */
	readonly complete = new Promise<void>((resolve) => (this.#resolve = resolve));

	/**
	 * `readers` are to receive all that `writers` send, each but its own, or its own too where `echoes`.
	 * May be called for several rooms, before anything is sent.
	 */
	expect(readers: readonly LoadClient[], writers: ReadonlyMap<LoadClient, PreparedUpdates>, echoes: boolean) {
		const writings = new Map<number, Writing>();
		for (const prepared of writers.values()) writings.set(prepared.client, { ...prepared, sentAt: [] });
		for (const reader of readers) {
			const own = writers.get(reader)?.client;
			const reached = new Map<number, number>();
			for (const { client, frames } of writings.values())
				if (client !== own || echoes) {
					reached.set(client, 0);
					this.#left += frames.length;
				}
			reader.hear = ({ kind, reaches }) => {
				if (kind !== 'update') return;
				this.frames++;
				for (const { client, to } of reaches) {
					const writing = writings.get(client);
					const before = reached.get(client);
					if (!writing || before === undefined) continue;
					reached.set(client, this.#count(writing, before, to, client === own));
				}
			};
		}
		return (client: number, index: number) => void (writings.get(client)!.sentAt[index] = performance.now());
	}

	/** `before` is the number of updates that had been received; returns the number now. */
	#count({ clocks, sentAt }: Writing, before: number, to: number, isEcho: boolean): number {
		const now = performance.now();
		let count = before;
		for (; count < clocks.length && (clocks[count] ?? 0) <= to; count++) {
			(isEcho ? this.echoLatency : this.latency).add(now - (sentAt[count] ?? now));
			this.#left--;
		}
		if (this.#left === 0) this.#resolve();
		return count;
	}
}
