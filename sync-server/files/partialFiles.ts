// Uploads that are not whole yet are files named by workspace, content and invite, and nothing else: what is on
// disk after a crash is what a resumed upload goes on from, and its hash decides in the end whether it counts.

import { createHash } from 'node:crypto';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { BLOCK, MOST_PARTIAL } from './fileLimits.ts';
import { FileRefusal } from './fileRefusal.ts';

export interface PartialKey {
	workspace: string;
	hash: string;
	invite: string;
}

export class PartialFiles {
	readonly #directory: string;
	readonly #writing = new Map<string, { body: Readable; done: Promise<void> }>();

	constructor(directory: string) {
		this.#directory = directory;
	}

	pathOf({ workspace, hash, invite }: PartialKey): string {
		return path.join(this.#directory, workspace, `${hash}.${nameSender(invite)}`);
	}

	/** Bytes that have arrived. */
	async received(key: PartialKey): Promise<number> {
		return (await statFile(this.pathOf(key)))?.size ?? 0;
	}

	/** Bytes of everything unfinished of a workspace, but for one. */
	async sizeOf(workspace: string, besides: PartialKey): Promise<number> {
		let bytes = 0;
		for (const file of await this.#list(workspace))
			if (file !== this.pathOf(besides)) bytes += Math.max(BLOCK, (await statFile(file))?.size ?? 0);
		return bytes;
	}

	/**
	 * Does something with a partial file while nobody else does. An older request for the same one is ended: its
	 * sender has come again, and has not noticed yet that the line is dead, or we have not.
	 */
	async exclusively<T>(key: PartialKey, body: Readable, work: (file: string) => Promise<T>): Promise<T> {
		const file = this.pathOf(key);
		for (let other = this.#writing.get(file); other; other = this.#writing.get(file)) {
			other.body.destroy();
			await other.done;
		}
		const { promise: done, resolve } = Promise.withResolvers<void>();
		this.#writing.set(file, { body, done });
		try {
			return await work(file);
		} finally {
			this.#writing.delete(file);
			resolve();
		}
	}

	/**
	 * Writes from a place that has been reached on; returns the bytes that are there now. What lies beyond stays: its
	 * sender may have been told of it.
	 */
	async write(file: string, from: number, body: Readable): Promise<number> {
		await mkdir(path.dirname(file), { recursive: true });
		const known = (await statFile(file))?.size ?? 0;
		if (from > known) throw new FileRefusal('place');
		const handle = await open(file, known === 0 ? 'w' : 'r+');
		try {
			let at = from;
			// Where writing fails, the line stays open: its sender is to hear why.
			for await (const chunk of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>)
				for (let rest = chunk; rest.length > 0;) {
					const { bytesWritten } = await handle.write(rest, 0, rest.length, at);
					rest = rest.subarray(bytesWritten);
					at += bytesWritten;
				}
			return Math.max(at, known);
		} finally {
			await handle.close();
		}
	}

	/** Makes room for one more of this sender's. */
	async forgetBeyond({ workspace, invite }: PartialKey): Promise<void> {
		const ending = `.${nameSender(invite)}`;
		const own = (await this.#list(workspace)).filter((file) => file.endsWith(ending));
		if (own.length < MOST_PARTIAL) return;
		const known = await Promise.all(own.map(async (file) => ({ file, ...(await statFile(file)) })));
		const idle = known.filter(({ file }) => !this.#writing.has(file));
		idle.sort((a, b) => (a.mtimeMs ?? 0) - (b.mtimeMs ?? 0));
		for (const { file } of idle.slice(0, own.length - MOST_PARTIAL + 1)) await rm(file, { force: true });
	}

	/** Throws away what nobody has gone on with since `time`. */
	async forgetOlder(time: number): Promise<void> {
		for (const workspace of await listDirectory(this.#directory))
			for (const file of await this.#list(workspace)) {
				const known = await statFile(file);
				if (known && known.mtimeMs < time && !this.#writing.has(file)) await rm(file, { force: true });
			}
	}

	async #list(workspace: string): Promise<string[]> {
		const directory = path.join(this.#directory, workspace);
		return (await listDirectory(directory)).map((name) => path.join(directory, name));
	}
}

function nameSender(invite: string): string {
	return createHash('sha256').update(invite).digest('hex').slice(0, 16);
}

/** The names in a directory; none where there is no such directory. */
export async function listDirectory(directory: string): Promise<string[]> {
	return readdir(directory).catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ENOENT') return [];
		throw error;
	});
}

export async function statFile(file: string): Promise<{ size: number; mtimeMs: number } | null> {
	return stat(file).catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ENOENT') return null;
		throw error;
	});
}
