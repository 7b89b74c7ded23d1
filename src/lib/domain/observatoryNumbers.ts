export type DecimalMark = ',' | '.';

/** What groups thousands: spaces of every width, and the apostrophes of some countries. */
const GROUPING = /[\s\u00a0\u2009\u202f'’]/gu;
const FIGURE = /^[-−+]?\d[\d.,]*$/u;
const GROUPED = /^\d{1,3}([.,]\d{3})+$/u;

interface Shape {
	readonly sign: number;
	readonly digits: string;
	/** Each point and comma, in order. */
	readonly marks: readonly DecimalMark[];
}

function shapeOf(text: string): Shape | null {
	const bare = text.trim().replace(GROUPING, '');
	if (!FIGURE.test(bare) || /[.,]$/u.test(bare)) return null;
	const digits = bare.replace(/^[-−+]/u, '');
	return {
		sign: /^[-−]/u.test(bare) ? -1 : 1,
		digits,
		marks: [...digits].filter((sign): sign is DecimalMark => sign === ',' || sign === '.'),
	};
}

/** The mark that can only be a decimal one, the other one where it can only group thousands; null where either may be. */
function certainMark({ digits, marks }: Shape): DecimalMark | null {
	const [first, last] = [marks[0], marks.at(-1)];
	if (!first || !last) return null;
	if (first !== last) return last;
	if (marks.length > 1) return first === ',' ? '.' : ',';
	const [whole = '', part = ''] = digits.split(first);
	return part.length !== 3 || whole.length > 3 || whole.startsWith('0') ? first : null;
}

/** The decimal mark that figures of one file have, where any of them tells; null where none does, or they differ. */
export function decimalMarkOf(texts: Iterable<string>): DecimalMark | null {
	const found = new Set<DecimalMark>();
	for (const text of texts) {
		const shape = shapeOf(text);
		const mark = shape && certainMark(shape);
		if (mark) found.add(mark);
	}
	const [mark] = found;
	return found.size === 1 ? mark! : null;
}

/**
 * Reads a figure as people write it: `1.234.567`, `1 234 567`, `1,234,567.8`, `3,2`.
 * @param mark the decimal mark of where it stands, for figures that can be read in two ways, as `1.234`
 * @returns null for what is no figure, and `unclear` where it may be a thousand or one and a bit
 */
export function readFigure(text: string, mark: DecimalMark | null): number | 'unclear' | null {
	const shape = shapeOf(text);
	if (!shape) return null;
	const { sign, digits, marks } = shape;
	if (marks.length === 0) return sign * Number(digits);
	const decimal = certainMark(shape) ?? mark;
	if (!decimal) return 'unclear';
	const grouping = decimal === ',' ? '.' : ',';
	const [whole = '', part, more] = digits.split(decimal);
	if (more !== undefined || part?.includes(grouping)) return null;
	if (whole.includes(grouping) && !GROUPED.test(whole)) return null;
	return sign * Number(`${whole.replaceAll(grouping, '')}.${part ?? '0'}`);
}
