// [I7] What the relay has of a document, beside whatever this device has of it.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { messageYjsSyncStep1, messageYjsSyncStep2 } from 'y-protocols/sync';
import { Channel } from './channel.ts';
import type { Link } from './link.ts';

const SYNC = 0;
/** The clocks of somebody who has nothing. */
const NOTHING = new Uint8Array([0]);

function writeStepOne(): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, SYNC);
	encoding.writeVarUint(encoder, messageYjsSyncStep1);
	encoding.writeVarUint8Array(encoder, NOTHING);
	return encoding.toUint8Array(encoder);
}

function readStepTwo(message: Uint8Array): Uint8Array | null {
	const decoder = decoding.createDecoder(message);
	if (decoding.readVarUint(decoder) !== SYNC) return null;
	return decoding.readVarUint(decoder) === messageYjsSyncStep2 ? decoding.readVarUint8Array(decoder) : null;
}

/**
 * @returns the document as one Yjs update
 * @throws when the relay refuses it or goes away meanwhile
 */
export function fetchDocument(link: Link, name: string): Promise<Uint8Array> {
	return new Promise((resolve, reject) => {
		const channel = new Channel(link, {
			document: name,
			place: () => null,
			clean: () => false,
			acknowledged: () => {},
			arrived: () => {},
		});
		channel.onopen = () => channel.send(writeStepOne());
		channel.onclose = ({ code }) => reject(new Error(`the relay did not give ${name} (${code})`));
		channel.onmessage = ({ data }) => {
			const update = readStepTwo(data);
			if (!update) return;
			resolve(update.slice());
			channel.close();
		};
	});
}
