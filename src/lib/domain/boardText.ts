/**
 * The cards into which a text may be split: one a line, or one a sentence where it is a single line. Marks of lists at the
 * beginning of a line go.
 * @returns one where there is nothing to split
 */
export function splitText(text: string): string[] {
	const lines = tidy(text.split(/\r?\n/u));
	if (lines.length !== 1) return lines;
	return tidy(lines[0]!.split(/(?<=[.!?…;])\s+/u));
}

const tidy = (parts: readonly string[]): string[] =>
	parts.map((part) => part.replace(/^\s*(?:[-–—•*·]|\d{1,2}[.)])\s+/u, '').trim()).filter(Boolean);

/** A tag as it is kept: without the sign that people put before it, on one line; empty where nothing is left. */
export function tidyTag(tag: string): string {
	return tag
		.replace(/^#+/u, '')
		.replace(/[\s/]+/gu, ' ')
		.trim()
		.slice(0, 40);
}
