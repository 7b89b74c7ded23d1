// The first frame of a shared connection, read without trusting any of it.

import { LIMITS, type CLOSE } from '../documents/peer.ts';
import { isWorkspaceName } from '../names.ts';
import {
	CONNECTION,
	OP,
	PROTOCOL,
	readEntries,
	readHello,
	readRequest,
	type Hello,
	type Request,
} from './wire.ts';

export interface Greeting {
	hello: Hello;
	/** What was in the same frame. */
	requests: Request[];
}

export interface Fault {
	fault: keyof typeof CLOSE;
	reason: string;
}

export function readGreeting(frame: Uint8Array): Greeting | Fault {
	if (frame.length > LIMITS.hello) return { fault: 'tooLarge', reason: 'hello too large' };
	try {
		const [first, ...rest] = readEntries(frame);
		if (first?.channel !== CONNECTION || first.op !== OP.hello) throw new Error('not a hello');
		const hello = readHello(first.payload);
		if (hello.protocol < PROTOCOL) return { fault: 'clientTooOld', reason: 'reload to get the newer client' };
		if (!isWorkspaceName(hello.workspace)) return { fault: 'malformed', reason: 'unknown name' };
		return { hello, requests: rest.map(readRequest) };
	} catch {
		return { fault: 'malformed', reason: 'malformed hello' };
	}
}
