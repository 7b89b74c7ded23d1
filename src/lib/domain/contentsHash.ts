import { sha256 } from '@noble/hashes/sha2.js';
import { canonicalBytes } from './canonicalJson.ts';

/** Rows hand out the same object until it changes, so each content is hashed once. */
const known = new WeakMap<object, string>();

/**
 * SHA-256 of a value as canonical JSON, 64 hexadecimal digits. At once, and not by the browser's own digest, so that what a
 * signature says can be asked wherever rows are read.
 * @returns '' where the value has no canonical form: it then has no hash that anybody could have named
 */
export function contentsHash(contents: unknown): string {
	const kept = typeof contents === 'object' && contents !== null ? known.get(contents) : undefined;
	if (kept !== undefined) return kept;
	const hash = hashOf(contents);
	if (typeof contents === 'object' && contents !== null) known.set(contents, hash);
	return hash;
}

function hashOf(contents: unknown): string {
	try {
		const digest = sha256(canonicalBytes(contents));
		return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
	} catch {
		return '';
	}
}
