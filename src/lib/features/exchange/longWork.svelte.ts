import { faultCode, type Report } from '#lib/exchange/work.ts';

/** One piece of long work at a time: how far it is, how it is called off, and what became of it. */
export class LongWork {
	progress = $state.raw<{ done: number; all: number } | null>(null);
	/** `cancelled`, `failed`, or the code of what was wrong with a file. */
	fault = $state<string | null>(null);
	#controller: AbortController | null = null;

	get running(): boolean {
		return this.progress !== null;
	}

	async run(work: (following: { signal: AbortSignal; report: Report }) => Promise<void>): Promise<void> {
		this.cancel();
		const controller = (this.#controller = new AbortController());
		const { signal } = controller;
		[this.fault, this.progress] = [null, { done: 0, all: 0 }];
		try {
			await work({ signal, report: (done, all) => !signal.aborted && (this.progress = { done, all }) });
			if (this.#controller === controller) this.progress = null;
		} catch (error) {
			if (this.#controller !== controller) return;
			[this.fault, this.progress] = [faultCode(error), null];
			if (this.fault === 'failed') console.error(error);
		}
	}

	cancel(): void {
		this.#controller?.abort();
	}
}
