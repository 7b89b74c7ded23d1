import type { HomeRun } from '#lib/workspace/roomRelay.ts';

/** Sorts of documents, in the order in which people are told of them. */
export const FAMILIES = [
	'plan',
	'org',
	'private',
	'body',
	'report',
	'evaluation',
	'rating',
	'workshop',
	'stage',
	'seat',
] as const;
export type Family = (typeof FAMILIES)[number];

export interface FamilyBrought {
	family: Family;
	documents: number;
	files: number;
	bytes: number;
}

/** What a run brought, or would bring, by sort of document; sorts of which there is nothing are left out. */
export function sumFamilies({ brought }: Pick<HomeRun, 'brought'>): FamilyBrought[] {
	return FAMILIES.map((family) => {
		const pieces = brought.filter(({ document }) => document.split('/', 1)[0] === family);
		return {
			family,
			documents: new Set(pieces.filter(({ files }) => files === 0).map(({ document }) => document)).size,
			files: pieces.reduce((sum, { files }) => sum + files, 0),
			bytes: pieces.reduce((sum, { bytes }) => sum + bytes, 0),
		};
	}).filter(({ bytes }) => bytes > 0);
}
