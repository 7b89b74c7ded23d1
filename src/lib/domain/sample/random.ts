/** A seeded random source: the same seed makes the same choices, so that a failing seed can be run again and named. */
export interface Random {
	/** A number from 0 up to, not including, 1. */
	next: () => number;
	/** A whole number from 0 up to, not including, `below`. */
	below: (below: number) => number;
	/** Whether something with this probability happens. */
	chance: (probability: number) => boolean;
	pick: <T>(from: readonly T[]) => T;
	shuffle: <T>(list: readonly T[]) => T[];
}

/** Mulberry32. */
export function seededRandom(seed: number): Random {
	let state = seed >>> 0;
	const next = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
	const below = (limit: number) => Math.floor(next() * limit);
	const shuffle = <T>(list: readonly T[]) => {
		const shuffled = [...list];
		for (let last = shuffled.length - 1; last > 0; last--) {
			const other = below(last + 1);
			[shuffled[last], shuffled[other]] = [shuffled[other]!, shuffled[last]!];
		}
		return shuffled;
	};
	return {
		next,
		below,
		chance: (probability) => next() < probability,
		pick: (from) => from[below(from.length)]!,
		shuffle,
	};
}

/** Another source for each part of a whole, so that a part is the same whether or not the others are made. FNV-1a of its name. */
export function derivedRandom(seed: number, name: string): Random {
	let number = 0x811c9dc5 ^ seed;
	for (let index = 0; index < name.length; index++)
		number = Math.imul(number ^ name.charCodeAt(index), 0x01000193);
	return seededRandom(number);
}

/** One of several with these weights. */
export function pickWeighted<T>(random: Random, weighted: readonly (readonly [T, number])[]): T {
	let left = random.next() * weighted.reduce((sum, [, weight]) => sum + weight, 0);
	for (const [one, weight] of weighted) if ((left -= weight) < 0) return one;
	return weighted.at(-1)![0];
}

/** At most so many of them, each once. */
export function pickSome<T>(random: Random, from: readonly T[], most: number): T[] {
	if (from.length === 0) return [];
	return [...new Set(Array.from({ length: random.below(most + 1) }, () => random.pick(from)))];
}
