// How often somebody at one address may be wrong. Being right costs nothing: a room of fifty phones that join
// at once stands behind one address.

export interface AttemptLimits {
	/** Wrong attempts in a row. */
	burst: number;
	/** Milliseconds until one more is allowed. */
	recovery: number;
}

/** Addresses remembered; beyond that the one that has been quiet for longest is forgotten. */
const REMEMBERED = 10_000;

export class Attempts {
	readonly #limits: AttemptLimits;
	/** For each address the time at which all its wrong attempts will be forgiven. */
	readonly #forgiven = new Map<string, number>();

	constructor(limits: AttemptLimits) {
		this.#limits = limits;
	}

	/** Whether this address has been wrong too often. */
	isTooFast(address: string, now = Date.now()): boolean {
		const debt = (this.#forgiven.get(address) ?? now) - now;
		return debt > (this.#limits.burst - 1) * this.#limits.recovery;
	}

	countWrong(address: string, now = Date.now()): void {
		const forgiven = Math.max(this.#forgiven.get(address) ?? now, now) + this.#limits.recovery;
		this.#forgiven.delete(address);
		this.#forgiven.set(address, forgiven);
		const [oldest] = this.#forgiven.keys();
		if (this.#forgiven.size > REMEMBERED && oldest !== undefined) this.#forgiven.delete(oldest);
	}
}
