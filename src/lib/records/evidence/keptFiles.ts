import type { KeptFile } from '#lib/workspace/files/prepare.ts';

export type { KeptFile };

/** Reads the files that a draft names; whatever is none of them is left out. */
export function readKeptFiles(kept: unknown): KeptFile[] {
	if (!Array.isArray(kept)) return [];
	return kept.flatMap((found: Partial<KeptFile> | null) => {
		const { hash, size, mediaType, fileName, type, width, height, takenOn } = found ?? {};
		if (typeof hash !== 'string' || !/^[0-9a-f]{64}$/u.test(hash) || typeof size !== 'number') return [];
		if (typeof mediaType !== 'string' || typeof fileName !== 'string') return [];
		return {
			...{ hash, size, mediaType, fileName },
			type: type === 'file' ? 'file' : 'photograph',
			...(typeof width === 'number' && { width }),
			...(typeof height === 'number' && { height }),
			...(typeof takenOn === 'string' && { takenOn }),
		} satisfies KeptFile;
	});
}
