let context: CanvasRenderingContext2D | null | undefined;

/** A text in lines that are no wider than there is room; a word is never cut. */
export function wrapWords(text: string, room: number, size: number, weight = 400): string[] {
	context ??= document.createElement('canvas').getContext('2d');
	if (context) context.font = `${weight} ${size}px 'Source Sans 3 Variable', 'Source Sans 3', sans-serif`;
	const widthOf = (line: string) => context?.measureText(line).width ?? line.length * size * 0.5;
	const lines: string[] = [];
	for (const word of text.split(/[ \n]+/)) {
		const last = lines.at(-1);
		if (last !== undefined && widthOf(`${last} ${word}`) <= room) lines[lines.length - 1] = `${last} ${word}`;
		else lines.push(word);
	}
	return lines;
}
