const ROUND = [1, 2, 5, 10];

/** Round numbers from zero to the highest or just beyond it, about so many steps; of whole things never a part of one. */
export function axisTicks(highest: number, steps = 4): number[] {
	if (!(highest > 0)) return [0, 1];
	const raw = Math.max(highest / steps, highest < steps ? 1 : 0);
	const power = 10 ** Math.floor(Math.log10(raw));
	const step = ROUND.find((round) => round * power >= raw - power / 1e6)! * power;
	const count = Math.ceil(highest / step - 1e-9);
	return Array.from({ length: count + 1 }, (_, at) => at * step);
}
