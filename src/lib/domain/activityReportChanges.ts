import type { PartData } from './activityReportData.ts';
import { contentsHash } from './contentsHash.ts';

/** The data of a part as its authors last took note of it: its figures, and a hash of all the rest. */
export interface TakenData {
	readonly figures: Readonly<Record<string, number | null>>;
	readonly hash: string;
}

export const takeNote = (data: PartData): TakenData => ({
	figures: Object.fromEntries(data.figures.map(({ key, value }) => [key, value])),
	hash: contentsHash(data),
});

/** Reads what was stored; it may come from anybody. */
export function readTaken(stored: unknown): TakenData | null {
	if (typeof stored !== 'object' || stored === null) return null;
	const { figures, hash } = stored as Record<string, unknown>;
	if (typeof figures !== 'object' || figures === null || typeof hash !== 'string') return null;
	const known = Object.entries(figures).filter(
		(each): each is [string, number | null] => each[1] === null || typeof each[1] === 'number',
	);
	return { figures: Object.fromEntries(known), hash };
}

export interface FigureChange {
	readonly key: string;
	readonly was: number | null;
	readonly is: number | null;
	readonly unit?: string;
}

/** What has changed in the data since its authors took note of it. */
export interface DataChanges {
	readonly figures: readonly FigureChange[];
	/** Whether anything else did: a row, a name, the year before. */
	readonly further: boolean;
}

/** @returns null where nothing has changed, or nobody has taken note of it yet */
export function changesSince(taken: TakenData | null, data: PartData): DataChanges | null {
	if (!taken || taken.hash === contentsHash(data)) return null;
	const figures = data.figures.flatMap(({ key, value, unit }): FigureChange[] =>
		key in taken.figures && taken.figures[key] !== value
			? [{ key, was: taken.figures[key] ?? null, is: value, ...(unit && { unit }) }]
			: [],
	);
	return { figures, further: figures.length === 0 };
}
