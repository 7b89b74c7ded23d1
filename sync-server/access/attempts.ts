// How often somebody may do something that costs: be wrong, at one address, or have something written down. Being
// right costs nothing: a room of fifty phones that join at once stands behind one address.

export interface AttemptLimits {
	/** Attempts in a row. */
	burst: number;
	/** Milliseconds until one more is allowed. */
	recovery: number;
}

/** Those who are remembered; beyond that the one that has been quiet for longest is forgotten. */
const REMEMBERED = 10_000;

export class Attempts {
	readonly #limits: AttemptLimits;
	/** For each of them the time at which all attempts will be forgiven. */
	readonly #forgiven = new Map<string, number>();

	constructor(limits: AttemptLimits) {
		this.#limits = limits;
	}

	/** Whether these have tried too often. */
	isTooFast(who: string, now = Date.now()): boolean {
		const debt = (this.#forgiven.get(who) ?? now) - now;
		return debt > (this.#limits.burst - 1) * this.#limits.recovery;
	}

	count(who: string, now = Date.now()): void {
		const forgiven = Math.max(this.#forgiven.get(who) ?? now, now) + this.#limits.recovery;
		this.#forgiven.delete(who);
		this.#forgiven.set(who, forgiven);
		const [oldest] = this.#forgiven.keys();
		if (this.#forgiven.size > REMEMBERED && oldest !== undefined) this.#forgiven.delete(oldest);
	}
}
