import * as encoding from 'lib0/encoding';

/** Updates that Yjs reads and that no Yjs writes: little on the line, and much work or memory. */
function write(compose: (writeNumbers: (...numbers: number[]) => void, encoder: encoding.Encoder) => void) {
	const encoder = encoding.createEncoder();
	compose((...numbers) => {
		for (const number of numbers) encoding.writeVarUint(encoder, number);
	}, encoder);
	return encoding.toUint8Array(encoder);
}

/** So many collected structs of one letter each, two bytes each. */
export const writeGarbageStructs = (count: number) =>
	write((numbers) => {
		numbers(1, count, 1, 0);
		for (let i = 0; i < count; i++) numbers(0, 1);
		numbers(0);
	});

/** One value in so many arrays within each other. */
export const writeNested = (depth: number) =>
	write((numbers, encoder) => {
		numbers(1, 1, 1, 0, 8, 1);
		encoding.writeVarString(encoder, 't');
		numbers(1);
		for (let i = 0; i < depth; i++) {
			encoding.writeUint8(encoder, 117);
			numbers(1);
		}
		encoding.writeUint8(encoder, 126);
		numbers(0);
	});

/** Every other letter of a long text deleted, the last one first. */
export const writeScatteredDeletions = (count: number) =>
	write((numbers) => {
		numbers(1, 1, 1, 0, 0, 2 * count + 2, 1, 1, count);
		for (let i = count; i > 0; i--) numbers(2 * i, 1);
	});
