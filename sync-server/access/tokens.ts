// [I7] Only what this relay signed, of the kind that is asked for and still within its time, is believed.

import { decodeProtectedHeader, errors, jwtVerify, SignJWT, type JWTPayload } from 'jose';
import * as v from 'valibot';
import { CLOSE } from '../documents/peer.ts';
import type { Parts } from './attendance.ts';
import type { Capabilities } from './capabilities.ts';
import { ROLES, type Refusal, type Role } from './gate.ts';
import { ALGORITHM, type Keyring } from './keyring.ts';

export const ACCESS_TYPE = 'rumb+jwt';
export const REFRESH_TYPE = 'rumb-refresh+jwt';
/** Characters. */
export const TOKEN_LIMIT = 4096;

const AccessClaims = v.object({
	workspace: v.string(),
	role: v.picklist(ROLES),
	sub: v.string(),
	organisation: v.optional(v.string(), ''),
	name: v.string(),
	invite: v.string(),
	cap: v.record(v.string(), v.picklist(['r', 'rw'])),
	workshops: v.optional(v.record(v.string(), v.picklist(['facilitator', 'guest'])), {}),
	exp: v.number(),
});
const RefreshClaims = v.object({ invite: v.string(), device: v.string() });

export interface AccessClaims {
	workspace: string;
	role: Role;
	person: string;
	organisation: string;
	name: string;
	invite: string;
	/** What the invite allows by itself. */
	capabilities: Capabilities;
	/** Workshops in which they take part beside, as what. */
	workshops: Parts;
	/** Milliseconds since 1970, as whole seconds. */
	expires: number;
}

/** Names a member: with which invite, on which device. Lasts as long as the invite does. */
export type RefreshClaims = v.InferOutput<typeof RefreshClaims>;

export class Tokens {
	readonly #keyring: Keyring;

	constructor(keyring: Keyring) {
		this.#keyring = keyring;
	}

	signAccess(claims: AccessClaims): Promise<string> {
		const { workspace, role, person, organisation, name, invite, capabilities: cap } = claims;
		const { workshops, expires } = claims;
		return this.#sign(
			{
				workspace,
				role,
				sub: person,
				...(organisation && { organisation }),
				name,
				invite,
				cap,
				...(Object.keys(workshops).length > 0 && { workshops }),
				exp: Math.floor(expires / 1000),
			},
			ACCESS_TYPE,
		);
	}

	signRefresh(claims: RefreshClaims): Promise<string> {
		return this.#sign({ ...claims }, REFRESH_TYPE);
	}

	async verifyAccess(token: string): Promise<AccessClaims | Refusal> {
		const payload = await this.#verify(token, ACCESS_TYPE);
		if ('reason' in payload) return payload as Refusal;
		const read = v.safeParse(AccessClaims, payload);
		if (!read.success) return refuse('malformed');
		const { sub: person, cap: capabilities, exp, ...rest } = read.output;
		return { ...rest, person, capabilities, expires: exp * 1000 };
	}

	async verifyRefresh(token: string): Promise<RefreshClaims | Refusal> {
		const payload = await this.#verify(token, REFRESH_TYPE);
		if ('reason' in payload) return payload as Refusal;
		const read = v.safeParse(RefreshClaims, payload);
		return read.success ? read.output : refuse('malformed');
	}

	#sign(payload: JWTPayload, typ: string): Promise<string> {
		const { kid, key } = this.#keyring.current;
		return new SignJWT(payload)
			.setProtectedHeader({ alg: ALGORITHM, kid, typ })
			.setIssuer(this.#keyring.relay)
			.setIssuedAt()
			.sign(key);
	}

	async #verify(token: string, typ: string): Promise<JWTPayload | Refusal> {
		if (token === '') return refuse('missing');
		if (token.length > TOKEN_LIMIT) return refuse('malformed');
		try {
			const { kid } = decodeProtectedHeader(token);
			const key = typeof kid === 'string' ? this.#keyring.find(kid) : null;
			if (!key) return refuse(kid === undefined ? 'malformed' : 'not of this relay');
			const options = { algorithms: [ALGORITHM], issuer: this.#keyring.relay, typ };
			return (await jwtVerify(token, key, options)).payload;
		} catch (error) {
			if (error instanceof errors.JWTExpired) return refuse('expired');
			if (error instanceof errors.JWSSignatureVerificationFailed) return refuse('not of this relay');
			const isForeign = error instanceof errors.JWTClaimValidationFailed && error.claim === 'iss';
			return refuse(isForeign ? 'not of this relay' : 'malformed');
		}
	}
}

export function refuse(reason: Refusal['reason']): Refusal {
	return { code: CLOSE.credentials, reason };
}
