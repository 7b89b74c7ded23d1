// Every part of an upload says which bytes it holds, and the whole counts only when its hash is the one that it was
// announced under: an upload may be broken off and gone on with anywhere.

import type { IncomingMessage } from 'node:http';
import { parseContentRange } from './byteRanges.ts';
import { FileRefusal } from './fileRefusal.ts';
import type { FileRequest } from './fileRequest.ts';
import type { FileStore } from './fileStore.ts';

export interface UploadResult {
	/** 200 was there already, 201 is whole and attached now, 202 goes on. */
	status: 200 | 201 | 202;
	received: number;
}

export class FileUploads {
	readonly #store: FileStore;
	readonly #running = new Map<string, number>();

	constructor(store: FileStore) {
		this.#store = store;
	}

	/** Takes the body of a PUT. Rejects with a FileRefusal, or with whatever broke the line. */
	async receive(request: IncomingMessage, asked: FileRequest): Promise<UploadResult> {
		const { workspace, document, hash, grant } = asked;
		const { from, total } = readPart(request);
		if (total > this.#store.limits.other) throw new FileRefusal('tooLarge');
		const attachment = { workspace, document, hash, invite: grant.invite };
		const mayRead = (other: string) => grant.rightTo(other) !== 'none';
		if (await this.#store.attachKnown(attachment, mayRead)) return { status: 200, received: total };
		// On an open relay there are neither invites nor persons: whoever shares an address shares the limit.
		const sender = grant.invite ? `${grant.invite}/${grant.person}` : (request.socket.remoteAddress ?? '');
		return this.#count(sender, async () => {
			const received = await this.#store.receive({ ...attachment, total }, from, request);
			return { status: received < total ? 202 : 201, received };
		});
	}

	async #count<T>(sender: string, work: () => Promise<T>): Promise<T> {
		const running = this.#running.get(sender) ?? 0;
		if (running >= this.#store.limits.uploads) throw new FileRefusal('tooMany');
		this.#running.set(sender, running + 1);
		try {
			return await work();
		} finally {
			const left = (this.#running.get(sender) ?? 1) - 1;
			if (left > 0) this.#running.set(sender, left);
			else this.#running.delete(sender);
		}
	}
}

/** Which bytes are coming: those that Content-Range names, or the whole file. */
function readPart({ headers }: IncomingMessage): { from: number; total: number } {
	if (!/^\d{1,15}$/.test(headers['content-length'] ?? '')) throw new FileRefusal('length');
	const length = Number(headers['content-length']);
	if (length === 0) throw new FileRefusal('type', 'This file is empty: choose another.');
	const header = headers['content-range'];
	if (header === undefined) return { from: 0, total: length };
	const range = parseContentRange(header);
	if (!range || range.to - range.from + 1 !== length)
		throw new FileRefusal('malformed', 'Say which bytes are coming, as in "Content-Range: bytes 0-99/200".');
	return range;
}
