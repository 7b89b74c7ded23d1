// How the same messages are wrapped for the servers that are measured.

import * as encoding from 'lib0/encoding';

export interface Dialect {
	name: 'yWebsocket' | 'hocuspocus';
	/** Where a document is, below `ws://host:port`. */
	pathOf(document: string): string;
	/** What stands in front of every message about a document. */
	headOf(document: string): Uint8Array;
	/** Sent before anything else. */
	hello(document: string): Uint8Array[];
}

const NOTHING = new Uint8Array();
const AUTHENTICATION = 2;
const TOKEN = 0;

export const DIALECTS: Record<Dialect['name'], Dialect> = {
	yWebsocket: {
		name: 'yWebsocket',
		pathOf: (document) => `/bench/${document}`,
		headOf: () => NOTHING,
		hello: () => [],
	},
	hocuspocus: {
		name: 'hocuspocus',
		pathOf: () => '/',
		headOf: (document) => encode((encoder) => encoding.writeVarString(encoder, document)),
		hello: (document) => [
			encode((encoder) => {
				encoding.writeVarString(encoder, document);
				encoding.writeVarUint(encoder, AUTHENTICATION);
				encoding.writeVarUint(encoder, TOKEN);
				encoding.writeVarString(encoder, '');
			}),
		],
	},
};

/** A message with this in front; made before the clock starts. */
export function wrap(head: Uint8Array, message: Uint8Array): Uint8Array {
	if (head.length === 0) return message;
	const frame = new Uint8Array(head.length + message.length);
	frame.set(head);
	frame.set(message, head.length);
	return frame;
}

function encode(write: (encoder: encoding.Encoder) => void): Uint8Array {
	const encoder = encoding.createEncoder();
	write(encoder);
	return encoding.toUint8Array(encoder);
}
