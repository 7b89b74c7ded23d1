import { readLink } from '../link.ts';
import { namesAt } from './mention.ts';

/** A stretch of what somebody wrote. */
export type Run =
	| { readonly type: 'text'; readonly text: string }
	| { readonly type: 'mention'; readonly text: string }
	| { readonly type: 'link'; readonly text: string; readonly href: string };

/** What looks like an address: only what says so itself, since “fet.Ara” is none. */
const ADDRESS = /(?:https?:\/\/|mailto:|www\.)\S+|[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>()]{2,}/giu;
/** Closes a sentence or a bracket, and belongs to no address. */
const TRAILING = /[.,;:!?»”’"'>\]]+$/u;

/** An address without what the sentence around it adds; a closing bracket stays where it was opened within. */
function trimAddress(found: string): string {
	let address = found.replace(TRAILING, '');
	while (address.endsWith(')') && !address.includes('('))
		address = address.slice(0, -1).replace(TRAILING, '');
	return address;
}

function* linkedRuns(text: string): Generator<Run> {
	let end = 0;
	for (const { 0: found, index } of text.matchAll(ADDRESS)) {
		const address = trimAddress(found);
		const href = readLink(address);
		if (!href) continue;
		if (index > end) yield { type: 'text', text: text.slice(end, index) };
		yield { type: 'link', text: address, href };
		end = index + address.length;
	}
	if (end < text.length) yield { type: 'text', text: text.slice(end) };
}

/**
 * What somebody wrote, as runs: links, the people and organisations that are mentioned, and the words between.
 * @param names those by which whoever is mentioned may be called, without `@`
 */
export function runsOf(words: string, names: readonly string[]): Run[] {
	const marks = [...new Set(names)].filter(Boolean).sort((one, other) => other.length - one.length);
	const runs: Run[] = [];
	let start = 0;
	for (let at = words.indexOf('@'); at >= 0; at = words.indexOf('@', at + 1)) {
		const name = marks.find((mark) => namesAt(words, at, mark));
		if (!name || at < start) continue;
		runs.push(...linkedRuns(words.slice(start, at)), { type: 'mention', text: `@${name}` });
		start = at + 1 + name.length;
	}
	return [...runs, ...linkedRuns(words.slice(start))];
}

/** The beginning of what somebody wrote, on one line. */
export function excerptOf(words: string, length = 160): string {
	const flat = words.replace(/\s+/gu, ' ').trim();
	if (flat.length <= length) return flat;
	const space = flat.lastIndexOf(' ', length);
	return `${flat.slice(0, space > 0 ? space : length)}…`;
}
