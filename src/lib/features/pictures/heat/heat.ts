import type { PatternName } from '#lib/charts/picture.ts';
import { wrapWords } from '#lib/charts/wrapWords.ts';

export interface HeatHeading {
	readonly key: string;
	readonly label: string;
	/** Before the label, and alone where there is little room. */
	readonly code?: string;
	/** Rows that follow each other under one heading. */
	readonly group?: string;
}

export interface HeatCell {
	/** The whole sentence. */
	readonly label: string;
	readonly text: string;
	/** Below the text where there is room. */
	readonly note?: string;
	readonly fill: string;
	readonly ink: string;
	readonly pattern?: PatternName;
	/** A firm frame: the plan intends it. */
	readonly firm?: boolean;
	/** Where what it counts can be read, where it is not opened. */
	readonly href?: string;
}

export const LINE_HEIGHT = 17;
export const TEXT_SIZE = 14;
const GROUP_HEIGHT = 32;
const GAP = 4;

export interface HeatRow {
	readonly heading: HeatHeading;
	readonly lines: readonly string[];
	readonly top: number;
	readonly height: number;
	/** The heading that stands above it, and where. */
	readonly group: { readonly lines: readonly string[]; readonly top: number } | null;
}

/** Where the rows lie: as high as their names need, below the heading of their group. */
export function layRows(
	rows: readonly HeatHeading[],
	{ top, names, width, height }: { top: number; names: number; width: number; height: number },
): HeatRow[] {
	let at = top;
	return rows.map((heading, index): HeatRow => {
		let group: HeatRow['group'] = null;
		if (heading.group && heading.group !== rows[index - 1]?.group) {
			const lines = wrapWords(heading.group, width, TEXT_SIZE, 700);
			group = { lines, top: at + (index > 0 ? 8 : 0) };
			at = group.top + GROUP_HEIGHT - LINE_HEIGHT + lines.length * LINE_HEIGHT;
		}
		const name = heading.code ? `${heading.code} ${heading.label}` : heading.label;
		const lines = wrapWords(name, names - 14, TEXT_SIZE).flatMap((line) => breakHyphens(line, names - 14));
		const own = Math.max(height, lines.length * LINE_HEIGHT + 10);
		const row = { heading, lines, top: at, height: own, group };
		at += own + GAP;
		return row;
	});
}

/** Characters are about so wide, against their size. */
const CHARACTER = 0.5;

/** A line that is too long in parts, where it has hyphens to break it at. */
export function breakHyphens(line: string, room: number): string[] {
	const most = Math.floor(room / (TEXT_SIZE * CHARACTER));
	if (line.length <= most) return [line];
	const at = line.lastIndexOf('-', most - 1);
	return at > 0 ? [line.slice(0, at + 1), ...breakHyphens(line.slice(at + 1), room)] : [line];
}

/** A note in at most two lines, or none where it does not fit whole. */
export function fitNote(note: string | undefined, width: number): string[] {
	if (!note) return [];
	const lines = wrapWords(note, width - 8, 12);
	return lines.length <= 2 && lines.every((line) => line.length * 6.4 <= width - 6) ? lines : [];
}
