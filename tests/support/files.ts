import { createHash } from 'node:crypto';
import http from 'node:http';
import { deflateRawSync } from 'node:zlib';
import { seededRandom } from './random.ts';

export function hashOf(content: Uint8Array): string {
	return createHash('sha256').update(content).digest('hex');
}

function noise(size: number, seed: number): Buffer {
	const random = seededRandom(seed);
	return Buffer.from(Array.from({ length: size }, () => random.below(256)));
}

/** Begins as a JPEG does; the rest is noise. */
export function makeJpeg(size = 1000, seed = 1): Buffer {
	return Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), noise(Math.max(0, size - 4), seed)]).subarray(
		0,
		size,
	);
}

/** A zip with these entries; the first is stored, the others are deflated. */
export function makeZip(entries: Record<string, string>): Buffer {
	const parts: Buffer[] = [];
	const directory: Buffer[] = [];
	let at = 0;
	Object.entries(entries).forEach(([name, text], i) => {
		const content = Buffer.from(text);
		const packed = i === 0 ? content : deflateRawSync(content);
		const shared = Buffer.alloc(26);
		shared.writeUInt16LE(20, 0);
		shared.writeUInt16LE(i === 0 ? 0 : 8, 4);
		shared.writeUInt32LE(packed.length, 14);
		shared.writeUInt32LE(content.length, 18);
		shared.writeUInt16LE(name.length, 22);
		const offset = Buffer.alloc(4);
		offset.writeUInt32LE(at);
		const local = Buffer.concat([Buffer.from('PK\x03\x04'), shared, Buffer.from(name), packed]);
		directory.push(
			Buffer.from('PK\x01\x02\x14\x00', 'latin1'),
			shared,
			Buffer.alloc(10),
			offset,
			Buffer.from(name),
		);
		parts.push(local);
		at += local.length;
	});
	const listed = Buffer.concat(directory);
	const end = Buffer.alloc(18);
	end.writeUInt16LE(Object.keys(entries).length, 4);
	end.writeUInt16LE(Object.keys(entries).length, 6);
	end.writeUInt32LE(listed.length, 8);
	end.writeUInt32LE(at, 12);
	return Buffer.concat([...parts, listed, Buffer.from('PK\x05\x06'), end]);
}

/** An OLE container with streams of these names, over as many directory sectors as they need. */
export function makeOle(...streams: string[]): Buffer {
	const sectors = Math.ceil((streams.length + 1) / 4);
	const file = Buffer.alloc(512 * (2 + sectors), 0);
	Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(file);
	file.writeUInt16LE(9, 30);
	file.writeUInt32LE(1, 48);
	file.writeUInt32LE(0xfffffffe, 68);
	file.fill(0xff, 76, 512);
	file.writeUInt32LE(0, 76);
	file.fill(0xff, 512, 1024);
	// Sector 0 is the table, the directory follows.
	for (let i = 1; i <= sectors; i++) file.writeUInt32LE(i < sectors ? i + 1 : 0xfffffffe, 512 + 4 * i);
	['Root Entry', ...streams].forEach((name, i) => {
		const at = 1024 + 128 * i;
		file.write(name, at, 'utf16le');
		file.writeUInt16LE(2 * name.length + 2, at + 64);
		file[at + 66] = i === 0 ? 5 : 2;
	});
	return file;
}

export interface Answer {
	status: number;
	headers: http.IncomingHttpHeaders;
	body: Buffer;
}

export interface FileRequestOptions {
	method?: string;
	headers?: Record<string, string | number>;
	body?: Uint8Array;
}

/** Not fetch: it hides what a browser would not show. */
export function requestFile(url: string, options: FileRequestOptions = {}): Promise<Answer> {
	const { method = 'GET', headers = {}, body } = options;
	return new Promise((resolve, reject) => {
		const lengths = body ? { 'content-length': body.length } : {};
		const request = http.request(url, { method, headers: { ...lengths, ...headers }, agent: false });
		request.on('error', reject);
		request.on('response', (response) => {
			const chunks: Buffer[] = [];
			response.on('data', (chunk: Buffer) => chunks.push(chunk));
			response.on('error', reject);
			response.on('end', () =>
				resolve({
					status: response.statusCode ?? 0,
					headers: response.headers,
					body: Buffer.concat(chunks),
				}),
			);
		});
		request.end(body);
	});
}

/** A PUT whose body is sent by hand; ends when the test ends it. */
export class OpenUpload {
	readonly #request: http.ClientRequest;
	/** Null where the line broke before there was an answer. */
	readonly answered: Promise<http.IncomingMessage | null>;

	constructor(url: string, length: number, headers: Record<string, string | number> = {}) {
		this.#request = http.request(url, {
			method: 'PUT',
			headers: { ...headers, 'content-length': length },
			agent: false,
		});
		this.answered = new Promise((resolve) => {
			this.#request.on('response', (response) => {
				response.resume();
				resolve(response);
			});
			this.#request.on('error', () => resolve(null));
		});
	}

	/** Resolves once the bytes have left this process. */
	send(bytes: Uint8Array): Promise<void> {
		return new Promise((resolve, reject) => {
			this.#request.write(bytes, (error) => (error ? reject(error) : resolve()));
		});
	}

	end(): void {
		this.#request.end();
	}

	/** Lets the line break. */
	drop(): void {
		this.#request.destroy();
	}
}
