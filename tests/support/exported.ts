import { buildSeed } from '#lib/documents/seed.ts';
import type { AnyRow } from '#lib/domain/kind.ts';
import type { SampleDocument } from '#lib/domain/sample/sampleRecord.ts';
import { changesByDocument, type Edit } from '#lib/workspace/changes.ts';
import { openPeer, type Peer } from './peers.ts';

/** The documents of a workspace as one device has them, and what of a workspace files need. */
export class Held {
	readonly #peers = new Map<string, Peer>();

	/** @param documents filled by seeds, as published plans and samples are */
	static async of(documents: readonly SampleDocument[]): Promise<Held> {
		const held = new Held();
		for (const { name, records } of documents)
			(await held.#open(name)).document.applySeed(buildSeed(records, 7));
		return held;
	}

	async #open(name: string): Promise<Peer> {
		let peer = this.#peers.get(name);
		if (!peer)
			this.#peers.set(name, (peer = await openPeer(`device-${name.replaceAll('/', '-')}`, { name })));
		return peer;
	}

	rows(): AnyRow[] {
		return [...this.#peers.values()].flatMap(({ document }) => document.rows());
	}

	/** As `workspace.row` answers. */
	rowOf = (kind: string, id: string): AnyRow | undefined =>
		this.rowsOf(kind)
			.filter((row) => row.id === id)
			.sort((one, other) => Number(Boolean(one.retracted)) - Number(Boolean(other.retracted)))[0];

	rowsOf = (kind: string): AnyRow[] => this.rows().filter((row) => row.kind === kind);

	/** The rows as they are now, found at once: for comparing many. */
	index(): (kind: string, id: string) => AnyRow | undefined {
		const rows = new Map(this.rows().map((row) => [`${row.kind}/${row.id}`, row]));
		return (kind, id) => rows.get(`${kind}/${id}`);
	}

	/** As `workspace.writeTogether` does. @returns how it is taken back, in one step */
	async write(edits: readonly Edit[]): Promise<() => void> {
		const changes = changesByDocument(edits, this.index());
		const undo: (() => void)[] = [];
		for (const [name, made] of changes) {
			const { document } = await this.#open(name);
			const step = document.apply(made);
			undo.push(() => void document.undo(step));
		}
		return () => undo.forEach((take) => take());
	}

	async close(): Promise<void> {
		for (const peer of this.#peers.values()) await peer.leave();
	}
}
