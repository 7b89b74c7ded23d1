/** So much at once, and after that so much a second. */
export class Allowance {
	readonly #atOnce: number;
	readonly #perSecond: number;
	#left: number;
	#countedAt = performance.now();

	constructor(atOnce: number, perSecond: number) {
		this.#atOnce = atOnce;
		this.#perSecond = perSecond;
		this.#left = atOnce;
	}

	/** Whether so much more is not too fast; it counts in any case. */
	take(amount = 1): boolean {
		const now = performance.now();
		const earned = ((now - this.#countedAt) / 1000) * this.#perSecond;
		this.#left = Math.min(this.#atOnce, this.#left + earned) - amount;
		this.#countedAt = now;
		return this.#left >= 0;
	}
}
