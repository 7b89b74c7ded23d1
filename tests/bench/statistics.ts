export function median(values: readonly number[]): number {
	return quantile(values, 0.5);
}

/** NaN of nothing; between two values the one in between. */
export function quantile(values: readonly number[], share: number): number {
	const sorted = values.toSorted((a, b) => a - b);
	const place = (sorted.length - 1) * share;
	const low = sorted[Math.floor(place)] ?? NaN;
	const high = sorted[Math.ceil(place)] ?? NaN;
	return low + (high - low) * (place - Math.floor(place));
}

/** Milliseconds; so many that each is only counted, in steps of 1 %, from a microsecond to hours. */
export class LatencySample {
	readonly #counts: number[] = [];
	#total = 0;

	add(milliseconds: number): void {
		const bucket = Math.max(0, Math.round(Math.log(Math.max(milliseconds, 0.001) * 1000) / STEP));
		this.#counts[bucket] = (this.#counts[bucket] ?? 0) + 1;
		this.#total++;
	}

	quantile(share: number): number {
		let left = this.#total * share;
		for (const [bucket, count = 0] of this.#counts.entries())
			if ((left -= count) <= 0 && count > 0) return Math.exp(bucket * STEP) / 1000;
		return NaN;
	}
}

const STEP = Math.log(1.01);
