// The contract of storage.ts without a disk: for tests, and for a relay that is meant to forget.

import { randomUUID } from 'node:crypto';
import {
	SeqConflict,
	type DocumentLog,
	type DocumentSize,
	type LogRow,
	type Snapshot,
	type Storage,
	type Tail,
	type Version,
	type VersionLabel,
	type Writer,
} from './storage.ts';

interface Kept {
	snapshot: Snapshot | null;
	rows: LogRow[];
}

export class MemoryStorage implements Storage {
	readonly epoch = randomUUID();
	readonly #documents = new Map<string, Kept>();
	readonly #versions = new Map<string, (VersionLabel & Snapshot)[]>();
	readonly #writers = new Map<string, Writer>();

	async append(rows: readonly LogRow[]): Promise<void> {
		const last = new Map<string, number>();
		for (const row of rows) {
			const before = last.get(row.document) ?? lastSeq(this.#documents.get(row.document));
			if (row.seq !== before + 1) throw new SeqConflict(row, before);
			last.set(row.document, row.seq);
		}
		for (const row of rows) {
			let kept = this.#documents.get(row.document);
			if (!kept) this.#documents.set(row.document, (kept = { snapshot: null, rows: [] }));
			kept.rows.push({ ...row, bytes: row.bytes.slice() });
			for (const invite of row.invites.split(',')) this.#credit(row, invite);
		}
	}

	async read(document: string, since = 0): Promise<DocumentLog> {
		const kept = this.#documents.get(document);
		const snapshot = kept?.snapshot && kept.snapshot.seq > since ? kept.snapshot : null;
		return {
			snapshot,
			rows: kept?.rows.filter((row) => row.seq > since) ?? [],
			seq: lastSeq(kept),
		};
	}

	async replace(document: string, snapshot: Snapshot, keepAs?: VersionLabel): Promise<boolean> {
		const kept = this.#documents.get(document);
		if (!kept || lastSeq(kept) < snapshot.seq || (kept.snapshot?.seq ?? 0) >= snapshot.seq) return false;
		kept.snapshot = { ...snapshot, bytes: snapshot.bytes.slice() };
		kept.rows = kept.rows.filter((row) => row.seq > snapshot.seq);
		if (keepAs) await this.keepVersion(document, snapshot, keepAs);
		return true;
	}

	async measure(document: string): Promise<Tail> {
		const { rows = [], snapshot } = this.#documents.get(document) ?? {};
		return { rows: rows.length, bytes: sumBytes(rows), snapshot: snapshot?.bytes.length ?? 0 };
	}

	async keepVersion(document: string, state: Snapshot, label: VersionLabel): Promise<boolean> {
		const versions = this.#versions.get(document) ?? [];
		if (versions.some(({ name }) => name === label.name)) return false;
		const { seq, format, bytes } = state;
		this.#versions.set(document, [...versions, { ...label, seq, format, bytes: bytes.slice() }]);
		return true;
	}

	async versions(document: string): Promise<Version[]> {
		return (this.#versions.get(document) ?? [])
			.map(({ name, author, time, seq, bytes }) => ({ name, author, time, seq, bytes: bytes.length }))
			.sort((a, b) => a.time - b.time || (a.name < b.name ? -1 : 1));
	}

	async readVersion(document: string, name: string): Promise<Snapshot | null> {
		const kept = this.#versions.get(document)?.find((version) => version.name === name);
		return kept ? { seq: kept.seq, format: kept.format, bytes: kept.bytes.slice() } : null;
	}

	async list(): Promise<DocumentSize[]> {
		return [...this.#documents]
			.map(([document, kept]) => ({
				document,
				seq: lastSeq(kept),
				bytes: sumBytes(kept.rows) + (kept.snapshot?.bytes.length ?? 0),
				rows: kept.rows.length,
			}))
			.sort((a, b) => (a.document < b.document ? -1 : 1));
	}

	async writers(workspace: string): Promise<Writer[]> {
		return [...this.#writers.values()]
			.filter(({ document }) => document.startsWith(`${workspace}/`))
			.map((writer) => ({ ...writer }))
			.sort((a, b) => (`${a.document} ${a.invite}` < `${b.document} ${b.invite}` ? -1 : 1));
	}

	async remove(document: string): Promise<void> {
		this.#documents.delete(document);
		this.#versions.delete(document);
		for (const [name, writer] of this.#writers) if (writer.document === document) this.#writers.delete(name);
	}

	async probe(): Promise<void> {}
	async checkpoint(): Promise<void> {}
	async close(): Promise<void> {}

	#credit({ document, bytes, time }: LogRow, invite: string): void {
		const name = `${document} ${invite}`;
		const known = this.#writers.get(name) ?? { document, invite, rows: 0, bytes: 0, first: time, last: time };
		known.rows++;
		known.bytes += bytes.length;
		known.last = time;
		this.#writers.set(name, known);
	}
}

function sumBytes(rows: readonly LogRow[]): number {
	return rows.reduce((sum, row) => sum + row.bytes.length, 0);
}

function lastSeq(kept: Kept | undefined): number {
	return kept?.rows.at(-1)?.seq ?? kept?.snapshot?.seq ?? 0;
}
