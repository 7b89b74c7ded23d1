// A backup is an uncompressed tar archive, so that in need any tool can open it. Its last entry names the size
// and the SHA-256 of every other: an archive that was cut short or changed is never taken for a whole one.

import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';

export interface ArchiveEntry {
	/** A path with `/`, such as `data/relay.sqlite`. */
	name: string;
	size: number;
	/** In hexadecimal digits. */
	sha256: string;
}

export const MANIFEST = 'manifest.json';
const BLOCK = 512;
const CHUNK = 2 ** 20;

export class ArchiveWriter {
	readonly #file: FileHandle;
	readonly #entries: ArchiveEntry[] = [];

	constructor(file: FileHandle) {
		this.#file = file;
	}

	/** Copies a file as it is now; it must not shrink meanwhile. */
	async addFile(name: string, path: string): Promise<void> {
		const source = await open(path, 'r');
		try {
			const { size } = await source.stat();
			const hash = createHash('sha256');
			await this.#file.writeFile(writeHeader(name, size));
			for await (const chunk of readChunks(source, size)) {
				hash.update(chunk);
				await this.#file.writeFile(chunk);
			}
			await this.#pad(size);
			this.#entries.push({ name, size, sha256: hash.digest('hex') });
		} finally {
			await source.close();
		}
	}

	/** Writes the manifest and waits for the disk. */
	async finish(): Promise<readonly ArchiveEntry[]> {
		const manifest = Buffer.from(`${JSON.stringify({ version: 1, entries: this.#entries }, null, '\t')}\n`);
		await this.#file.writeFile(writeHeader(MANIFEST, manifest.length));
		await this.#file.writeFile(manifest);
		await this.#pad(manifest.length);
		await this.#file.writeFile(Buffer.alloc(2 * BLOCK));
		await this.#file.sync();
		return this.#entries;
	}

	async #pad(size: number): Promise<void> {
		if (size % BLOCK > 0) await this.#file.writeFile(Buffer.alloc(BLOCK - (size % BLOCK)));
	}
}

/**
 * Gives each entry to `receive` and then compares all with the manifest. Throws a sentence when anything is
 * missing, changed or not of such an archive; what was received then counts for nothing.
 */
export async function readArchive(
	file: FileHandle,
	receive: (name: string, chunks: AsyncIterable<Uint8Array>) => Promise<void>,
): Promise<void> {
	const found: ArchiveEntry[] = [];
	for (let position = 0; ;) {
		const { name, size } = readHeader(await readBlock(file, position));
		position += BLOCK;
		if (name === MANIFEST) {
			compare(found, await readManifest(file, position, size));
			return;
		}
		const hash = createHash('sha256');
		await receive(name, readHashed(file, { position, size }, hash));
		found.push({ name, size, sha256: hash.digest('hex') });
		position += Math.ceil(size / BLOCK) * BLOCK;
	}
}

async function* readHashed(
	file: FileHandle,
	{ position, size }: { position: number; size: number },
	hash: ReturnType<typeof createHash>,
): AsyncGenerator<Uint8Array> {
	for await (const chunk of readChunks(file, size, position)) {
		hash.update(chunk);
		yield chunk;
	}
}

async function* readChunks(file: FileHandle, size: number, from = 0): AsyncGenerator<Uint8Array> {
	const buffer = Buffer.alloc(Math.min(CHUNK, size));
	for (let done = 0; done < size;) {
		const { bytesRead } = await file.read(buffer, 0, Math.min(CHUNK, size - done), from + done);
		if (bytesRead === 0) throw damaged('it was cut short');
		done += bytesRead;
		yield buffer.subarray(0, bytesRead);
	}
}

async function readBlock(file: FileHandle, position: number): Promise<Buffer> {
	const { buffer, bytesRead } = await file.read(Buffer.alloc(BLOCK), 0, BLOCK, position);
	if (bytesRead < BLOCK) throw damaged('it was cut short');
	return buffer;
}

async function readManifest(file: FileHandle, position: number, size: number): Promise<ArchiveEntry[]> {
	const chunks: Buffer[] = [];
	for await (const chunk of readChunks(file, size, position)) chunks.push(Buffer.from(chunk));
	try {
		const { version, entries } = JSON.parse(Buffer.concat(chunks).toString()) as {
			version: number;
			entries: ArchiveEntry[];
		};
		if (version === 1 && Array.isArray(entries)) return entries;
	} catch {
		// Said below.
	}
	throw damaged('its list of contents cannot be read');
}

function compare(found: readonly ArchiveEntry[], listed: readonly ArchiveEntry[]): void {
	const format = ({ name, size, sha256 }: ArchiveEntry) => `${name} ${size} ${sha256}`;
	if (found.map(format).join('\n') !== listed.map(format).join('\n'))
		throw damaged('its contents are not what it lists');
}

function damaged(how: string): Error {
	return new Error(`This backup is damaged (${how}): take another one.`);
}

function writeHeader(name: string, size: number): Buffer {
	const header = Buffer.alloc(BLOCK);
	if (Buffer.byteLength(name) > 100) throw new Error(`The name ${name} is too long for a backup.`);
	header.write(name, 0);
	header.write('0000600\0', 100);
	header.write('0000000\0', 108);
	header.write('0000000\0', 116);
	if (size < 8 ** 11) header.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
	else {
		header[124] = 0x80;
		header.writeBigUInt64BE(BigInt(size), 128);
	}
	header.write('00000000000\0', 136);
	header.write('0', 156);
	header.write('ustar\x0000', 257);
	header.write(`${checksum(header).toString(8).padStart(6, '0')}\0 `, 148);
	return header;
}

function readHeader(header: Buffer): { name: string; size: number } {
	if (parseInt(header.toString('latin1', 148, 155), 8) !== checksum(header))
		throw damaged('it is not a backup of a relay, or was changed');
	const end = header.indexOf(0);
	const name = header.toString('utf8', 0, end < 0 || end > 100 ? 100 : end);
	const isLarge = header[124] === 0x80;
	const size = isLarge
		? Number(header.readBigUInt64BE(128))
		: parseInt(header.toString('latin1', 124, 135), 8);
	return { name, size };
}

/** Of a header whose own field for it counts as blanks. */
function checksum(header: Uint8Array): number {
	return header.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 32 : byte), 0);
}
