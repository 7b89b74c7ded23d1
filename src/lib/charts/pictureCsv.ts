import type { PictureTable } from './picture.ts';

/** What a spreadsheet would run as a formula. */
const FORMULA = /^'*[=+\-@\t\r]/u;

function quote(cell: string): string {
	const safe = FORMULA.test(cell) ? `'${cell}` : cell;
	return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A table as RFC 4180 has it; no text in it runs as a formula, and “no data” is an empty cell. */
export function pictureCsv({ columns, rows }: PictureTable): string {
	const lines = [
		columns.map(({ label }) => quote(label)),
		...rows.map(({ cells }) =>
			columns.map(({ key }) => {
				const cell = cells[key] ?? null;
				return typeof cell === 'number' ? String(cell) : quote(cell ?? '');
			}),
		),
	];
	return lines.map((line) => `${line.join(',')}\r\n`).join('');
}
