/** A piece of a ring; angles in turns from the top, clockwise. */
export interface Sector {
	readonly from: number;
	readonly to: number;
	readonly inner: number;
	readonly outer: number;
}

const point = (turn: number, radius: number): [number, number] => {
	const angle = turn * 2 * Math.PI;
	return [Math.sin(angle) * radius, -Math.cos(angle) * radius];
};
const two = (value: number) => value.toFixed(2);

/** The outline of a sector, as a path around the middle of the wheel. */
export function sectorPath({ from, to, inner, outer }: Sector): string {
	const [a, b, c, d] = [point(from, outer), point(to, outer), point(to, inner), point(from, inner)];
	const large = to - from > 0.5 ? 1 : 0;
	return [
		`M${two(a[0])} ${two(a[1])}`,
		`A${two(outer)} ${two(outer)} 0 ${large} 1 ${two(b[0])} ${two(b[1])}`,
		`L${two(c[0])} ${two(c[1])}`,
		`A${two(inner)} ${two(inner)} 0 ${large} 0 ${two(d[0])} ${two(d[1])}Z`,
	].join('');
}

/** The middle of a sector, where its number stands. */
export const sectorMiddle = ({ from, to, inner, outer }: Sector): [number, number] =>
	point((from + to) / 2, (inner + outer) / 2);
