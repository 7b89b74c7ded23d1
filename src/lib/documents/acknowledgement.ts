// [I2] "Safely on the relay" is said of a change only once the relay has acknowledged it: it acknowledges what is on its disk.
import * as Y from 'yjs';

type DeleteSet = ReturnType<typeof Y.createDeleteSet>;

interface Sent {
	/** Per client, the clock at which the change begins. */
	begins: Map<number, number>;
	/** Per client, the clock up to which the change reaches. */
	reaches: Map<number, number>;
	deletes: DeleteSet;
	changes: number;
}

function describe(update: Uint8Array, changes: number): Sent {
	const { from, to } = Y.parseUpdateMeta(update);
	return { begins: from, reaches: to, deletes: Y.decodeUpdate(update).ds, changes };
}

function containsDeletes(whole: DeleteSet, part: DeleteSet): boolean {
	for (const [client, ranges] of part.clients) {
		const held = whole.clients.get(client) ?? [];
		for (const range of ranges) {
			// Ranges are merged and sorted before they are compared, so that one of them holds each range that was sent.
			const inside = held.some(
				(one) => one.clock <= range.clock && one.clock + one.len >= range.clock + range.len,
			);
			if (!inside) return false;
		}
	}
	return true;
}

function contains(stored: Sent, sent: Sent): boolean {
	for (const [client, clock] of sent.reaches) if ((stored.reaches.get(client) ?? 0) < clock) return false;
	return containsDeletes(stored.deletes, sent.deletes);
}

/** What this device has changed in a document and the relay has not acknowledged. */
export class Acknowledgements {
	#sent: Sent[] = [];
	/** The answer to the relay's step 1, and the changes that it carried. */
	#answer: { sent: Sent; covers: Sent[]; earlier: number } | null = null;
	/** Changes of earlier sittings of which no acknowledgement came. */
	#earlier = 0;
	/** Per client id, the clock at which the first change of this sitting that waits begins. */
	readonly begins = new Map<number, number>();
	/** Kept beside `#sent`, which grows with every key that is struck offline. */
	#own = 0;

	/** Changes of earlier sittings and of other tabs, which this one has read from the disk. */
	get earlier(): number {
		return this.#earlier;
	}

	/** Changes of this sitting. */
	get own(): number {
		return this.#own;
	}

	/** Changes that wait for the relay. */
	get waiting(): number {
		return this.#earlier + this.#own;
	}

	recall(earlier: number): void {
		this.#earlier += earlier;
	}

	changed(update: Uint8Array): void {
		const sent = describe(update, 1);
		this.#sent.push(sent);
		this.#own++;
		this.#begin(sent);
	}

	/** The relay asked what it lacks, and was sent `update`, which holds everything that waits. */
	answered(update: Uint8Array): void {
		const sent = describe(update, 0);
		if (sent.reaches.size === 0 && sent.deletes.clients.size === 0) this.#cover(this.#sent, this.#earlier);
		else this.#answer = { sent, covers: [...this.#sent], earlier: this.#earlier };
	}

	/**
	 * The relay says that it has this update on its disk.
	 * @returns whether fewer changes wait than before
	 */
	received(update: Uint8Array): boolean {
		const before = this.waiting;
		if (before === 0 && !this.#answer) return false;
		const stored = describe(update, 0);
		this.#keep((sent) => !contains(stored, sent));
		if (this.#answer && contains(stored, this.#answer.sent))
			this.#cover(this.#answer.covers, this.#answer.earlier);
		return this.waiting < before;
	}

	#cover(covered: Sent[], earlier: number): void {
		const gone = new Set(covered);
		this.#answer = null;
		this.#keep((sent) => !gone.has(sent));
		this.#earlier -= earlier;
	}

	#keep(waits: (sent: Sent) => boolean): void {
		this.#sent = this.#sent.filter(waits);
		this.#own = this.#sent.reduce((sum, { changes }) => sum + changes, 0);
		this.begins.clear();
		for (const sent of this.#sent) this.#begin(sent);
	}

	#begin(sent: Sent): void {
		for (const [client, clock] of sent.begins)
			this.begins.set(client, Math.min(clock, this.begins.get(client) ?? clock));
	}
}
