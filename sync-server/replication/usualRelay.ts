// Which relay a data directory was copied from, by workspace: a file beside the documents, so that people in the room
// are told that this relay is not the usual one, and where everything is to be brought.

import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';

export const USUAL_FILE = 'usual-relay.json';

const Usual = v.object({
	/** Origin. */
	url: v.string(),
	/** What it calls itself. */
	relay: v.string(),
	/** When it was last copied from there, and brought there; milliseconds since 1970. */
	pulled: v.optional(v.number()),
	brought: v.optional(v.number()),
});
export type UsualRelay = v.InferOutput<typeof Usual>;
const File = v.record(v.string(), Usual);

export class UsualRelays {
	readonly #file: string | null;
	#known: Record<string, UsualRelay>;

	/** @param data the data directory; null keeps nothing beyond this process */
	constructor(data: string | null) {
		this.#file = data === null ? null : path.join(data, USUAL_FILE);
		this.#known = this.#read();
	}

	find(workspace: string): UsualRelay | null {
		return this.#known[workspace] ?? null;
	}

	note(workspace: string, what: Pick<UsualRelay, 'url' | 'relay'> & Partial<UsualRelay>): void {
		this.#known = { ...this.#known, [workspace]: { ...this.#known[workspace], ...what } };
		if (this.#file === null) return;
		mkdirSync(path.dirname(this.#file), { recursive: true, mode: 0o700 });
		writeFileSync(`${this.#file}.new`, JSON.stringify(this.#known, null, '\t'), { mode: 0o600 });
		renameSync(`${this.#file}.new`, this.#file);
	}

	/** What somebody spoilt is as if it were not there: nothing hangs on it but what people are told. */
	#read(): Record<string, UsualRelay> {
		if (this.#file === null) return {};
		try {
			const read = v.safeParse(File, JSON.parse(readFileSync(this.#file, 'utf8')));
			return read.success ? read.output : {};
		} catch {
			return {};
		}
	}
}
