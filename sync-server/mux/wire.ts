// Many documents over one connection: a frame is one or more entries `varUint channel · varUint op ·
// varUint8Array payload`. Whatever does not decode to its last byte is refused as a whole.

import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { LIMITS } from '../documents/peer.ts';

export const PROTOCOL = 1;

export const OP = {
	hello: 0,
	welcome: 1,
	renew: 2,
	renewed: 3,
	open: 4,
	message: 5,
	acknowledge: 6,
	close: 7,
	place: 8,
	alive: 9,
	news: 10,
} as const;

/** The channel of what concerns the whole connection. */
export const CONNECTION = 0;

export interface Entry {
	channel: number;
	op: number;
	payload: Uint8Array;
}

/** Throws whenever the frame is not one or more whole entries. Payloads are views of the frame. */
export function readEntries(frame: Uint8Array): Entry[] {
	const decoder = decoding.createDecoder(frame);
	const entries: Entry[] = [];
	do {
		const channel = decoding.readVarUint(decoder);
		const op = decoding.readVarUint(decoder);
		const length = decoding.readVarUint(decoder);
		// A view may not reach beyond the frame, into what else its buffer holds.
		if (length > frame.length - decoder.pos) throw new Error('an entry that was cut short');
		// Each takes far more memory than the three bytes that it may have.
		if (entries.length >= LIMITS.entries) throw new Error('too many entries');
		entries.push({ channel, op, payload: decoding.readUint8Array(decoder, length) });
	} while (decoding.hasContent(decoder));
	return entries;
}

/** What stands in front of a payload of this length. */
export function writeHead(channel: number, op: number, length: number): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, channel);
	encoding.writeVarUint(encoder, op);
	encoding.writeVarUint(encoder, length);
	return encoding.toUint8Array(encoder);
}

export function writeNumbers(numbers: readonly number[]): Uint8Array {
	const encoder = encoding.createEncoder();
	for (const number of numbers) encoding.writeVarUint(encoder, number);
	return encoding.toUint8Array(encoder);
}

export function writeClose(code: number, reason: string): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, code);
	encoding.writeVarString(encoder, reason);
	return encoding.toUint8Array(encoder);
}

export function writeNews(grown: Iterable<readonly [string, number]>): Uint8Array {
	const encoder = encoding.createEncoder();
	for (const [document, seq] of grown) {
		encoding.writeVarString(encoder, document);
		encoding.writeVarUint(encoder, seq);
	}
	return encoding.toUint8Array(encoder);
}

export function writeJson(value: unknown): Uint8Array {
	return new TextEncoder().encode(JSON.stringify(value));
}

/** When something ends: JSON knows no Infinity. */
export function endOf(expires: number): number | null {
	return expires === Infinity ? null : expires;
}

export interface Hello {
	protocol: number;
	workspace: string;
	token: string;
}

/** The protocol is 0 where the client names none. Throws on anything else that is missing. */
export function readHello(payload: Uint8Array): Hello {
	const { protocol, workspace, token } = readObject(payload);
	if (typeof workspace !== 'string' || typeof token !== 'string') throw new Error('not a hello');
	return { protocol: typeof protocol === 'number' ? protocol : 0, workspace, token };
}

function readRefresh(payload: Uint8Array): string {
	const { refresh } = readObject(payload);
	if (typeof refresh !== 'string') throw new Error('not a renewal');
	return refresh;
}

export interface Opening {
	document: string;
	place: { epoch: string; seq: number } | null;
	clean: boolean;
}

function readOpening(payload: Uint8Array): Opening {
	const { document, place = null, clean = false } = readObject(payload);
	if (typeof document !== 'string' || typeof clean !== 'boolean') throw new Error('not an opening');
	if (place !== null && !isPlace(place)) throw new Error('not a place');
	return { document, place, clean };
}

/** What a client asks for once it has been admitted. */
export type Request =
	| { ask: 'message'; channel: number; message: Uint8Array }
	| { ask: 'open'; channel: number; opening: Opening }
	| { ask: 'close'; channel: number }
	| { ask: 'renew'; refresh: string }
	| { ask: 'nothing' };

/** Throws on what no client has to say. */
export function readRequest({ channel, op, payload }: Entry): Request {
	if (channel === CONNECTION) {
		if (op === OP.renew) return { ask: 'renew', refresh: readRefresh(payload) };
		if (op === OP.alive) return { ask: 'nothing' };
	} else {
		if (op === OP.message) return { ask: 'message', channel, message: payload };
		if (op === OP.open) return { ask: 'open', channel, opening: readOpening(payload) };
		if (op === OP.close) return { ask: 'close', channel };
	}
	throw new Error('an entry that is not for the relay');
}

function isPlace(value: unknown): value is { epoch: string; seq: number } {
	if (typeof value !== 'object' || value === null || !('epoch' in value) || !('seq' in value)) return false;
	return typeof value.epoch === 'string' && Number.isSafeInteger(value.seq) && (value.seq as number) >= 0;
}

function readObject(payload: Uint8Array): Record<string, unknown> {
	if (payload.length > LIMITS.words) throw new Error('too many words');
	const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload));
	if (typeof value !== 'object' || value === null) throw new Error('not an object');
	return value as Record<string, unknown>;
}
