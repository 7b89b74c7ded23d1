// [I2] The echo is the acknowledgement: an update message, to its sender only, with exactly the structs and
// deletions that the sender sent and that are on disk now.
//
// What is echoed, and when:
// - an update, or a step 2, with something new: after the commit that contains it;
// - one that contains nothing new, from whomever it came first: after the last commit that is under way for
//   the document (at once when there is none), because its content may be in that one;
// - of a step 2 of which a part waits for structs that nobody has sent: the part that was stored;
// - an empty step 2: nothing, there is nothing to acknowledge.
// A peer that counts (`acknowledge`) is told the numbers of its messages at those same times, exactly: of one
// that is stored in part nothing, of an empty one at once, and it is echoed nothing.
// Nothing else that looks like an echo goes out before its time: what may bring somebody their own work from
// another peer is forwarded after the commit too (`isLive`). A step 2 acknowledges nothing.
// Several updates of one sender that become durable together are echoed merged, in one message. What is
// refused, and what lies behind a gap, is never echoed. Our own step 1 is an acknowledgement too: the clocks
// in it cover only what is on disk, for somebody who reconnects and missed the echo.

import { writeUpdate } from './messages.ts';
import { groupBySender, mergeAccepted, type Accepted, type Tick } from './tick.ts';

interface Commit {
	seq: number;
	begun: number;
	owed: Accepted[];
	/** What the others hear of only now. */
	toForward: readonly Accepted[];
	reached: ReadonlyMap<number, number>;
}

export class Acknowledgements {
	/** The clocks of what is on disk. */
	readonly committed: Map<number, number>;
	readonly #underWay: Commit[] = [];

	readonly #countEcho: (seconds: number) => void;

	/** @param countEcho called with how long what is acknowledged has waited */
	constructor(committed: ReadonlyMap<number, number>, countEcho: (seconds: number) => void) {
		this.committed = new Map(committed);
		this.#countEcho = countEcho;
	}

	get pending(): boolean {
		return this.#underWay.length > 0;
	}

	expect(seq: number, { accepted, stored, reached, begun }: Tick): void {
		this.#underWay.push({ seq, begun, owed: [...accepted], toForward: stored, reached });
	}

	/** Echoes something that is contained already, as soon as all that is under way is on disk. */
	owe(contained: readonly Accepted[]): void {
		const last = this.#underWay.at(-1);
		if (last) last.owed.push(...contained);
		else acknowledge(contained);
	}

	/** Echoes what is owed; returns what the others may hear of now. */
	settle(seq: number): Accepted[] {
		const owed: Accepted[] = [];
		const toForward: Accepted[] = [];
		for (let first = this.#underWay[0]; first && first.seq <= seq; first = this.#underWay[0]) {
			this.#underWay.shift();
			this.#countEcho((performance.now() - first.begun) / 1000);
			owed.push(...first.owed);
			toForward.push(...first.toForward);
			for (const [client, clock] of first.reached)
				this.committed.set(client, Math.max(clock, this.committed.get(client) ?? 0));
		}
		acknowledge(owed);
		return toForward;
	}
}

function acknowledge(owed: readonly Accepted[]): void {
	for (const [attendee, accepted] of groupBySender(owed)) {
		if (attendee.gone) continue;
		if (attendee.peer.acknowledge) {
			const indexes = accepted.map(({ index }) => index).filter((index) => index !== null);
			if (indexes.length > 0) attendee.peer.acknowledge(indexes);
		} else attendee.send(writeUpdate(mergeAccepted(accepted)));
	}
}
