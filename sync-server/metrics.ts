// What /metrics tells, in Prometheus' text format. Counting must never be what slows the relay down.

import type { DocumentSize } from './storage/storage.ts';

const BUCKETS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 1, 5];
/** How often something took at most so many seconds. */
class Histogram {
	readonly #buckets = BUCKETS.map(() => 0);
	#seconds = 0;
	#count = 0;

	add(seconds: number): void {
		this.#seconds += seconds;
		this.#count++;
		BUCKETS.forEach((limit, i) => {
			if (seconds <= limit) this.#buckets[i] = (this.#buckets[i] ?? 0) + 1;
		});
	}

	format(name: string, help: string): string[] {
		return [
			...head(name, 'histogram', help),
			...BUCKETS.map((limit, i) => `${name}_bucket{le="${limit}"} ${this.#buckets[i]}`),
			`${name}_bucket{le="+Inf"} ${this.#count}`,
			`${name}_sum ${this.#seconds}`,
			`${name}_count ${this.#count}`,
		];
	}
}

/** What each gauge tells; whoever sets one adds its line here. */
const GAUGES: Readonly<Record<string, string>> = {
	documents: 'Documents in memory.',
	uncommitted_bytes: 'Bytes that wait for the disk.',
	cached_bytes: 'Bytes of merged documents kept for joiners.',
	unadmitted_sockets: 'Sockets of which nobody knows yet who they are.',
	mux_connections: 'Connections that many documents share.',
	mux_channels: 'Documents open on them.',
	exchange_sessions: 'Clients that come by requests.',
	files: 'Files stored.',
	file_bytes: 'Bytes of all files stored.',
};

export class Metrics {
	connections = 0;
	updates = 0;
	rows = 0;
	storageFailures = 0;
	readonly #commits = new Histogram();
	readonly #echoes = new Histogram();
	readonly #refused = new Map<string, number>();
	#sizes: readonly DocumentSize[] = [];
	/** Read when asked: how many documents are open, and so on. */
	readonly gauges = new Map<string, () => number>();

	countRefused(reason: string): void {
		this.#refused.set(reason, (this.#refused.get(reason) ?? 0) + 1);
	}

	/** Rows written together, and how long the first of them waited. */
	countCommit(rows: number, seconds: number): void {
		this.rows += rows;
		this.#commits.add(seconds);
	}

	/** From an update's arrival to its acknowledgement. */
	countEcho(seconds: number): void {
		this.#echoes.add(seconds);
	}

	/** What each document has on disk, as it was last looked. */
	noteSizes(sizes: readonly DocumentSize[]): void {
		this.#sizes = sizes;
	}

	format(): string {
		const lines = [
			...describe('rumb_connections', 'gauge', 'Open sockets.', this.connections),
			...[...this.gauges].flatMap(([name, read]) =>
				describe(`rumb_${name}`, 'gauge', GAUGES[name] ?? name, read()),
			),
			...describe('rumb_updates_total', 'counter', 'Updates received.', this.updates),
			...describe('rumb_rows_total', 'counter', 'Rows written.', this.rows),
			...describe('rumb_storage_failures_total', 'counter', 'Commits that failed.', this.storageFailures),
			...this.#commits.format('rumb_commit_seconds', 'From the queue to the disk.'),
			...this.#echoes.format('rumb_echo_seconds', 'From the arrival of an update to its acknowledgement.'),
			...head('rumb_refused_total', 'counter', 'What was refused, by reason.'),
			...[...this.#refused].map(([reason, count]) => `rumb_refused_total{reason="${reason}"} ${count}`),
			...this.#formatSizes(),
		];
		return `${lines.join('\n')}\n`;
	}

	#formatSizes(): string[] {
		const total = this.#sizes.reduce((sum, { bytes }) => sum + bytes, 0);
		const largest = this.#sizes.reduce((most, { bytes }) => Math.max(most, bytes), 0);
		// Without their names, which whoever reaches this address need not know: `inspect` tells of each.
		return [
			...describe('rumb_stored_documents', 'gauge', 'Documents on disk.', this.#sizes.length),
			...describe('rumb_stored_bytes', 'gauge', 'Bytes of all documents on disk.', total),
			...describe('rumb_largest_document_bytes', 'gauge', 'Bytes on disk of the largest document.', largest),
		];
	}
}

function head(name: string, type: string, help: string): string[] {
	return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`];
}

function describe(name: string, type: string, help: string, value: number): string[] {
	return [...head(name, type, help), `${name} ${value}`];
}
