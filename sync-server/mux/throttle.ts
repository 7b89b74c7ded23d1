/** Runs something at once, and again at most once in each interval, the last time included. */
export class Throttle {
	readonly #interval: number;
	readonly #run: () => void;
	#timer: NodeJS.Timeout | undefined;
	#again = false;

	constructor(interval: number, run: () => void) {
		this.#interval = interval;
		this.#run = run;
	}

	request(): void {
		if (this.#timer) {
			this.#again = true;
			return;
		}
		this.#timer = setTimeout(() => {
			this.#timer = undefined;
			if (!this.#again) return;
			this.#again = false;
			this.request();
		}, this.#interval);
		this.#run();
	}

	stop(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		this.#again = false;
	}
}
