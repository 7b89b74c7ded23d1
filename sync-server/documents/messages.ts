// Exactly one message per frame, in both directions: y-websocket reads only the first of a frame, and a
// second one that we overlooked would be an edit lost.

import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { LIMITS } from './peer.ts';

const SYNC = 0;
const AWARENESS = 1;
const QUERY_AWARENESS = 3;
const STEP_ONE = 0;
const STEP_TWO = 1;
const UPDATE = 2;

export type Clocks = ReadonlyMap<number, number>;

export type Message =
	| { kind: 'stepOne'; clocks: Map<number, number> }
	| { kind: 'stepTwo'; update: Uint8Array }
	| { kind: 'update'; update: Uint8Array }
	| { kind: 'awareness'; payload: Uint8Array }
	| { kind: 'queryAwareness' };

/** A state vector that is not even looked at. */
export class StepOneTooLarge extends Error {}

/** Throws whenever the frame is not one whole message of the protocol. */
export function readMessage(frame: Uint8Array): Message {
	const decoder = decoding.createDecoder(frame);
	const message = readBody(decoder);
	if (decoding.hasContent(decoder)) throw new Error('bytes after the message');
	return message;
}

function readBody(decoder: decoding.Decoder): Message {
	const type = decoding.readVarUint(decoder);
	if (type === AWARENESS) return { kind: 'awareness', payload: decoding.readVarUint8Array(decoder) };
	if (type === QUERY_AWARENESS) return { kind: 'queryAwareness' };
	if (type !== SYNC) throw new Error('unknown message type');
	const step = decoding.readVarUint(decoder);
	const payload = decoding.readVarUint8Array(decoder);
	if (step === STEP_ONE && payload.length > LIMITS.stepOne) throw new StepOneTooLarge();
	if (step === STEP_ONE) return { kind: 'stepOne', clocks: Y.decodeStateVector(payload) };
	if (step === STEP_TWO) return { kind: 'stepTwo', update: payload };
	if (step === UPDATE) return { kind: 'update', update: payload };
	throw new Error('unknown sync message');
}

/** Whether a message that we wrote is of the document, not of who is there. */
export function isSync(message: Uint8Array): boolean {
	return message[0] === SYNC;
}

/** One allocation and one copy, since an answer to step 1 may have 32 MiB. */
function frame(head: readonly number[], payload: Uint8Array): Uint8Array {
	const encoder = encoding.createEncoder();
	for (const byte of head) encoding.writeUint8(encoder, byte);
	encoding.writeVarUint(encoder, payload.length);
	const start = encoding.toUint8Array(encoder);
	const whole = new Uint8Array(start.length + payload.length);
	whole.set(start);
	whole.set(payload, start.length);
	return whole;
}

export function writeStepOne(clocks: Clocks): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, clocks.size);
	for (const [client, clock] of clocks) {
		encoding.writeVarUint(encoder, client);
		encoding.writeVarUint(encoder, clock);
	}
	return frame([SYNC, STEP_ONE], encoding.toUint8Array(encoder));
}

export function writeStepTwo(update: Uint8Array): Uint8Array {
	return frame([SYNC, STEP_TWO], update);
}

export function writeUpdate(update: Uint8Array): Uint8Array {
	return frame([SYNC, UPDATE], update);
}

export function writeAwareness(payload: Uint8Array): Uint8Array {
	return frame([AWARENESS], payload);
}

/** An awareness message that says nothing: stock clients count it as a sign of life and do not answer. */
export const KEEP_ALIVE = writeAwareness(new Uint8Array([0]));
