// The keys that a command works with: beside a running relay, which notices within a second.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { openAccess, type Access } from '../access/access.ts';
import { ACCESS_FILE } from '../access/accessDatabase.ts';
import { messageOf } from '../log.ts';

/** Where a command finds the keys: for `parseArgs`. */
export const KEYS_OPTIONS = {
	data: { type: 'string', default: 'data' },
	keys: { type: 'string' },
} as const;

/** Beside the documents and not among them, so that losing those locks nobody out. */
export function findKeys(data: string, keys: string | undefined): string {
	return keys ?? `${path.resolve(data)}-keys`;
}

/** Opens the keys, which must be there already: only a relay that starts may `make` them. */
export async function openKeys(
	{ data, keys }: { data: string; keys?: string },
	{ make = false } = {},
): Promise<Access> {
	const directory = findKeys(data, keys);
	if (!make && !existsSync(path.join(directory, ACCESS_FILE)))
		throw new Error(
			`No relay has been started with its keys in ${directory}: start it once, or say with --data or --keys where they are.`,
		);
	return openAccess(directory).catch((error: unknown) => {
		throw new Error(
			`The relay cannot keep its keys in ${directory} (${messageOf(error)}): choose another with --keys.`,
		);
	});
}

/** Does something with the keys, and closes them whatever becomes of it. */
export async function withKeys<T>(
	where: { data: string; keys?: string },
	work: (access: Access) => T | Promise<T>,
): Promise<T> {
	const access = await openKeys(where);
	try {
		return await work(access);
	} finally {
		access.close();
	}
}
