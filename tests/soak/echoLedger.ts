// [I2] What the relay has said to be on its disk, kept by those who were told, so that it can be looked for
// there after a kill and in what a newcomer receives.

import type { Ledger } from '../../sync-server/documents/ledger.ts';
import type { DecodedUpdate, Range } from '../../sync-server/documents/updates.ts';

export class EchoLedger {
	/** How far the structs of a client were echoed: the relay takes none without those before it. */
	readonly #clocks = new Map<number, number>();
	#deletions: Range[] = [];
	echoes = 0;

	add({ runs, deletions }: Pick<DecodedUpdate, 'runs' | 'deletions'>): void {
		this.echoes++;
		for (const { client, to } of runs) this.#clocks.set(client, Math.max(to, this.#clocks.get(client) ?? 0));
		this.#deletions.push(...deletions);
	}

	/** After a wipe nothing is owed any more but by those who have it. */
	clear(): void {
		this.#clocks.clear();
		this.#deletions = [];
	}

	/** What is not in `kept`, a phrase for each. */
	findLost(kept: Ledger): string[] {
		const lost: string[] = [];
		for (const [client, clock] of this.#clocks)
			if (kept.clockOf(client) < clock)
				lost.push(`clocks ${kept.clockOf(client)} to ${clock} of client ${client}`);
		for (const range of this.#deletions)
			if (!kept.deletions.contains(range))
				lost.push(`the deletion of ${range.from} to ${range.to} of client ${range.client}`);
		return lost;
	}
}
