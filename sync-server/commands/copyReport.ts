import { messageOf } from '../log.ts';

/** What became of each document and each file, said as it happens; refusals in one sentence each. */
export class Report {
	#refused = 0;
	#brought = 0;
	#same = 0;

	/** Runs one piece of the work; `outcome` says what it brought, null where there was nothing to bring. */
	async note(name: string, work: () => Promise<string | null>): Promise<void> {
		try {
			const outcome = await work();
			if (outcome === null) this.#same++;
			else {
				this.#brought++;
				console.log(`${name}: ${outcome}`);
			}
		} catch (error) {
			this.#refused++;
			console.error(`${name}: ${messageOf(error)}`);
		}
	}

	/** Says how it went; the process ends with 1 where anything was refused. */
	finish(verb: string): void {
		console.log(`${this.#brought} ${verb}, ${this.#same} had nothing new, ${this.#refused} refused.`);
		if (this.#refused > 0) process.exitCode = 1;
	}
}
