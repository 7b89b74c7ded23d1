import type { FileHandle } from 'node:fs/promises';

/** Part of a file; shorter only where the file ends. */
export type ReadBytes = (position: number, length: number) => Promise<Buffer>;

export function readBytesOf(file: FileHandle): ReadBytes {
	return async (position, length) => {
		const buffer = Buffer.alloc(length);
		let filled = 0;
		while (filled < length) {
			const { bytesRead } = await file.read(buffer, filled, length - filled, position + filled);
			if (bytesRead === 0) break;
			filled += bytesRead;
		}
		return buffer.subarray(0, filled);
	};
}
