// [I4] The rows of one document as they lie packed: an id or a row is read out of it where somebody looks.
import { type PackedBodies, unpackIds } from './packing.ts';

export class PackedPart {
	readonly document: string;
	readonly number: number;
	/** Where its rows stand in the table, in the order in which they are packed; then those that came since. */
	slots: number[] = [];
	/** Which packing of the document this is: columns and bodies are read one after the other. */
	#stamp = 0;
	/** Of the packed rows, in their order; taken apart when the first is asked for. */
	#ids: string | string[] = [];
	#bodies: PackedBodies | null = null;

	constructor(document: string, number: number) {
		this.document = document;
		this.number = number;
	}

	get stamp(): number {
		return this.#stamp;
	}

	/** Holds another packing from now on; the rows themselves may come later. */
	hold(stamp: number, ids: string, bodies: PackedBodies | null): void {
		this.#stamp = stamp;
		this.#ids = ids;
		this.#bodies = bodies;
	}

	/** @returns whether they are of the packing that is held */
	holdBodies(stamp: number, bodies: PackedBodies): boolean {
		if (stamp !== this.#stamp) return false;
		this.#bodies ??= bodies;
		return true;
	}

	idAt(at: number): string {
		if (typeof this.#ids === 'string') this.#ids = unpackIds(this.#ids);
		return this.#ids[at]!;
	}

	/** Null while the rows themselves have not been read. */
	bytesAt(at: number): Uint8Array | null {
		if (!this.#bodies) return null;
		const { bytes, ends } = this.#bodies;
		return bytes.subarray(at === 0 ? 0 : ends[at - 1], ends[at]);
	}
}

/** Rows one behind the other. */
export function joinBodies(pieces: readonly Uint8Array[]): PackedBodies {
	const bytes = new Uint8Array(pieces.reduce((size, { byteLength }) => size + byteLength, 0));
	const ends = new Uint32Array(pieces.length);
	let end = 0;
	for (const [at, piece] of pieces.entries()) {
		bytes.set(piece, end);
		ends[at] = end += piece.byteLength;
	}
	return { bytes, ends };
}
