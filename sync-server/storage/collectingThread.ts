// The thread in which documents are merged, collected and compared: minutes of work on a large one stop nobody.

import { parentPort } from 'node:worker_threads';
import { messageOf } from '../log.ts';
import { collectUpdates } from './collecting.ts';

export interface CollectingReply {
	collected?: Uint8Array<ArrayBuffer>;
	/** Why nothing was collected. */
	reason?: string;
}

const port = parentPort;
if (!port) throw new Error('This file is started by collector.ts.');

port.on('message', (updates: Uint8Array[]) => {
	try {
		const collected = new Uint8Array(collectUpdates(updates));
		port.postMessage({ collected } satisfies CollectingReply, [collected.buffer]);
	} catch (error) {
		port.postMessage({ reason: messageOf(error) } satisfies CollectingReply);
	}
});
