// What /metrics tells, in Prometheus' text format. Counting must never be what slows the relay down.

const COMMIT_BUCKETS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 1, 5];

export class Metrics {
	connections = 0;
	updates = 0;
	commits = 0;
	rows = 0;
	storageFailures = 0;
	readonly #refused = new Map<string, number>();
	readonly #commitBuckets = COMMIT_BUCKETS.map(() => 0);
	#commitSeconds = 0;
	/** Read when asked: how many documents are open, and so on. */
	readonly gauges = new Map<string, () => number>();

	countRefused(reason: string): void {
		this.#refused.set(reason, (this.#refused.get(reason) ?? 0) + 1);
	}

	countCommit(rows: number, seconds: number): void {
		this.commits++;
		this.rows += rows;
		this.#commitSeconds += seconds;
		COMMIT_BUCKETS.forEach((limit, i) => {
			if (seconds <= limit) this.#commitBuckets[i] = (this.#commitBuckets[i] ?? 0) + 1;
		});
	}

	format(): string {
		const lines = [
			...describe('rumb_connections', 'gauge', this.connections),
			...[...this.gauges].flatMap(([name, read]) => describe(`rumb_${name}`, 'gauge', read())),
			...describe('rumb_updates_total', 'counter', this.updates),
			...describe('rumb_rows_total', 'counter', this.rows),
			...describe('rumb_storage_failures_total', 'counter', this.storageFailures),
			'# TYPE rumb_commit_seconds histogram',
			...COMMIT_BUCKETS.map(
				(limit, i) => `rumb_commit_seconds_bucket{le="${limit}"} ${this.#commitBuckets[i]}`,
			),
			`rumb_commit_seconds_bucket{le="+Inf"} ${this.commits}`,
			`rumb_commit_seconds_sum ${this.#commitSeconds}`,
			`rumb_commit_seconds_count ${this.commits}`,
			'# TYPE rumb_refused_total counter',
			...[...this.#refused].map(([reason, count]) => `rumb_refused_total{reason="${reason}"} ${count}`),
		];
		return `${lines.join('\n')}\n`;
	}
}

function describe(name: string, type: string, value: number): string[] {
	return [`# TYPE ${name} ${type}`, `${name} ${value}`];
}
