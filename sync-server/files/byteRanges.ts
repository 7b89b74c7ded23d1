/** Bytes `from` to `to`, both included, as HTTP counts them. */
export interface ByteRange {
	from: number;
	to: number;
}

/** `bytes a-b/total`, or null for anything else. */
export function parseContentRange(header: string): (ByteRange & { total: number }) | null {
	const match = /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15})$/.exec(header);
	if (!match) return null;
	const [from, to, total] = match.slice(1).map(Number) as [number, number, number];
	return from <= to && to < total ? { from, to, total } : null;
}

/**
 * What of a file of `size` bytes a header Range asks for: one range, null for the whole file (several ranges, or
 * something unknown, may be answered so), or 'none' where the file has no such bytes.
 */
export function parseRange(header: string | undefined, size: number): ByteRange | 'none' | null {
	const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '');
	if (!match) return null;
	const [, first = '', last = ''] = match;
	if (first === '' && last === '') return null;
	if (first === '') {
		const length = Math.min(Number(last), size);
		return length > 0 ? { from: size - length, to: size - 1 } : 'none';
	}
	const from = Number(first);
	const to = last === '' ? size - 1 : Math.min(Number(last), size - 1);
	if (last !== '' && Number(last) < from) return null;
	return from < size ? { from, to } : 'none';
}
