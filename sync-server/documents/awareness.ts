// A connection owns the first client id that it announces and speaks for no other: stock clients repeat what
// they hear of others, which would otherwise bring ghosts back and let one peer wipe another.

import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { LIMITS } from './peer.ts';

interface Present {
	clock: number;
	/** JSON, as its owner wrote it. */
	state: string;
	/**
	 * Usually one. After a lost connection the old socket may linger beside the new one: whoever closes last
	 * takes the presence away, so that a late close does not hide somebody who is here.
	 */
	owners: Set<object>;
}

interface Announcement {
	client: number;
	clock: number;
	state: string;
}

const NOBODY = 'null';

export class StateTooLarge extends Error {}

export class Presence {
	readonly #present = new Map<number, Present>();
	readonly #clientOf = new Map<object, number>();
	/** What others have still to be told, by client id. */
	readonly #news = new Map<number, Announcement>();
	readonly #toldAt = new Map<number, number>();
	/** Milliseconds between two things told of one client; the newest state is never dropped, only later. */
	readonly #interval: number;

	constructor(interval: number) {
		this.#interval = interval;
	}

	/** Throws when the message cannot be read by other clients, and StateTooLarge when a state is too large. */
	receive(owner: object, payload: Uint8Array): void {
		const announcements = readAnnouncements(payload);
		if (!this.#clientOf.has(owner)) {
			const first = announcements.find(({ state }) => state !== NOBODY);
			if (first) this.#clientOf.set(owner, first.client);
		}
		const own = announcements.find(({ client }) => client === this.#clientOf.get(owner));
		if (own) this.#accept(owner, own);
	}

	leave(owner: object): void {
		const client = this.#clientOf.get(owner);
		this.#clientOf.delete(owner);
		const present = client === undefined ? undefined : this.#present.get(client);
		if (client === undefined || !present?.owners.delete(owner) || present.owners.size > 0) return;
		this.#present.delete(client);
		this.#tell({ client, clock: present.clock, state: NOBODY });
	}

	/** Everybody here, or null when nobody is. */
	encodeAll(): Uint8Array | null {
		const all = [...this.#present].map(([client, { clock, state }]) => ({ client, clock, state }));
		return all.length > 0 ? encodeAnnouncements(all) : null;
	}

	/** What may be told now, and after how many milliseconds to ask again. */
	takeNews(now: number): { payload: Uint8Array | null; again: number | null } {
		const due: Announcement[] = [];
		let again: number | null = null;
		for (const [client, news] of this.#news) {
			const wait = (this.#toldAt.get(client) ?? -Infinity) + this.#interval - now;
			if (wait > 0 && news.state !== NOBODY) {
				again = Math.min(again ?? Infinity, wait);
				continue;
			}
			due.push(news);
			this.#news.delete(client);
			if (news.state === NOBODY) this.#toldAt.delete(client);
			else this.#toldAt.set(client, now);
		}
		return { payload: due.length > 0 ? encodeAnnouncements(due) : null, again };
	}

	get hasNews(): boolean {
		return this.#news.size > 0;
	}

	#accept(owner: object, own: Announcement): void {
		if (own.state.length > LIMITS.awarenessState) throw new StateTooLarge();
		JSON.parse(own.state);
		const known = this.#present.get(own.client);
		const isNewer = !known || own.clock > known.clock || (own.clock === known.clock && own.state === NOBODY);
		if (!isNewer) {
			known.owners.add(owner);
			return;
		}
		if (own.state === NOBODY) {
			this.#present.delete(own.client);
			if (!known) return;
		} else {
			const owners = (known?.owners ?? new Set()).add(owner);
			this.#present.set(own.client, { clock: own.clock, state: own.state, owners });
		}
		this.#tell(own);
	}

	#tell(news: Announcement): void {
		this.#news.set(news.client, news);
	}
}

function readAnnouncements(payload: Uint8Array): Announcement[] {
	const decoder = decoding.createDecoder(payload);
	const announcements: Announcement[] = [];
	for (let left = decoding.readVarUint(decoder); left > 0; left--)
		announcements.push({
			client: decoding.readVarUint(decoder),
			clock: decoding.readVarUint(decoder),
			state: decoding.readVarString(decoder),
		});
	if (decoding.hasContent(decoder)) throw new Error('bytes after the awareness');
	return announcements;
}

function encodeAnnouncements(announcements: readonly Announcement[]): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, announcements.length);
	for (const { client, clock, state } of announcements) {
		encoding.writeVarUint(encoder, client);
		encoding.writeVarUint(encoder, clock);
		encoding.writeVarString(encoder, state);
	}
	return encoding.toUint8Array(encoder);
}
