// A file has its name, the hash of its content, only once it is whole and on disk: renamed after its fsync, and
// the directory's fsync before anybody is told.

import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { readBytesOf } from './fileReader.ts';
import { FileRefusal } from './fileRefusal.ts';
import { detectType, guessFamily, HEAD_BYTES, isImage } from './fileTypes.ts';
import type { FileLimits } from './fileLimits.ts';
import { listDirectory } from './partialFiles.ts';

const HASH = /^[0-9a-f]{64}$/;

export function isHash(text: string): boolean {
	return HASH.test(text);
}

export class StoredFiles {
	readonly #directory: string;

	constructor(directory: string) {
		this.#directory = directory;
	}

	pathOf(hash: string): string {
		return path.join(this.#directory, hash.slice(0, 2), hash);
	}

	/** Gives a whole file its name. Synchronous, so that nothing collects it before it is in the index. */
	adopt(file: string, hash: string): void {
		const place = this.pathOf(hash);
		const made = mkdirSync(path.dirname(place), { recursive: true });
		renameSync(file, place);
		syncDirectory(path.dirname(place));
		if (made) syncDirectory(this.#directory);
	}

	remove(hash: string): void {
		rmSync(this.pathOf(hash), { force: true });
	}

	async list(): Promise<string[]> {
		const hashes: string[] = [];
		for (const name of await listDirectory(this.#directory))
			if (/^[0-9a-f]{2}$/.test(name))
				hashes.push(...(await listDirectory(path.join(this.#directory, name))).filter(isHash));
		return hashes;
	}
}

/** Refuses early what is refused in the end. */
export async function inspectHead(file: string, total: number, limits: FileLimits): Promise<void> {
	const handle = await open(file, 'r');
	try {
		const head = await readBytesOf(handle)(0, HEAD_BYTES);
		if (head.length < Math.min(total, HEAD_BYTES)) return;
		const family = guessFamily(head);
		if (family === null) throw new FileRefusal('type');
		if (family === 'image' && total > limits.image) throw new FileRefusal('tooLarge');
	} finally {
		await handle.close();
	}
}

/** Proves that a file is what it was announced to be, and brings it to the disk. Returns its media type. */
export async function verifyFile(
	file: string,
	hash: string,
	size: number,
	limits: FileLimits,
): Promise<string> {
	const handle = await open(file, 'r+');
	try {
		const digest = createHash('sha256');
		for await (const chunk of handle.createReadStream({ start: 0, autoClose: false }))
			digest.update(chunk as Buffer);
		if (digest.digest('hex') !== hash) throw new FileRefusal('different');
		const type = await detectType(readBytesOf(handle), size);
		if (type === null) throw new FileRefusal('type');
		if (size > (isImage(type) ? limits.image : limits.other)) throw new FileRefusal('tooLarge');
		await handle.sync();
		return type;
	} finally {
		await handle.close();
	}
}

function syncDirectory(directory: string): void {
	// Windows has no fsync for directories.
	if (process.platform === 'win32') return;
	const descriptor = openSync(directory, 'r');
	try {
		fsyncSync(descriptor);
	} finally {
		closeSync(descriptor);
	}
}
