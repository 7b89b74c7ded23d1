/** Something that lies at a point of a drawing. */
export interface Spot {
	readonly id: string;
	/** Only what is of one group may stand as one mark. */
	readonly group: string;
	readonly x: number;
	readonly y: number;
	readonly radius: number;
}

/** One spot, or several that lie too close to be drawn apart. */
export interface MapMark {
	readonly ids: readonly string[];
	readonly group: string;
	/** Where it is drawn. */
	x: number;
	y: number;
	/** Where it lies. */
	readonly at: { readonly x: number; readonly y: number };
	readonly radius: number;
}

export interface Box {
	readonly width: number;
	readonly height: number;
}

/** Pixels between two marks. */
export const GAP = 3;
/** How much larger a mark of several is than the largest of them. */
const SEVERAL = 2;

const asMark = ({ id, group, x, y, radius }: Spot): MapMark => ({
	ids: [id],
	group,
	x,
	y,
	at: { x, y },
	radius,
});

const overlap = (one: MapMark, other: MapMark) =>
	one.radius + other.radius + GAP - Math.hypot(one.x - other.x, one.y - other.y);

/** Spots of one group that would overlap become one mark; spots of several groups never do. */
export function gatherMarks(spots: readonly Spot[]): MapMark[] {
	const marks = spots.map(asMark);
	for (;;) {
		const pair = closestPair(marks);
		if (!pair) return marks;
		const [one, other] = pair.map((at) => marks[at]!) as [MapMark, MapMark];
		marks.splice(pair[1], 1);
		marks[pair[0]] = merged(one, other);
	}
}

function closestPair(marks: readonly MapMark[]): [number, number] | null {
	let found: [number, number] | null = null;
	let most = 0;
	for (let one = 0; one < marks.length; one += 1)
		for (let other = one + 1; other < marks.length; other += 1) {
			if (marks[one]!.group !== marks[other]!.group) continue;
			const shared = overlap(marks[one]!, marks[other]!);
			if (shared > most) [found, most] = [[one, other], shared];
		}
	return found;
}

function merged(one: MapMark, other: MapMark): MapMark {
	const [a, b] = [one.ids.length, other.ids.length];
	const x = (one.x * a + other.x * b) / (a + b);
	const y = (one.y * a + other.y * b) / (a + b);
	const largest = Math.max(...[one, other].map((mark) => mark.radius - (mark.ids.length > 1 ? SEVERAL : 0)));
	return {
		ids: [...one.ids, ...other.ids],
		group: one.group,
		x,
		y,
		at: { x, y },
		radius: largest + SEVERAL,
	};
}

export const asMarks = (spots: readonly Spot[]): MapMark[] => spots.map(asMark);

/** How often marks are pushed: far more than the plan's marks need. */
const ROUNDS = 400;

/**
 * Moves marks apart until none overlaps another or leaves the drawing, as little as that takes; always in the same way.
 * @returns whether there was room for all of them
 */
export function spreadMarks(marks: readonly MapMark[], box: Box): boolean {
	for (let round = 0; round < ROUNDS; round += 1) {
		let moved = false;
		for (const [at, one] of marks.entries())
			for (const other of marks.slice(at + 1)) if (push(one, other)) moved = true;
		for (const mark of marks) keepInside(mark, box);
		if (!moved) return true;
	}
	return !marks.some((one, at) => marks.slice(at + 1).some((other) => overlap(one, other) > 0.5));
}

function push(one: MapMark, other: MapMark): boolean {
	const shared = overlap(one, other);
	if (shared <= 0.01) return false;
	let [dx, dy] = [other.x - one.x, other.y - one.y];
	const distance = Math.hypot(dx, dy);
	// Two of one place are put side by side.
	if (distance < 0.01) [dx, dy] = [1, 0];
	else [dx, dy] = [dx / distance, dy / distance];
	const step = shared / 2 + 0.01;
	one.x -= dx * step;
	one.y -= dy * step;
	other.x += dx * step;
	other.y += dy * step;
	return true;
}

function keepInside(mark: MapMark, { width, height }: Box): void {
	const within = (value: number, most: number) =>
		Math.min(Math.max(value, mark.radius + 1), Math.max(most - mark.radius - 1, mark.radius + 1));
	mark.x = within(mark.x, width);
	mark.y = within(mark.y, height);
}
