// The files of another relay. An interrupted copy goes on where it was, in both directions.

import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { AttachedFile } from '../files/fileIndex.ts';
import type { FileStore } from '../files/fileStore.ts';
import { isHash } from '../files/storedFiles.ts';
import { keyOf, type Target } from '../names.ts';
import { RemoteRefusal, type RefusalCode } from './remoteRefusal.ts';
import { PATIENCE, type RemoteRelay } from './remoteRelay.ts';

const PART = 4 * 2 ** 20;

export class RemoteFiles {
	readonly #relay: RemoteRelay;

	constructor(relay: RemoteRelay) {
		this.#relay = relay;
	}

	/** None where that relay keeps no files. */
	async list(target: Target): Promise<AttachedFile[]> {
		const response = await this.#ask(target, '', {});
		if (response.status === 404) return [];
		await refuseUnlessOk(response);
		const files = (await response.json()) as AttachedFile[];
		// They become names of files here.
		return files.filter(({ hash, size }) => isHash(hash) && Number.isSafeInteger(size));
	}

	/** Brings a file here, and attaches it. False where it was there already. */
	async download(target: Target, { hash, size }: AttachedFile, store: FileStore): Promise<boolean> {
		const { workspace, document } = target;
		if (await store.find(workspace, document, hash)) return false;
		const attachment = { workspace, document, hash, invite: '' };
		if (await store.attachKnown(attachment, () => true)) return true;
		const reached = await store.received(attachment);
		const from = reached < size ? reached : 0;
		const response = await this.#ask(target, hash, { headers: { range: `bytes=${from}-` } });
		await refuseUnlessOk(response);
		const start = response.status === 206 ? from : 0;
		const body = Readable.fromWeb((response.body ?? new Blob([]).stream()) as ReadableStream<Uint8Array>);
		const received = await store.receive({ ...attachment, total: size }, start, body);
		if (received < size) throw new RemoteRefusal('The connection broke in the middle of a file: try again.');
		return true;
	}

	/** Whether a file is still to be brought there. */
	async lacks(target: Target, { hash }: AttachedFile): Promise<boolean> {
		const found = await this.#ask(target, hash, { method: 'HEAD' });
		if (found.status !== 404) await refuseUnlessOk(found);
		return found.status === 404;
	}

	/** Brings a file there, and attaches it. False where it was there already. */
	async upload(target: Target, { hash, size }: AttachedFile, store: FileStore): Promise<boolean> {
		if (!(await store.find(target.workspace, target.document, hash)))
			throw new RemoteRefusal(`The file ${hash} is missing in this directory: restore it from a backup.`);
		const found = await this.#ask(target, hash, { method: 'HEAD' });
		if (found.status === 200) return false;
		const file = await open(store.pathOf(hash), 'r');
		try {
			let at = Number(found.headers.get('rumb-received') ?? 0);
			if (!(at < size)) at = 0;
			for (;;) {
				const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.min(PART, size - at)), 0, null, at);
				const part = buffer.subarray(0, bytesRead);
				const headers = { 'content-range': `bytes ${at}-${at + part.length - 1}/${size}` };
				const response = await this.#ask(target, hash, { method: 'PUT', body: part, headers });
				await refuseUnlessOk(response);
				if (response.status !== 202) return true;
				at = Number(response.headers.get('rumb-received'));
			}
		} finally {
			await file.close();
		}
	}

	#ask(target: Target, hash: string, init: RequestInit): Promise<Response> {
		const { url, token } = this.#relay;
		const { workspace, document } = target;
		const place = new URL(`/files/${workspace}${hash && `/${hash}`}?document=${document}`, url);
		const headers = { ...init.headers, ...(token && { authorization: `Bearer ${token}` }) };
		return fetch(place, { ...init, headers, signal: AbortSignal.timeout(PATIENCE) }).catch(() => {
			throw new RemoteRefusal(
				`The files of ${keyOf(target)} cannot be reached at ${url.origin}: try again.`,
				'unreachable',
			);
		});
	}
}

async function refuseUnlessOk(response: Response): Promise<void> {
	if (response.ok) return;
	const text = await response.text();
	let sentence = `The other relay answered ${response.status}.`;
	try {
		sentence = String((JSON.parse(text) as { message: unknown }).message);
	} catch {
		// It was not its file store that answered.
	}
	throw new RemoteRefusal(sentence, CODES[response.status] ?? 'other');
}

const CODES: Readonly<Record<number, RefusalCode>> = {
	401: 'credentials',
	403: 'notAllowed',
	413: 'tooLarge',
};
