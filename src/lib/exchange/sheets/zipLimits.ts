// A zip is measured before anything unpacks it: what it says of its size is somebody's word only.
import { WorkFault } from '../work.ts';

/** Bytes of a file, and of all that is packed in one. */
export const MOST_FILE_BYTES = 25_000_000;
export const MOST_INFLATED_BYTES = 150_000_000;
/** Rows that a sheet may begin, empty ones included. */
const MOST_ROW_TAGS = 200_000;
const MOST_PARTS = 2_000;

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const STORED = 0;
const DEFLATED = 8;

interface Part {
	readonly name: string;
	readonly method: number;
	readonly packed: number;
	readonly inflated: number;
	readonly offset: number;
}

function partsOf(bytes: Uint8Array): Part[] {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	// Behind the directory only its own end and a comment of 64 kB at most.
	let end = bytes.length - 22;
	const first = Math.max(0, end - 0xffff);
	while (end >= first && view.getUint32(end, true) !== END_OF_DIRECTORY) end--;
	if (end < first) throw new WorkFault('broken');
	const count = view.getUint16(end + 10, true);
	if (count > MOST_PARTS) throw new WorkFault('too-many-parts');
	const parts: Part[] = [];
	for (let at = view.getUint32(end + 16, true); parts.length < count;) {
		if (at + 46 > bytes.length || view.getUint32(at, true) !== DIRECTORY_ENTRY) throw new WorkFault('broken');
		const [name, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true)) as [
			number,
			number,
			number,
		];
		parts.push({
			name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name)),
			method: view.getUint16(at + 10, true),
			packed: view.getUint32(at + 20, true),
			inflated: view.getUint32(at + 24, true),
			offset: view.getUint32(at + 42, true),
		});
		at += 46 + name + extra + comment;
	}
	return parts;
}

/** The bytes of a part as they are packed. */
function packedBytes(bytes: Uint8Array, { offset, packed }: Part): Uint8Array<ArrayBuffer> {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (offset + 30 > bytes.length) throw new WorkFault('broken');
	const begin = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
	if (begin + packed > bytes.length) throw new WorkFault('broken');
	return bytes.slice(begin, begin + packed);
}

async function* inflated(packed: Uint8Array<ArrayBuffer>, method: number): AsyncGenerator<Uint8Array> {
	if (method === STORED) return yield packed;
	if (method !== DEFLATED) throw new WorkFault('broken');
	const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
	try {
		for (;;) {
			const { done, value } = await reader.read();
			if (done) return;
			yield value;
		}
	} catch {
		throw new WorkFault('broken');
	} finally {
		await reader.cancel().catch(() => {});
	}
}

/** Counts how often any of these tags begins, also across the ends of what comes piece by piece. */
class TagCount {
	count = 0;
	#rest = '';
	readonly #pattern = /<(?:[a-z]+:)?(?:row|table-row)[\s>/]/gu;
	readonly #decoder = new TextDecoder('latin1');

	add(piece: Uint8Array): void {
		const text = this.#rest + this.#decoder.decode(piece);
		const tail = Math.max(0, text.length - 24);
		for (const { index } of text.matchAll(this.#pattern)) if (index < tail) this.count++;
		this.#rest = text.slice(tail);
	}
}

/**
 * Measures a zip by unpacking it once and keeping nothing.
 * @returns the names of its parts
 * @throws WorkFault `too-much-inside`, `too-many-rows`, `too-many-parts` or `broken`
 */
export async function measureZip(bytes: Uint8Array): Promise<string[]> {
	const parts = partsOf(bytes);
	const said = parts.reduce((sum, { inflated }) => sum + inflated, 0);
	if (said > MOST_INFLATED_BYTES) throw new WorkFault('too-much-inside');
	let total = 0;
	for (const part of parts) {
		const rows = new TagCount();
		for await (const piece of inflated(packedBytes(bytes, part), part.method)) {
			total += piece.length;
			if (total > MOST_INFLATED_BYTES) throw new WorkFault('too-much-inside');
			if (part.name.endsWith('.xml')) rows.add(piece);
			if (rows.count > MOST_ROW_TAGS) throw new WorkFault('too-many-rows');
		}
	}
	return parts.map(({ name }) => name);
}
