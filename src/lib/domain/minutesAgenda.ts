const plain = (words: string) => words.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase();

/** Without the number that a line may begin with, however it is written: `3. Budget`, `3) Budget`. */
const bare = (line: string) => line.replace(/^\d+[.)]\s*/u, '');

/**
 * Which points of an agenda no line of the minutes names yet, with the numbers that they have now. What a point is called counts and
 * not its number, so that points which changed places are not written again; two points of one name want two lines.
 * @param titles of the points, in their order
 * @param written the minutes, one line a paragraph
 */
export function unwrittenPoints(
	titles: readonly (string | null)[],
	written: string,
): { number: number; title: string }[] {
	const lines = written.split('\n').map(plain);
	return titles.flatMap((title, at) => {
		const wanted = plain(title ?? '');
		if (!wanted) return [];
		const found = lines.findIndex((line) => line === wanted || bare(line) === wanted);
		if (found < 0) return [{ number: at + 1, title: title!.trim() }];
		lines.splice(found, 1);
		return [];
	});
}
