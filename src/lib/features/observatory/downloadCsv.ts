import { formatCsv } from '#lib/exchange/csv.ts';

/** Milliseconds after which the browser has certainly taken the file over. */
const TAKEN = 60_000;

/** Saves a table where the browser saves files. */
export function downloadCsv(name: string, rows: readonly (readonly (string | number | null)[])[]): void {
	const address = URL.createObjectURL(new Blob([formatCsv(rows)], { type: 'text/csv;charset=utf-8' }));
	Object.assign(document.createElement('a'), { href: address, download: name }).click();
	setTimeout(() => URL.revokeObjectURL(address), TAKEN);
}
