// One peer at one document, and what the document knows of it. It stays after the peer has gone, so that
// what still refers to it finds nobody to talk to instead of somebody else.

import { Allowance } from './allowance.ts';
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
	readonly updates = new Allowance(LIMITS.updatesAtOnce, LIMITS.updatesPerSecond);
	readonly stepOnes = new Allowance(LIMITS.stepOnesAtOnce, LIMITS.stepOnesPerSecond);
	/** Bytes. */
	readonly awareness = new Allowance(LIMITS.awarenessAtOnce, LIMITS.awarenessPerSecond);
	#received = 0;

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
}
