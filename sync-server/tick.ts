// What arrives within one tick leaves together: one row in the log, one message to each peer. A sender is
// never sent its own update here, because to it that would be the acknowledgement.

import type { Attendee } from './attendee.ts';
import { writeUpdate } from './messages.ts';
import { mergeInTree, type DecodedUpdate } from './updates.ts';

export interface Accepted {
	from: Attendee;
	bytes: Uint8Array;
}

export class Tick {
	readonly accepted: Accepted[] = [];
	/** The clocks reached, of the clients whose structs arrived. */
	readonly reached = new Map<number, number>();

	add(from: Attendee, bytes: Uint8Array, update: DecodedUpdate): void {
		this.accepted.push({ from, bytes });
		for (const { client, to } of update.runs)
			this.reached.set(client, Math.max(to, this.reached.get(client) ?? 0));
	}

	merge(): Uint8Array {
		return mergeInTree(this.accepted.map((update) => update.bytes));
	}

	/** Sends `merged` to whoever sent nothing, and to each sender what the others sent. */
	forward(merged: Uint8Array, attendees: Iterable<Attendee>): void {
		const bySender = groupBySender(this.accepted);
		let message: Uint8Array | undefined;
		for (const attendee of attendees)
			if (attendee.subscribed && !bySender.has(attendee)) attendee.send((message ??= writeUpdate(merged)));
		if (bySender.size > 1) forwardToSenders([...bySender], []);
	}
}

export function groupBySender(accepted: readonly Accepted[]): Map<Attendee, Uint8Array[]> {
	const groups = new Map<Attendee, Uint8Array[]>();
	for (const { from, bytes } of accepted) {
		const group = groups.get(from);
		if (group) group.push(bytes);
		else groups.set(from, [bytes]);
	}
	return groups;
}

/** Everything but its own, for each of n senders, in n log n merges: halves are merged once and shared. */
function forwardToSenders(groups: readonly [Attendee, Uint8Array[]][], others: readonly Uint8Array[]): void {
	const [only] = groups;
	if (groups.length === 1 && only) {
		if (only[0].subscribed && !only[0].gone) only[0].send(writeUpdate(mergeInTree(others)));
		return;
	}
	const half = groups.length >> 1;
	const left = groups.slice(0, half);
	const right = groups.slice(half);
	forwardToSenders(left, [...others, mergeInTree(right.flatMap(([, updates]) => updates))]);
	forwardToSenders(right, [...others, mergeInTree(left.flatMap(([, updates]) => updates))]);
}
