// [I7] A stock client presents its token among the subprotocols, since a browser lets it say nothing else, and
// an address is written to logs. What is wrong is told after the upgrade, with a code: a stock client comes back
// for ever when an upgrade is refused, and stops at 44xx.

import type { IncomingMessage } from 'node:http';
import { isRefusal, type Gate, type Grant } from '../access/gate.ts';
import { CLOSE } from '../documents/peer.ts';
import { keyOf, type Target } from '../names.ts';
import type { Admissions } from './admissions.ts';

export const PROTOCOL = 'rumb.v1';

export interface Denial {
	code: (typeof CLOSE)[keyof typeof CLOSE];
	reason: string;
}

export interface Admitted {
	grant: Grant;
	mayWrite: boolean;
	/** To be called when the socket has gone. */
	release(): void;
}

export function isDenial(answer: Admitted | Denial): answer is Denial {
	return 'code' in answer;
}

/** What the relay answers: a browser closes a socket whose server picks none of what it offered. */
export function chooseProtocol(offered: ReadonlySet<string>): string | false {
	if (offered.has(PROTOCOL)) return PROTOCOL;
	const [first] = offered;
	return first ?? false;
}

/** The first of the subprotocols that is not ours; empty where there is none. */
export function readToken({ headers }: IncomingMessage): string {
	const offered = (headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
	return offered.find((name) => name !== '' && name !== PROTOCOL) ?? '';
}

export async function admitStock(
	request: IncomingMessage,
	target: Target,
	{ gate, admissions }: { gate: Gate; admissions: Admissions },
): Promise<Admitted | Denial> {
	const grant = await gate.admit(readToken(request), target.workspace);
	if (isRefusal(grant)) return { code: grant.code, reason: grant.reason };
	const right = grant.rightTo(target.document);
	if (right === 'none') return { code: CLOSE.writeNotAllowed, reason: 'may not be read' };
	if (gate.isRetired(keyOf(target))) return { code: CLOSE.retired, reason: 'document retired' };
	const release = admissions.hold(grant);
	if (!release) return { code: CLOSE.tooFast, reason: 'too many sockets with this invite' };
	return { grant, mayWrite: right === 'write', release };
}
