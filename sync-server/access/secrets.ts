// What lets somebody in is kept as a hash only, and compared in constant time: neither the disk nor an
// answer's timing tells it.

import { createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/** What stands behind `#` in a link: which invite, and the proof that one was invited. */
export interface Secret {
	invite: string;
	text: string;
}

const SECRET = /^([0-9a-f]{16})\.[A-Za-z0-9_-]{43}$/;

export function makeSecret(): Secret {
	const invite = randomBytes(8).toString('hex');
	return { invite, text: `${invite}.${randomBytes(32).toString('base64url')}` };
}

/** Null for what no secret looks like. */
export function readSecret(text: string): Secret | null {
	const invite = SECRET.exec(text)?.[1];
	return invite === undefined ? null : { invite, text };
}

export function hashSecret(text: string): Buffer {
	return createHash('sha256').update(text).digest();
}

export function equalHashes(a: Uint8Array, b: Uint8Array): boolean {
	return a.length === b.length && timingSafeEqual(a, b);
}

/** Where the app reads it: behind `#`, so that no server's log ever holds it. */
export function formatLink(origin: string, secret: string): string {
	return `${origin.replace(/\/+$/, '')}/join#${secret}`;
}

// Without the letters and digits that are taken for one another on paper.
const ALPHABET = 'ABCDEFGHJKMNPQRSTVWXYZ0123456789';
const GROUPS = 5;
const GROUP = 4;

/** A code to be written down: 100 random bits. */
export function makeRecoveryCode(): string {
	const letters = [...randomBytes(GROUPS * GROUP)].map((byte) => ALPHABET[byte % 32]).join('');
	return (letters.match(/.{4}/g) ?? []).join('-');
}

/** However it was typed: spaces, hyphens and case do not count, and look-alikes are one. */
export function readRecoveryCode(typed: string): string {
	const letters = typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
	return letters.replaceAll('O', '0').replace(/[IL]/g, '1').replaceAll('U', 'V');
}

const derive = promisify<string, Buffer, number, Buffer>(scrypt);

/** Slow on purpose; with the salt in front. */
export async function hashRecoveryCode(code: string, salt = randomBytes(16)): Promise<Buffer> {
	return Buffer.concat([salt, await derive(readRecoveryCode(code), salt, 32)]);
}

export async function isRecoveryCode(typed: string, stored: Uint8Array): Promise<boolean> {
	const salt = Buffer.from(stored.subarray(0, 16));
	return equalHashes(await hashRecoveryCode(typed, salt), stored);
}
