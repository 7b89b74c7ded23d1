import { escapeHtml } from './plainText.ts';
import type { EditsFileWords, EditsRow, EditsTable } from './editsFile.ts';

/** Looks like the app where there is a screen, and prints well; nothing is fetched. */
const STYLE = `
:root { color-scheme: light dark; }
body { margin: 0 auto; max-width: 72rem; padding: 1.5rem; font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.25; }
h2 { margin-top: 2.5rem; font-size: 1.2rem; }
p { max-width: 65ch; }
.about { font-weight: 600; }
table { width: 100%; table-layout: fixed; border-collapse: collapse; }
th, td { padding: .5rem .75rem; border-bottom: 1px solid color-mix(in srgb, currentColor 25%, transparent); text-align: start; vertical-align: top; white-space: pre-line; overflow-wrap: anywhere; }
thead th { font-size: .875rem; }
thead th:nth-child(1) { width: 20%; }
thead th:nth-child(2), thead th:nth-child(5) { width: 13%; }
thead th:nth-child(4) { width: 31%; }
.nothing { font-style: italic; }
td:nth-child(3) { opacity: .75; }
td:last-child { opacity: .75; font-size: .875rem; }
@media (max-width: 40rem) {
	td:empty { display: none; }
	thead { position: absolute; clip-path: inset(50%); }
	tr { display: block; padding: .75rem 0; border-bottom: 1px solid color-mix(in srgb, currentColor 25%, transparent); }
	th, td { display: block; padding: .15rem 0; border: 0; }
	td::before { content: attr(data-column) ' '; display: block; font-size: .875rem; font-weight: 400; opacity: .75; }
}
@media print { body { padding: 0; } tr { break-inside: avoid; } }
`;

const COLUMNS = ['record', 'field', 'before', 'mine', 'signature'] as const;

/** @param data markup that stands at the end of the page */
export function pageOf(tables: readonly EditsTable[], words: EditsFileWords, data: string): string {
	const { language, title, about, text } = words;
	return `<!doctype html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escapeHtml(title)}</h1>
<p class="about">${escapeHtml(about)}</p>
<p>${escapeHtml(text)}</p>
${tables.map((table) => sectionOf(table, words)).join('\n')}
${data}
</body>
</html>
`;
}

function sectionOf({ title, text, rows }: EditsTable, words: EditsFileWords): string {
	const head = COLUMNS.map((column) => `<th scope="col">${escapeHtml(words.columns[column])}</th>`).join('');
	return `<section>
<h2>${escapeHtml(title)}</h2>
${text ? `<p>${escapeHtml(text)}</p>` : ''}
<table>
<thead><tr>${head}</tr></thead>
<tbody>
${rows.map((row) => rowOf(row, words)).join('\n')}
</tbody>
</table>
</section>`;
}

function rowOf(row: EditsRow, { columns, nothing }: EditsFileWords): string {
	const cells = COLUMNS.slice(1).map((column) => {
		const content = row[column];
		const isSide = column === 'before' || column === 'mine';
		const shown =
			content || !isSide ? escapeHtml(content) : `<span class="nothing">${escapeHtml(nothing)}</span>`;
		return `<td data-column="${escapeHtml(columns[column])}">${shown}</td>`;
	});
	return `<tr><th scope="row">${escapeHtml(row.record)}</th>${cells.join('')}</tr>`;
}
