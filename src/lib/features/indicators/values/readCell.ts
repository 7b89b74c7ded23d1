import { formatNumber, t } from '#lib/i18n/index.ts';
import { readNumber } from '#lib/records/scalar.ts';

/** What a cell measures: how its text is read. */
export interface Measured {
	readonly measure: string | null;
	readonly unit: string | null;
	readonly scale: string | null;
}

/** What a typed cell says, as fields of a value; or why it was not understood, in one sentence. */
export type CellReading =
	{ readonly contents: CellContents; readonly fault?: undefined } | { readonly fault: string };
export interface CellContents {
	readonly value: number | null;
	readonly numerator: number | null;
	readonly denominator: number | null;
	readonly notApplicable: boolean | null;
	/** Null for a number. */
	readonly words: string | null;
}

const NOTHING: CellContents = {
	value: null,
	numerator: null,
	denominator: null,
	notApplicable: null,
	words: null,
};

const fold = (text: string) =>
	text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('’', "'").toLowerCase().trim();
/** “Not applicable”, as people write it in the four languages. */
const NOT_APPLICABLE = new Set([
	...['n/a', 'na', 'n.a.', 'not applicable', 'no escau', "no s'aplica", 'n/e', 'no procede', 'no aplica'],
	...['n/p', 'sans objet', 's.o.', 's/o', 'so', 'non applicable'],
]);
const YES = new Set(['yes', 'si', 'oui', 'true', 'x', '1']);
const NO = new Set(['no', 'non', 'false', '0']);
/** What stands beside a figure and says nothing of it. */
const UNITS = /^(?:€|eur|euros?)\s*|\s*(?:€|eur|euros?|%)$/giu;

/** Reads what was typed or pasted into a cell. Nothing is guessed: what could mean two things is refused, and says how to write it. */
export function readCell(text: string, measured: Measured): CellReading {
	const bare = text.trim();
	if (bare === '') return { contents: NOTHING };
	if (NOT_APPLICABLE.has(fold(bare))) return { contents: { ...NOTHING, notApplicable: true } };
	if (measured.measure === 'qualitative') return { contents: { ...NOTHING, words: bare } };
	if (measured.unit === 'boolean' || measured.measure === 'milestone') return readMilestone(bare);
	if (measured.unit === 'percent' && bare.includes('/')) return readShare(bare);
	return readValue(bare.replace(UNITS, ''), bare, measured);
}

function readMilestone(bare: string): CellReading {
	const word = fold(bare);
	if (YES.has(word)) return { contents: { ...NOTHING, value: 1 } };
	if (NO.has(word)) return { contents: { ...NOTHING, value: 0 } };
	return { fault: t('indicators.faults.notYesNo') };
}

/** A share may be written as what it was counted of: `12/36`. */
function readShare(bare: string): CellReading {
	const parts = bare.split('/').map((part) => readNumber(part));
	const [numerator, denominator] = parts.map((part) =>
		'content' in part ? (part.content as number | null) : null,
	);
	if (parts.length !== 2 || numerator === null || numerator === undefined || !denominator)
		return { fault: t('indicators.faults.notAShare') };
	if (numerator < 0 || numerator > denominator) return { fault: t('indicators.faults.moreThanWhole') };
	return {
		contents: {
			...NOTHING,
			value: Math.round((1e6 * numerator) / denominator) / 1e4,
			numerator,
			denominator,
		},
	};
}

function readValue(digits: string, bare: string, { measure, unit, scale }: Measured): CellReading {
	const reading = readNumber(digits);
	const whole = measure === 'count' && unit !== 'percent';
	let value: number;
	if ('refusal' in reading) {
		// What is counted has no fractions: one mark before three figures can only stand between thousands.
		if (reading.refusal !== 'ambiguousNumber' || !whole)
			return { fault: refusalSentence(reading.refusal, bare) };
		value = Number(digits.replace(/[^\d]/gu, ''));
		if (/^[-−–]/u.test(digits)) value = -value;
	} else value = reading.content as number;
	if (value === null) return { fault: refusalSentence('notANumber', bare) };
	if (whole && !Number.isInteger(value)) return { fault: t('indicators.faults.notWhole') };
	if (value < 0 && (whole || unit === 'percent')) return { fault: t('indicators.faults.negative') };
	if (unit === 'percent' && value > 100) return { fault: t('indicators.faults.overHundred') };
	const [from, to] = boundsOf(scale);
	if (measure === 'score' && ((from !== null && value < from) || (to !== null && value > to)))
		return { fault: t('indicators.faults.outOfScale', { scale: scale ?? '' }) };
	return { contents: { ...NOTHING, value } };
}

/** `0-5`, `1 – 10`. */
function boundsOf(scale: string | null): [number | null, number | null] {
	const found = /^\s*(\d+(?:[.,]\d+)?)\s*[-–/]\s*(\d+(?:[.,]\d+)?)\s*$/u.exec(scale ?? '');
	if (!found) return [null, null];
	return [Number(found[1]!.replace(',', '.')), Number(found[2]!.replace(',', '.'))];
}

function refusalSentence(refusal: string, bare: string): string {
	const plain = (content: number) => formatNumber(content, { useGrouping: false, maximumFractionDigits: 12 });
	if (refusal !== 'ambiguousNumber') return t('indicators.faults.notANumber', { example: plain(1234.5) });
	const decimal = plain(0.5).includes(',') ? ',' : '.';
	const number = bare.replace(/[^\d.,−–-]/gu, '');
	return t('indicators.faults.ambiguous', {
		whole: number.replace(/[^\d−–-]/gu, ''),
		fraction: `${number.replace(/[.,]/u, decimal)}0`,
	});
}
