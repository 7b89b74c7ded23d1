/** The longest that a timer can wait, in milliseconds. */
const LONGEST = 2 ** 31 - 1;

/** A timer for one point in time, which may lie further away than timers reach. */
export class Deadline {
	#timer: NodeJS.Timeout | undefined;

	/** `time` in milliseconds since 1970; Infinity never comes. */
	set(time: number, run: () => void): void {
		this.clear();
		if (time === Infinity) return;
		const wait = time - Date.now();
		this.#timer = setTimeout(() => (wait > LONGEST ? this.set(time, run) : run()), Math.min(wait, LONGEST));
	}

	clear(): void {
		clearTimeout(this.#timer);
	}
}
