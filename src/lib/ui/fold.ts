/** Text without case and accents: “Àrea” is found by “area”, “l·l” by “ll”. */
export function fold(text: string): string {
	return text
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.replace(/[·’'‘]/gu, '')
		.toLowerCase();
}

/** Whether every word of `query` begins somewhere in `text`, in any order. */
export function matches(text: string, query: string): boolean {
	const words = fold(query).split(/\s+/u).filter(Boolean);
	const folded = fold(text);
	return words.every((word) => folded.includes(word));
}
