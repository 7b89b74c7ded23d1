// One peer at one document, and what the document knows of it. It stays after the peer has gone, so that
// what still refers to it finds nobody to talk to instead of somebody else.

import { LIMITS, type Peer } from './peer.ts';

export class Attendee {
	readonly peer: Peer;
	/** Set by its first step 1: the answer contains all up to then, and it hears all from then on. */
	subscribed = false;
	/** That first answer is on its way: only now does a place say anything to this peer. */
	answered = false;
	/** We asked for a step 2 and it has not come: asking again would only bring the same twice. */
	asked = false;
	gone = false;
	#received = 0;
	#tokens: number = LIMITS.updatesAtOnce;
	#countedAt = performance.now();

	constructor(peer: Peer) {
		this.peer = peer;
	}

	send(message: Uint8Array, reply?: 'reply'): void {
		if (!this.gone) this.peer.send(message, reply);
	}

	/** The number of the update or step 2 that has just come. */
	countReceived(): number {
		return this.#received++;
	}

	/** Whether one more update is not too fast. */
	takeToken(): boolean {
		const now = performance.now();
		const earned = ((now - this.#countedAt) / 1000) * LIMITS.updatesPerSecond;
		this.#tokens = Math.min(LIMITS.updatesAtOnce, this.#tokens + earned) - 1;
		this.#countedAt = now;
		return this.#tokens >= 0;
	}
}
