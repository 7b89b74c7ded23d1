// [I7] Who gets in, and what they may do there. A relay has one gate; every way in (a stock socket, a shared
// one, an exchange over HTTPS, files) asks it, and nothing else decides.

import { CLOSE } from '../documents/peer.ts';

export const ROLES = [
	'administrator',
	'editor',
	'evaluator',
	'member',
	'facilitator',
	'guest',
	'viewer',
] as const;
export type Role = (typeof ROLES)[number];

export type Right = 'none' | 'read' | 'write';

/** What a token that was accepted allows, in one workspace. */
export interface Grant {
	readonly workspace: string;
	readonly role: Role;
	/** Ids; empty where the relay is open to everybody. */
	readonly person: string;
	readonly organisation: string;
	/** How this person wants to be called. */
	readonly name: string;
	/** The invite that the person came with: it is noted beside each row that they send. */
	readonly invite: string;
	/** Milliseconds since 1970; Infinity for a grant that does not end. */
	readonly expires: number;
	/** How many sockets may be open with this invite at once. */
	readonly sockets: number;
	rightTo(document: string): Right;
}

export interface Refusal {
	readonly code: (typeof CLOSE)['credentials' | 'writeNotAllowed' | 'clientTooOld'];
	/** For logs and close frames: a few words without anything that a token holds. */
	readonly reason:
		| 'missing'
		| 'malformed'
		| 'expired'
		| 'revoked'
		| 'removed'
		| 'not of this relay'
		| 'not of this workspace';
}

export interface Gate {
	/** Whom a token admits to a workspace; an empty token is what somebody without any presents. */
	admit(token: string, workspace: string): Promise<Grant | Refusal>;
	/** A fresh token for whoever holds this refresh token, and what it allows. */
	renew(refresh: string, workspace: string): Promise<{ token: string; grant: Grant } | Refusal>;
	/** What whoever holds a grant may do now, with a token that says so; null where that is what it was. */
	reconsider(grant: Grant): Promise<{ token: string; grant: Grant } | Refusal | null>;
	/** Whether a document was given up for ever; `key` is `<workspace>/<document>`. */
	isRetired(key: string): boolean;
	/** Calls back with each invite whose people must leave now. */
	onRevoked(listener: (invite: string) => void): () => void;
	/** Calls back with each person who may do more or less than before; what changed anything waits for the listeners. */
	onReconsider(listener: (person: string) => Promise<void>): () => void;
	/** Calls back with the key of each document that has just been retired. */
	onRetired(listener: (key: string) => void): () => void;
}

export function isRefusal(answer: object): answer is Refusal {
	return 'code' in answer;
}

/** A relay that anybody who reaches it may use: in a room without internet, and in development. */
export class OpenGate implements Gate {
	async admit(_token: string, workspace: string): Promise<Grant> {
		return {
			workspace,
			role: 'editor',
			person: '',
			organisation: '',
			name: '',
			invite: '',
			expires: Infinity,
			sockets: Infinity,
			rightTo: () => 'write',
		};
	}

	async renew(): Promise<Refusal> {
		return { code: CLOSE.credentials, reason: 'not of this relay' };
	}

	async reconsider(): Promise<null> {
		return null;
	}

	isRetired(): boolean {
		return false;
	}

	onReconsider(): () => void {
		return () => {};
	}

	onRevoked(): () => void {
		return () => {};
	}

	onRetired(): () => void {
		return () => {};
	}
}
