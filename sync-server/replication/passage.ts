// The way to another relay for somebody who holds an invite there: the link is used once, by however many runs,
// since the same word tells the other relay that it is the same guest. Nothing of it is kept or written anywhere.

import { createHash } from 'node:crypto';
import { hostname } from 'node:os';
import * as v from 'valibot';
import { RemoteRelay } from './remoteRelay.ts';

export const PASSAGE_FAULTS = [
	'unreachable',
	'sameRelay',
	'notInvited',
	'unknown',
	'expired',
	'used',
	'revoked',
	'tooFast',
	'notAdministrator',
	'otherWorkspace',
] as const;
export type PassageFaultCode = (typeof PASSAGE_FAULTS)[number];

/** Why there is no way to the other relay, in one sentence for people. */
export class PassageFault extends Error {
	readonly code: PassageFaultCode;

	constructor(code: PassageFaultCode) {
		super(SENTENCES[code]);
		this.code = code;
	}
}

const SENTENCES: Record<PassageFaultCode, string> = {
	unreachable: 'No relay answers there: look at the address, and whether this machine is on the internet.',
	sameRelay: 'That is the address of this very relay: give that of the usual one.',
	notInvited: 'That relay lets in only whom it has invited: give the link of an invite for administrators.',
	unknown: 'That relay does not know this link: copy the whole of it, or have another made there.',
	expired: 'The link has expired: have another made there.',
	used: 'The link was used by somebody else: have another made there.',
	revoked: 'The link was revoked: have another made there.',
	tooFast: 'That relay was asked too often: wait a minute.',
	notAdministrator: 'The link is not one for administrators: have another made there.',
	otherWorkspace: 'The link is for another workspace: have another made there.',
};

/** Milliseconds. */
const PATIENCE = 20_000;
/** A token is renewed when it has been used for so long. */
const FRESH = 5 * 60_000;
const CODES: ReadonlySet<string> = new Set(PASSAGE_FAULTS);

const Described = v.object({ relay: v.string(), open: v.boolean() });
const Look = v.object({ workspace: v.string(), role: v.string() });
const Joined = v.object({ access: v.string(), refresh: v.string() });
const Renewed = v.object({ access: v.string() });
const Refused = v.object({ error: v.string() });

export interface Destination {
	url: URL;
	/** What stands behind `#` in a link; empty for a relay that is open to everybody. */
	secret: string;
	workspace: string;
	/** What this relay calls itself, so that nothing is brought where it is; empty where it is none. */
	own?: string;
}

export class Passage {
	readonly relay: RemoteRelay;
	/** What the other relay calls itself. */
	readonly id: string;
	readonly #workspace: string;
	readonly #refresh: string;
	#fresh = Date.now();

	private constructor(relay: RemoteRelay, id: string, workspace: string, refresh: string) {
		this.relay = relay;
		this.id = id;
		this.#workspace = workspace;
		this.#refresh = refresh;
	}

	/** Rejects with a PassageFault; the invite is used only where it is one that serves. */
	static async open({ url, secret, workspace, own = '' }: Destination): Promise<Passage> {
		const { relay: id, open } = await describeRelay(url);
		if (id === own) throw new PassageFault('sameRelay');
		if (open) return new Passage(new RemoteRelay({ url, token: '' }), id, workspace, '');
		if (secret === '') throw new PassageFault('notInvited');
		const look = await ask(url, '/look', Look, { secret });
		if (look.role !== 'administrator') throw new PassageFault('notAdministrator');
		if (look.workspace !== '*' && look.workspace !== workspace) throw new PassageFault('otherWorkspace');
		// Whoever holds the secret may come in anyway: nothing more is needed to come again.
		const device = createHash('sha256').update(`passage ${secret}`).digest('base64url');
		const name = hostname().slice(0, 100);
		const { access, refresh } = await ask(url, '/join', Joined, { secret, device, name });
		return new Passage(new RemoteRelay({ url, token: access }), id, workspace, refresh);
	}

	/** Renews the token where it has been in use for a while. */
	async freshen(): Promise<void> {
		if (this.#refresh === '' || Date.now() - this.#fresh < FRESH) return;
		const body = { refresh: this.#refresh, workspace: this.#workspace };
		this.relay.token = (await ask(this.relay.url, '/renew', Renewed, body)).access;
		this.#fresh = Date.now();
	}
}

/** What a relay calls itself, and whether everybody is let in. Rejects with a PassageFault. */
export function describeRelay(relay: URL): Promise<v.InferOutput<typeof Described>> {
	return ask(relay, '', Described);
}

/** Reads a link as people copy it; null for what is none. */
export function readInviteLink(text: string): { url: URL; secret: string } | null {
	const url = URL.parse(text.trim());
	if (!url || !/^https?:$/.test(url.protocol)) return null;
	const secret = url.hash.slice(1);
	return /^[0-9a-f]{16}\.[A-Za-z0-9_-]{43}$/.test(secret) ? { url: new URL('/', url), secret } : null;
}

async function ask<S extends v.GenericSchema>(
	relay: URL,
	path: string,
	schema: S,
	body?: object,
): Promise<v.InferOutput<S>> {
	let answer: unknown;
	try {
		const response = await fetch(new URL(`/access${path}`, relay), {
			method: body ? 'POST' : 'GET',
			headers: body ? { 'Content-Type': 'application/json' } : {},
			...(body && { body: JSON.stringify(body) }),
			redirect: 'error',
			signal: AbortSignal.timeout(PATIENCE),
		});
		answer = await response.json();
	} catch {
		throw new PassageFault('unreachable');
	}
	const read = v.safeParse(schema, answer);
	if (read.success) return read.output;
	const refused = v.safeParse(Refused, answer);
	const code = refused.success ? refused.output.error : '';
	throw new PassageFault(CODES.has(code) ? (code as PassageFaultCode) : 'unreachable');
}
