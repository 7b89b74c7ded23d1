// [I7] The documents that are open on one connection. A channel that is refused closes no other.

import type { Grant } from '../access/gate.ts';
import type { Documents } from '../documents/documents.ts';
import { CLOSE, LIMITS } from '../documents/peer.ts';
import type { Metrics } from '../metrics.ts';
import { isDocumentName, keyOf } from '../names.ts';
import { Channel, type ChannelHost } from './channel.ts';
import { Throttle } from './throttle.ts';
import type { Opening } from './wire.ts';

export interface ChannelSurroundings {
	documents: Documents;
	/** Of the log. */
	epoch: string;
	metrics: Metrics;
	/** Milliseconds between two tellings of a place. */
	placeInterval: number;
}

/** On which they are. */
type Connection = Pick<ChannelHost, 'invite' | 'push'>;

export class ChannelSet implements ChannelHost {
	readonly #around: ChannelSurroundings;
	readonly #connection: Connection;
	readonly #channels = new Map<number, Channel>();
	readonly #placesDue = new Set<Channel>();
	readonly #placeThrottle: Throttle;

	constructor(around: ChannelSurroundings, connection: Connection) {
		this.#around = around;
		this.#connection = connection;
		this.#placeThrottle = new Throttle(around.placeInterval, () => {
			for (const channel of this.#placesDue) channel.sendPlace();
			this.#placesDue.clear();
		});
	}

	get size(): number {
		return this.#channels.size;
	}

	/** Of the documents that are open. */
	get names(): Set<string> {
		return new Set([...this.#channels.values()].map(({ name }) => name));
	}

	get invite(): string {
		return this.#connection.invite;
	}

	push(channel: number, op: number, payload: Uint8Array, reply?: 'reply'): void {
		this.#connection.push(channel, op, payload, reply);
	}

	receive(number: number, message: Uint8Array): void {
		this.#channels.get(number)?.receive(message);
	}

	open(number: number, { document: name, place, clean }: Opening, grant: Grant): void {
		// Whoever opens a number again has given up what it stood for.
		this.leave(number);
		const { documents, epoch } = this.#around;
		const isThisLog = place?.epoch === epoch;
		const right = isDocumentName(name) ? grant.rightTo(name) : 'none';
		const channel = new Channel(this, {
			number,
			name,
			mayWrite: right === 'write',
			place: isThisLog ? place.seq : undefined,
			// [I8] Of another log it says nothing that this one could rely on.
			clean: clean && (place === null || isThisLog),
		});
		if (!isDocumentName(name)) this.#refuse(channel, 'malformed', 'unknown name');
		else if (right === 'none') this.#refuse(channel, 'writeNotAllowed', 'you may not read this document');
		else if (this.#channels.size >= LIMITS.channels)
			this.#refuse(channel, 'tooFast', 'too many documents on one connection');
		else {
			this.#channels.set(number, channel);
			channel.join(documents.open(keyOf({ workspace: grant.workspace, document: name })));
		}
	}

	leave(number: number): void {
		const channel = this.#channels.get(number);
		if (!channel) return;
		this.forget(channel);
		channel.leave();
	}

	/** What may be done is more or less than before. */
	allow(grant: Grant): void {
		for (const channel of [...this.#channels.values()]) {
			const right = grant.rightTo(channel.name);
			channel.mayWrite = right === 'write';
			if (right === 'none') channel.refuse(CLOSE.writeNotAllowed, 'you may not read this document any more');
		}
	}

	forget(channel: Channel): void {
		this.#placesDue.delete(channel);
		if (this.#channels.get(channel.number) === channel) this.#channels.delete(channel.number);
	}

	schedulePlaces(channel: Channel): void {
		this.#placesDue.add(channel);
		this.#placeThrottle.request();
	}

	end(): void {
		this.#placeThrottle.stop();
		const channels = [...this.#channels.values()];
		this.#channels.clear();
		this.#placesDue.clear();
		for (const channel of channels) channel.leave();
	}

	#refuse(channel: Channel, code: keyof typeof CLOSE, reason: string): void {
		this.#around.metrics.countRefused(code);
		channel.close(CLOSE[code], reason);
	}
}
