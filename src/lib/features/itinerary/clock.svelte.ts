import { createSubscriber } from 'svelte/reactivity';
import { type LocalTime, localNow } from '#lib/domain/localTime.ts';

const EVERY = 15_000;

/** What the clock of this device shows; read in a component it goes on, also when a phone wakes up. */
export class Clock {
	readonly #follow = createSubscriber((update) => {
		const timer = setInterval(update, EVERY);
		document.addEventListener('visibilitychange', update);
		return () => {
			clearInterval(timer);
			document.removeEventListener('visibilitychange', update);
		};
	});

	get now(): LocalTime {
		this.#follow();
		return localNow();
	}
}
