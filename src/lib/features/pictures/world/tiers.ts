/** Shades of the tiers, from the first of the vocabulary: apart in grey, too. */
const SHADES = [5, 3, 2, 1, 0];

/** How a tier is filled, and what stands on it. @param rank its place in the vocabulary; -1 for none */
export function tierRamp(rank: number): { fill: string; on: string } {
	if (rank < 0) return { fill: 'var(--color-surface-raised)', on: 'var(--color-text)' };
	const shade = SHADES[Math.min(rank, SHADES.length - 1)]!;
	return { fill: `var(--color-ramp-${shade})`, on: `var(--color-on-ramp-${shade})` };
}
