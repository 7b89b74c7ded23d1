// What a frame of the shared socket holds: one or more entries `channel · op · payload`. The relay reads the same in `sync-server/mux`.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** What an entry says; docs/relay-protocol.md tells who says it when. */
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

export interface Entry {
	/** 0 for what concerns the whole socket. */
	channel: number;
	op: number;
	payload: Uint8Array;
}

export function writeEntries(entries: readonly Entry[]): Uint8Array {
	const encoder = encoding.createEncoder();
	for (const { channel, op, payload } of entries) {
		encoding.writeVarUint(encoder, channel);
		encoding.writeVarUint(encoder, op);
		encoding.writeVarUint8Array(encoder, payload);
	}
	return encoding.toUint8Array(encoder);
}

/** @throws when the frame is cut off */
export function readEntries(frame: Uint8Array): Entry[] {
	const decoder = decoding.createDecoder(frame);
	const entries: Entry[] = [];
	while (decoding.hasContent(decoder)) {
		const channel = decoding.readVarUint(decoder);
		const op = decoding.readVarUint(decoder);
		entries.push({ channel, op, payload: decoding.readVarUint8Array(decoder) });
	}
	return entries;
}

export function writeJson(content: unknown): Uint8Array {
	return new TextEncoder().encode(JSON.stringify(content));
}

export function readJson(payload: Uint8Array): unknown {
	return JSON.parse(new TextDecoder().decode(payload));
}

export function readNumbers(payload: Uint8Array): number[] {
	const decoder = decoding.createDecoder(payload);
	const numbers: number[] = [];
	while (decoding.hasContent(decoder)) numbers.push(decoding.readVarUint(decoder));
	return numbers;
}

export function writeClose(code: number, reason: string): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, code);
	encoding.writeVarString(encoder, reason);
	return encoding.toUint8Array(encoder);
}

export function readClose(payload: Uint8Array): { code: number; reason: string } {
	const decoder = decoding.createDecoder(payload);
	return { code: decoding.readVarUint(decoder), reason: decoding.readVarString(decoder) };
}

export function readNews(payload: Uint8Array): [document: string, seq: number][] {
	const decoder = decoding.createDecoder(payload);
	const news: [string, number][] = [];
	while (decoding.hasContent(decoder))
		news.push([decoding.readVarString(decoder), decoding.readVarUint(decoder)]);
	return news;
}
