import type { Stamp } from '#lib/domain/kind.ts';

/**
 * A cell is what one key of a record's map holds: `[content, person, device, time]`, or the bare content where the record
 * itself says who and when. A bare array would be ambiguous, so it is wrapped as `[content]`.
 */
export interface Cell {
	content: unknown;
	stamp?: Stamp;
}

export function encodeCell(content: unknown, stamp?: Stamp): unknown {
	if (stamp) return [content, stamp.person, stamp.device, stamp.time];
	return Array.isArray(content) ? [content] : content;
}

export function decodeCell(stored: unknown): Cell {
	if (!Array.isArray(stored)) return { content: stored ?? null };
	const [content = null, person, device, time] = stored as unknown[];
	if (typeof person !== 'string' || typeof device !== 'string' || typeof time !== 'number')
		return { content };
	return { content, stamp: { person, device, time } };
}

/** The key of a cell in its record's map: `title/ca`, `networks/ema`, `line`; what is approved stands beside it. */
export function cellKey(field: string, part?: string, approved = false): string {
	return `${approved ? 'approved.' : ''}${field}${part === undefined ? '' : `/${part}`}`;
}

export interface CellKey {
	field: string;
	/** The language of a localised field, or the member of a set. */
	part?: string;
	approved: boolean;
}

export function parseCellKey(key: string): CellKey {
	const approved = key.startsWith('approved.');
	const rest = approved ? key.slice('approved.'.length) : key;
	const slash = rest.indexOf('/');
	return slash < 0
		? { field: rest, approved }
		: { field: rest.slice(0, slash), part: rest.slice(slash + 1), approved };
}

/** Whether two contents are the same to a reader. Contents are JSON, so their shapes are few. */
export function sameContent(one: unknown, other: unknown): boolean {
	if (one === other) return true;
	if (typeof one !== 'object' || typeof other !== 'object' || !one || !other)
		return (one ?? null) === (other ?? null);
	const keys = Object.keys(one);
	return (
		keys.length === Object.keys(other).length &&
		keys.every((key) =>
			sameContent((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key]),
		)
	);
}
