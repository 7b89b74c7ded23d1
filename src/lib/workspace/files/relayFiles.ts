// What a relay's file store is asked, with the workspace's token. Only an answer that names the hash counts: a page that stands
// in for everything answers anything.
import type { Access } from '../access.svelte.ts';
import { AccessRefused, RelayUnreachable } from '../accessRequest.ts';

/** Why a relay refuses, in its own words. */
export const FILE_REFUSALS = [
	'malformed',
	'credentials',
	'notAllowed',
	'unknown',
	'place',
	'retired',
	'length',
	'tooLarge',
	'type',
	'different',
	'clientTooOld',
	'tooMany',
	'quota',
	'diskFull',
] as const;
export type FileRefusalCode = (typeof FILE_REFUSALS)[number];

/** The relay answered, and said no. */
export class FileRefused extends Error {
	override readonly name = 'FileRefused';
	readonly code: FileRefusalCode;
	/** How many bytes of an upload it has; null where it did not say. */
	readonly received: number | null;

	constructor(code: FileRefusalCode, received: number | null = null) {
		super(`the relay refused the file: ${code}`);
		this.code = code;
		this.received = received;
	}
}

/** Milliseconds until a request that says nothing is given up; what arrived of an upload stays at the relay. */
const PATIENCE = 60_000;
const BY_STATUS: Record<number, FileRefusalCode> = {
	400: 'malformed',
	401: 'credentials',
	403: 'notAllowed',
	409: 'place',
	410: 'retired',
	426: 'clientTooOld',
};

export interface FilePart {
	document: string;
	hash: string;
}

export class RelayFiles {
	readonly #workspace: string;
	readonly #access: Access;

	constructor(workspace: string, access: Access) {
		this.#workspace = workspace;
		this.#access = access;
	}

	/**
	 * Whether a whole file is attached to a document there.
	 * @returns true, or how many bytes of it have arrived
	 */
	async look(part: FilePart, size: number): Promise<true | number> {
		const answer = await this.#ask(part, { method: 'HEAD' });
		if (answer.status === 404) return receivedOf(answer) ?? 0;
		const length = answer.headers.get('content-length');
		if (!answer.ok || !isNamed(answer, part.hash) || (length !== null && Number(length) !== size))
			throw await refusalOf(answer);
		return true;
	}

	/** Sends bytes `from` to `to` (not included). @returns true when the whole file is there now, else how many bytes are */
	async send(part: FilePart, bytes: Uint8Array, from: number, to: number): Promise<true | number> {
		const answer = await this.#ask(part, {
			method: 'PUT',
			headers: { 'Content-Range': `bytes ${from}-${to - 1}/${bytes.length}` },
			body: bytes.slice(from, to),
		});
		const received = receivedOf(answer);
		if (!answer.ok || received === null) throw await refusalOf(answer);
		return answer.status !== 202 || received;
	}

	/**
	 * A file's bytes, or null where nobody has sent it yet. A line that breaks is gone on with where it broke.
	 * @param heard how much of it is here
	 */
	async fetch(part: FilePart, heard: (share: number) => void): Promise<Uint8Array<ArrayBuffer> | null> {
		let chunks: Uint8Array[] = [];
		let have = 0;
		for (let broken = 0; ; broken++) {
			const before = have;
			const headers = have > 0 ? { Range: `bytes=${have}-`, 'If-Range': `"${part.hash}"` } : undefined;
			const answer = await this.#ask(part, { headers });
			if (answer.status === 404) return null;
			if (!answer.ok || !isNamed(answer, part.hash) || !answer.body) throw await refusalOf(answer);
			if (answer.status !== 206) [chunks, have] = [[], 0];
			const total = have + Number(answer.headers.get('content-length') ?? 0);
			try {
				for await (const chunk of readChunks(answer.body)) {
					chunks.push(chunk);
					have += chunk.length;
					if (total > 0) heard(Math.min(1, have / total));
				}
				return join(chunks, have);
			} catch (error) {
				if (have === before && broken > 2) throw new RelayUnreachable('the line broke', { cause: error });
			}
		}
	}

	/** A token may end on its way: a fresh one is tried once. */
	async #ask({ document, hash }: FilePart, request: RequestInit): Promise<Response> {
		const relay = await this.#access.relayFor(this.#workspace);
		if (!relay) throw new RelayUnreachable('this workspace has no relay');
		const address = `${relay}/files/${this.#workspace}/${hash}?document=${encodeURIComponent(document)}`;
		for (const fresh of [false, true]) {
			const token = await this.#token(fresh);
			const answer = await fetch(address, {
				...request,
				headers: { ...request.headers, ...(token && { Authorization: `Bearer ${token}` }) },
				cache: 'no-store',
				credentials: 'omit',
				referrerPolicy: 'no-referrer',
				signal: AbortSignal.timeout(PATIENCE),
			}).catch((error: unknown) => {
				throw new RelayUnreachable('no relay answers there', { cause: error });
			});
			if (answer.status !== 401 || !token || fresh) return answer;
		}
		throw new FileRefused('credentials');
	}

	async #token(fresh: boolean): Promise<string> {
		try {
			return await this.#access.token(this.#workspace, { fresh });
		} catch (error) {
			throw error instanceof AccessRefused ? new FileRefused('credentials') : error;
		}
	}
}

function isNamed(answer: Response, hash: string): boolean {
	return answer.headers.get('etag')?.replace(/^W\//u, '') === `"${hash}"`;
}

function receivedOf({ headers }: Response): number | null {
	const received = headers.get('rumb-received');
	return received !== null && /^\d{1,15}$/u.test(received) ? Number(received) : null;
}

/** What an answer that is none of those hoped for says; whoever is no relay of ours was not reached. */
async function refusalOf(answer: Response): Promise<Error> {
	const said = (await answer.json().catch(() => null)) as { error?: unknown } | null;
	const code = FILE_REFUSALS.find((refusal) => refusal === said?.error) ?? BY_STATUS[answer.status];
	return code
		? new FileRefused(code, receivedOf(answer))
		: new RelayUnreachable(`the relay answered ${answer.status}`);
}

async function* readChunks(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
	const reader = body.getReader();
	for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
}

function join(chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
	const whole = new Uint8Array(size);
	let at = 0;
	for (const chunk of chunks) {
		whole.set(chunk, at);
		at += chunk.length;
	}
	return whole;
}
