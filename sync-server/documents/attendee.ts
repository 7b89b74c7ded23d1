// One peer at one document, and what the document knows of it. It stays after the peer has gone, so that
// what still refers to it finds nobody to talk to instead of somebody else.

import type { Peer } from './peer.ts';

export class Attendee {
	readonly peer: Peer;
	/** Set by its first step 1: the answer contains all up to then, and it hears all from then on. */
	subscribed = false;
	/** We asked for a step 2 and it has not come: asking again would only bring the same twice. */
	asked = false;
	gone = false;

	constructor(peer: Peer) {
		this.peer = peer;
	}

	send(message: Uint8Array, reply?: 'reply'): void {
		if (!this.gone) this.peer.send(message, reply);
	}
}
