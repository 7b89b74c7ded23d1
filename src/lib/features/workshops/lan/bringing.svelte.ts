import type { Destination, HomeRun, RoomRelay } from '#lib/workspace/roomRelay.ts';
import { roomFault } from './roomText.ts';

/** Milliseconds between two questions how far it is. */
const EVERY = 400;

/** The run that brings everything home, as this page sees it: it goes on in the relay while nobody looks. */
export class Bringing {
	run = $state.raw<HomeRun | null>(null);
	/** Why it could not be begun or followed, in a sentence. */
	fault = $state<string | null>(null);
	busy = $state(false);
	readonly #room: RoomRelay;
	#stopped = false;

	constructor(room: RoomRelay) {
		this.#room = room;
	}

	/** Resolves when the run has ended, or cannot be followed any more. */
	async begin(destination: Destination, look: boolean): Promise<void> {
		if (this.busy) return;
		await this.#work(async () => (this.run = await this.#room.bring(destination, look)));
	}

	/** Shows a run that is under way already, or the last one. */
	async follow(): Promise<void> {
		await this.#work(async () => (this.run = await this.#room.run()));
	}

	stop(): void {
		this.#stopped = true;
	}

	async #work(start: () => Promise<HomeRun | null>): Promise<void> {
		this.busy = true;
		this.fault = null;
		try {
			let run = await start();
			while (run && run.ended === null && !this.#stopped) {
				await new Promise((resolve) => setTimeout(resolve, EVERY));
				this.run = run = await this.#room.run();
			}
		} catch (error) {
			this.fault = roomFault(error);
		}
		this.busy = false;
	}
}
