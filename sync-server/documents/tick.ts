// What arrives within one tick leaves together: one row in the log, one message to each peer. A sender is
// never sent its own update here, because to it that would be the acknowledgement.

import type { Attendee } from './attendee.ts';
import { writeUpdate } from './messages.ts';
import { mergeInTree, type DecodedUpdate } from './updates.ts';

export interface Accepted {
	from: Attendee;
	bytes: Uint8Array;
	/** Which of the sender's messages is on disk with these bytes; null where they are only a part of it. */
	index: number | null;
}

export class Tick {
	readonly accepted: Accepted[] = [];
	/** The clocks reached, of the clients whose structs arrived. */
	readonly reached = new Map<number, number>();
	/** What others may hear of at once, and what only when it is on disk (see `isLive`). */
	readonly live: Accepted[] = [];
	readonly stored: Accepted[] = [];
	/** When the first of it arrived, by `performance.now()`. */
	begun = 0;
	readonly #invites = new Set<string>();

	add(accepted: Accepted, update: DecodedUpdate, isLive: boolean): void {
		if (this.accepted.length === 0) this.begun = performance.now();
		this.accepted.push(accepted);
		(isLive ? this.live : this.stored).push(accepted);
		if (accepted.from.peer.invite) this.#invites.add(accepted.from.peer.invite);
		for (const { client, to } of update.runs)
			this.reached.set(client, Math.max(to, this.reached.get(client) ?? 0));
	}

	/** With which invites those came who sent it. */
	get invites(): string[] {
		return [...this.#invites];
	}
}

/**
 * [I2] Whether an update can be forwarded before it is on disk. A step 2, and what a peer replays from its own
 * store, brings other people's work too; were it forwarded to its author at once, as happens after a relay
 * has lost a commit, then the author would take it for the acknowledgement. What somebody types is of one client.
 */
export function isLive(update: DecodedUpdate, kind: 'update' | 'stepTwo' | 'part'): boolean {
	return kind === 'update' && update.runs.length <= 1;
}

export function mergeAccepted(accepted: readonly Accepted[]): Uint8Array {
	return mergeInTree(accepted.map((update) => update.bytes));
}

/** Sends all of it, which is `merged`, to whoever sent nothing, and to each sender what the others sent. */
export function forward(
	accepted: readonly Accepted[],
	merged: Uint8Array,
	attendees: Iterable<Attendee>,
): void {
	const bySender = groupBySender(accepted);
	let message: Uint8Array | undefined;
	for (const attendee of attendees)
		if (attendee.subscribed && !bySender.has(attendee)) attendee.send((message ??= writeUpdate(merged)));
	if (bySender.size > 1) forwardToSenders([...bySender], []);
}

export function groupBySender(accepted: readonly Accepted[]): Map<Attendee, Accepted[]> {
	return Map.groupBy(accepted, ({ from }) => from);
}

/** Everything but its own, for each of n senders, in n log n merges: halves are merged once and shared. */
function forwardToSenders(groups: readonly [Attendee, Accepted[]][], others: readonly Uint8Array[]): void {
	const [only] = groups;
	if (groups.length === 1 && only) {
		if (only[0].subscribed && !only[0].gone) only[0].send(writeUpdate(mergeInTree(others)));
		return;
	}
	const half = groups.length >> 1;
	const left = groups.slice(0, half);
	const right = groups.slice(half);
	forwardToSenders(left, [...others, mergeAccepted(right.flatMap(([, updates]) => updates))]);
	forwardToSenders(right, [...others, mergeAccepted(left.flatMap(([, updates]) => updates))]);
}
