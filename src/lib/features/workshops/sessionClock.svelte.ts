import { createSubscriber } from 'svelte/reactivity';
import { clockOffset } from '#lib/domain/timer.ts';

/** How often what follows the clock is drawn anew, in milliseconds. */
const EVERY = 250;
/** Of so many answers the quickest is believed. */
const QUESTIONS = 3;

/**
 * The time that all devices of a session agree on: the relay's. Clocks of phones and laptops differ by seconds or hours, so each
 * device measures how far its own is from the relay's, when it comes, when it wakes up and when its network changes. Where no
 * relay answers it is this device's own.
 */
export class SessionClock {
	readonly #ask: () => Promise<number | null>;
	readonly #own: () => number;
	readonly #follow = createSubscriber((update) => {
		const timer = setInterval(update, EVERY);
		const wake = () => {
			if (document.visibilityState === 'visible') void this.set();
		};
		const online = () => void this.set();
		document.addEventListener('visibilitychange', wake);
		addEventListener('online', online);
		return () => {
			clearInterval(timer);
			document.removeEventListener('visibilitychange', wake);
			removeEventListener('online', online);
		};
	});
	#offset = $state(0);

	/**
	 * @param ask what the relay's clock says; null where there is no relay
	 * @param own this device's clock
	 */
	constructor(ask: () => Promise<number | null>, own: () => number = () => Date.now()) {
		this.#ask = ask;
		this.#own = own;
	}

	/** The time now; for what is written. */
	now(): number {
		return this.#own() + this.#offset;
	}

	/** The same for what is shown: read in a component it goes on. */
	get time(): number {
		this.#follow();
		return this.now();
	}

	/** Measures this device's clock against the relay's. Never rejects: an old measure stands until there is a better one. */
	async set(): Promise<void> {
		let quickest = Infinity;
		for (let question = 0; question < QUESTIONS; question++) {
			const asked = this.#own();
			const said = await this.#ask().catch(() => null);
			const answered = this.#own();
			if (said === null) return;
			if (answered - asked >= quickest) continue;
			quickest = answered - asked;
			this.#offset = clockOffset({ asked, said, answered });
		}
	}
}
