export interface Centre {
	readonly code: string;
	/** Degrees: longitude, latitude. */
	readonly centre: readonly [number, number];
}

/**
 * A grid of equal tiles in which every area stands about where it lies: code → column and row, from the north-west. Which tile
 * serves whom best is found by exchanging tiles for as long as that brings areas nearer to where they lie.
 */
export function tilesOf(areas: readonly Centre[]): Record<string, [number, number]> {
	const columns = Math.ceil(Math.sqrt(areas.length * 1.35));
	const rows = Math.ceil(Math.sqrt(areas.length * 1.35));
	const middle = areas.reduce((sum, { centre }) => sum + centre[1], 0) / (areas.length || 1);
	const narrowing = Math.cos((middle * Math.PI) / 180);
	const points = areas.map(({ centre: [lon, lat] }) => [lon * narrowing, -lat] as const);
	const [x, y] = [ranksOf(points.map((point) => point[0])), ranksOf(points.map((point) => point[1]))];
	const wanted = areas.map((_, at) => [x[at]! * (columns - 1), y[at]! * (rows - 1)] as const);
	const cells = Array.from({ length: columns * rows }, (_, at) => [at % columns, Math.floor(at / columns)]);
	const cost = (area: number, cell: number) =>
		area < 0 ? 0 : (wanted[area]![0] - cells[cell]![0]!) ** 2 + (wanted[area]![1] - cells[cell]![1]!) ** 2;
	const holders = cells.map((_, at) => (at < areas.length ? at : -1));
	let better = true;
	while (better) {
		better = false;
		for (let one = 0; one < cells.length; one += 1)
			for (let other = one + 1; other < cells.length; other += 1) {
				const [a, b] = [holders[one]!, holders[other]!];
				if (a < 0 && b < 0) continue;
				if (cost(a, other) + cost(b, one) < cost(a, one) + cost(b, other) - 1e-9) {
					[holders[one], holders[other]] = [b, a];
					better = true;
				}
			}
	}
	return Object.fromEntries(
		holders.flatMap((area, cell) =>
			area < 0 ? [] : [[areas[area]!.code, cells[cell] as [number, number]] as const],
		),
	);
}

/** Where each stands between the least and the greatest, half by its value and half by its order: crowds get room. */
function ranksOf(values: readonly number[]): number[] {
	const [least, greatest] = [Math.min(...values), Math.max(...values)];
	const order = values.map((_, at) => at).sort((a, b) => values[a]! - values[b]!);
	const rank = new Map(order.map((at, place) => [at, place / (values.length - 1 || 1)]));
	return values.map((value, at) => ((value - least) / (greatest - least || 1) + rank.get(at)!) / 2);
}
