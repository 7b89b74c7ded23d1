// How far each document's log is on disk, known without loading any: from the list of what is stored at the
// start, and from every commit since.

import type { Storage } from '../storage/storage.ts';

export class Places {
	readonly #workspaces = new Map<string, Map<string, number>>();

	static async read(storage: Pick<Storage, 'list'>): Promise<Places> {
		const places = new Places();
		for (const { document, seq } of await storage.list()) places.set(document, seq);
		return places;
	}

	/** `key` is `<workspace>/<document>`. */
	set(key: string, seq: number): void {
		const { workspace, document } = splitKey(key);
		let documents = this.#workspaces.get(workspace);
		if (!documents) this.#workspaces.set(workspace, (documents = new Map()));
		documents.set(document, seq);
	}

	/** The last row on disk, by document. */
	in(workspace: string): ReadonlyMap<string, number> {
		return this.#workspaces.get(workspace) ?? new Map();
	}
}

export function splitKey(key: string): { workspace: string; document: string } {
	const slash = key.indexOf('/');
	return { workspace: key.slice(0, slash), document: key.slice(slash + 1) };
}
