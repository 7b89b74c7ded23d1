// Writes a report as one web page that needs nothing beside itself: no network, no script; everything that people typed is escaped.
import { escapeHtml as escape } from './plainText.ts';
import {
	anchorOf,
	contentsOf,
	type ReportBlock,
	type ReportDocument,
	type ReportPicture,
	type ReportRun,
	runsOfWords,
} from '#lib/domain/reportDocument.ts';

const STYLE = `
:root{color-scheme:light dark;--ink:#17202c;--muted:#4c596a;--accent:#134a86;--line:#b9c2ce;--ground:#fff;--side:#f4f6f9}
@media (prefers-color-scheme:dark){:root{--ink:#e8ecf2;--muted:#a9b4c2;--accent:#8fbbee;--line:#46525f;--ground:#12171e;--side:#1a212b}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:1.0625rem/1.6 Calibri,Carlito,'Source Sans 3','Segoe UI',system-ui,sans-serif}
main{max-width:56rem;margin:0 auto;padding:2rem 1.25rem 4rem}
h1{font-size:2.1rem;line-height:1.2;margin:2rem 0 .5rem;text-wrap:balance}
h2{font-size:1.5rem;line-height:1.25;color:var(--accent);border-bottom:1px solid var(--line);padding-bottom:.25rem;margin:3.5rem 0 1rem}
h3{font-size:1.2rem;margin:2.25rem 0 .5rem}
h4,h5{font-size:1.0625rem;margin:1.5rem 0 .25rem}
p{margin:.6rem 0;max-width:46rem;overflow-wrap:break-word;white-space:pre-line}
.muted{color:var(--muted);font-size:.92rem}.caption{font-weight:600;margin-top:1.5rem}
.mark{font-weight:700;border:2px solid var(--accent);border-radius:.375rem;padding:.5rem .75rem;max-width:none}
.hash{overflow-wrap:anywhere}
a{color:var(--accent);text-underline-offset:.15em}
nav{background:var(--side);border-radius:.5rem;padding:1rem 1.25rem;margin:2rem 0}
nav h2{border:0;margin:0 0 .5rem;padding:0;font-size:1.2rem}
nav ol{list-style:none;margin:0;padding:0;max-width:none;columns:2 18rem;column-gap:2rem}nav li{margin:0;break-inside:avoid}nav a{display:inline-block;padding:.2rem 0;text-decoration:none}nav a:hover{text-decoration:underline}
nav .in{padding-inline-start:1.5rem}nav .top{font-weight:600;margin-top:.35rem}
.wide{overflow-x:auto;margin:.5rem 0 1rem}
table{border-collapse:collapse;width:100%;min-width:34rem;font-size:.95rem;line-height:1.4}
th,td{text-align:start;vertical-align:top;padding:.4rem .6rem .4rem 0;border-bottom:1px solid var(--line);white-space:pre-line}
th{border-bottom:2px solid var(--ink)}td::before{color:var(--muted)}.n{text-align:end;font-variant-numeric:tabular-nums}
figure{margin:.5rem 0 1rem;background:#fff;border-radius:.375rem;overflow-x:auto}
figure svg,figure img{display:block;max-width:100%;height:auto}figure .narrow{display:none}
@media screen and (max-width:40rem){figure .broad{display:none}figure .narrow{display:block;width:100%}}
ul,.list{max-width:46rem;padding-inline-start:1.4rem}li{margin:.35rem 0}
dl{display:grid;grid-template-columns:minmax(8rem,14rem) 1fr;gap:.35rem 1.25rem;margin:.5rem 0}dt{color:var(--muted)}dd{margin:0}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:var(--ground);padding:.5rem}
@media print{main{max-width:none;padding:0}nav{background:none}h2,h3,h4,.caption,p:has(+.caption){break-after:avoid}tr,li,figure{break-inside:avoid}tbody tr:first-child,tbody tr:last-child,li:last-child,.muted{break-before:avoid}thead{display:table-header-group}.wide{overflow:visible}table{min-width:0}}
/* A phone is too narrow for columns: each row is a block, and its cells say what they are. */
@media screen and (max-width:40rem){table{min-width:0}thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}tr,td{display:block}tr{border-bottom:1px solid var(--line);padding:.4rem 0}td,td.n{border:0;padding:.1rem 0;text-align:start}td+td[data-column]::before{content:attr(data-column) ': '}:lang(fr) td+td[data-column]::before{content:attr(data-column) '\\a0: '}}
`;

const inLanguage = ({ language }: { readonly language?: string }) => (language ? ` lang="${language}"` : '');

const writeRun = ({ text, bold, italic, link, language }: ReportRun): string => {
	const plain = escape(text).replaceAll('\n', '<br>');
	const words = language ? `<span${inLanguage({ language })}>${plain}</span>` : plain;
	const strong = bold ? `<strong>${words}</strong>` : words;
	const leaning = italic ? `<em>${strong}</em>` : strong;
	// Whatever is stored, only these lead anywhere.
	return link && /^(https?:|mailto:)/i.test(link)
		? `<a href="${escape(link)}" rel="noopener noreferrer nofollow">${leaning}</a>`
		: leaning;
};
const writeRuns = (runs: readonly ReportRun[]) => runs.map(writeRun).join('');

function writePicture({ svg, narrow, bytes, width, height, alt }: ReportPicture): string {
	// Our own drawings, in which every word is escaped already.
	const named = (drawing: string, style: string) =>
		drawing.replace('<svg ', () => `<svg role="img" aria-label="${escape(alt)}"${style} `);
	if (svg !== undefined)
		return narrow
			? `<figure>${named(svg, ' class="broad"')}${named(narrow.svg, ' class="narrow"')}</figure>`
			: `<figure>${named(svg, '')}</figure>`;
	const data = btoa(Array.from(bytes ?? [], (byte) => String.fromCharCode(byte)).join(''));
	return `<figure><img src="data:image/png;base64,${data}" width="${width}" height="${height}" alt="${escape(alt)}"></figure>`;
}

type Item = Extract<ReportBlock, { type: 'item' }>;

/** Items that follow each other, as lists within lists. */
function writeItems(items: readonly Item[], depth = 0): string {
	const out: string[] = [];
	for (let at = 0; at < items.length;) {
		const { ordered, list } = items[at]!;
		const tag = ordered ? 'ol' : 'ul';
		const lines: string[] = [];
		while (at < items.length && (items[at]!.depth > depth || items[at]!.list === list)) {
			const first = items[at]!;
			const from = ++at;
			while (at < items.length && items[at]!.depth > first.depth) at++;
			lines.push(
				`<li${inLanguage(first)}>${writeRuns(first.runs)}${writeItems(items.slice(from, at), first.depth + 1)}</li>`,
			);
		}
		out.push(`<${tag} class="list">${lines.join('')}</${tag}>`);
	}
	return out.join('');
}

function writeTable({ caption, head, rows, numeric }: Extract<ReportBlock, { type: 'table' }>): string {
	const mark = (at: number) => (numeric?.includes(at) ? ' class="n"' : '');
	const named = (at: number) => (at > 0 && head[at] ? ` data-column="${escape(head[at])}"` : '');
	const cells = head.map((cell, at) => `<th scope="col"${mark(at)}>${escape(cell)}</th>`).join('');
	const lines = rows.map(
		(row) =>
			`<tr>${row.map((cell, at) => `<td${named(at)}${mark(at)}>${writeRuns(runsOfWords(cell))}</td>`).join('')}</tr>`,
	);
	return `<div class="wide" role="region" tabindex="0" aria-label="${escape(caption)}"><table><thead><tr>${cells}</tr></thead><tbody>${lines.join('')}</tbody></table></div>`;
}

/** @param section in which they stand, counted from 0 */
function writeBlocks(blocks: readonly ReportBlock[], level: number, section: number): string {
	const out: string[] = [];
	for (let at = 0; at < blocks.length; at++) {
		const block = blocks[at]!;
		if (block.type === 'item') {
			const from = at;
			while (blocks[at + 1]?.type === 'item') at++;
			out.push(writeItems(blocks.slice(from, at + 1) as Item[]));
		} else if (block.type === 'heading') {
			const id = anchorOf({ section, block: at });
			out.push(`<h${level} id="${id}"${inLanguage(block)}>${escape(block.text)}</h${level}>`);
		} else if (block.type === 'paragraph') {
			const style = block.caption ? ' class="caption"' : block.muted ? ' class="muted"' : '';
			out.push(`<p${style}${inLanguage(block)}>${writeRuns(block.runs)}</p>`);
		} else if (block.type === 'facts')
			out.push(
				`<dl>${block.rows.map(({ term, detail }) => `<dt>${escape(term)}</dt><dd>${escape(detail)}</dd>`).join('')}</dl>`,
			);
		else if (block.type === 'table') out.push(writeTable(block));
		else out.push(writePicture(block.picture));
	}
	return out.join('\n');
}

/** @returns a whole web page as text */
export function writeReportPage({ language, title, lead, mark, contents, sections }: ReportDocument): string {
	const places = contentsOf(sections).map(
		(line) =>
			`<li class="${line.level === 1 ? 'top' : 'in'}"><a href="#${anchorOf(line)}"${inLanguage(line)}>${escape(line.title)}</a></li>`,
	);
	const parts = sections.map(({ title: name, level = 1, language: own, blocks }, section) => {
		const id = anchorOf({ section });
		return `<section aria-labelledby="${id}"><h${level + 1} id="${id}"${inLanguage({ language: own })}>${escape(name)}</h${level + 1}>\n${writeBlocks(blocks, level + 2, section)}</section>`;
	});
	return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="generator" content="Rumb">
<title>${escape(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<header>
${mark ? `<p class="mark">${escape(mark)}</p>` : ''}
<h1>${escape(title)}</h1>
${lead ? `<p>${escape(lead)}</p>` : ''}
${(contents?.facts ?? []).map((fact) => `<p class="muted hash">${escape(fact)}</p>`).join('\n')}
</header>
${contents ? `<nav aria-labelledby="contents"><h2 id="contents">${escape(contents.title)}</h2><ol>${places.join('')}</ol></nav>` : ''}
${parts.join('\n')}
</main>
</body>
</html>
`;
}
