// A relay as a process of its own that is killed, wiped and started again on the same port.

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { Ledger } from '../../sync-server/documents/ledger.ts';
import { decodeUpdate } from '../../sync-server/documents/updates.ts';
import { SqliteStorage } from '../../sync-server/storage/sqliteStorage.ts';
import type { Question, Reply, Usage } from '../bench/control.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const CONTROL = pathToFileURL(path.join(ROOT, 'tests/bench/control.ts')).href;
export const WORKSPACE = 'soak';

export class SoakRelay {
	readonly #directory: string;
	readonly #data: string;
	#child: ChildProcess | null = null;
	#exited: Promise<unknown[]> = Promise.resolve([]);
	#port = 0;
	#lastId = 0;
	compactions = 0;

	/** `directory` is the relay's alone. */
	constructor(directory: string) {
		this.#directory = directory;
		this.#data = path.join(directory, 'data');
	}

	get server(): string {
		return `ws://127.0.0.1:${this.#port}/${WORKSPACE}`;
	}

	async start(): Promise<void> {
		const child = spawn(
			process.execPath,
			[
				...['--expose-gc', '--import', CONTROL, path.join(ROOT, 'sync-server/main.ts'), 'serve', '--open'],
				...['--port', String(this.#port), '--data', this.#data],
			],
			{ cwd: this.#directory, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] },
		);
		let complaints = '';
		const errors = createInterface(child.stderr as NodeJS.ReadableStream);
		errors.on('line', (line) => {
			if (line.includes('"compacted"')) this.compactions++;
			complaints = `${complaints}${line}\n`.slice(-2000);
		});
		this.#exited = once(child, 'exit');
		const lines = createInterface(child.stdout as NodeJS.ReadableStream);
		const first = await Promise.race([once(lines, 'line'), this.#exited.then(() => null)]);
		if (!first) throw new Error(`The relay did not start: ${complaints}`);
		this.#port = (JSON.parse(String(first[0])) as { port: number }).port;
		this.#child = child;
	}

	async kill(): Promise<void> {
		this.#child?.kill('SIGKILL');
		await this.#exited;
	}

	/** Resolves with the exit code. */
	async terminate(): Promise<number | null> {
		this.#child?.kill('SIGTERM');
		const [code] = (await this.#exited) as [number | null];
		return code;
	}

	/** Takes away all documents of a relay that does not run. */
	wipe(): void {
		rmSync(this.#data, { recursive: true, force: true });
	}

	/** What is on the disk of a relay that does not run. */
	async readKept(document: string): Promise<Ledger> {
		const storage = new SqliteStorage(this.#data);
		const { snapshot, rows } = await storage.read(`${WORKSPACE}/${document}`);
		await storage.close();
		const kept = new Ledger();
		for (const { bytes } of snapshot ? [snapshot, ...rows] : rows) kept.add(decodeUpdate(bytes));
		return kept;
	}

	/** How many rows were ever written, and how many bytes there are now; of a relay that runs, too. */
	measureLog(): { rows: number; bytes: number } {
		const database = new DatabaseSync(path.join(this.#data, 'relay.sqlite'), { readOnly: true });
		const row = database
			.prepare(
				`SELECT coalesce(sum(seq), 0) AS rows, coalesce(sum(bytes), 0) AS bytes FROM (
					SELECT document, max(seq) AS seq, sum(bytes) AS bytes FROM (
						SELECT document, seq, length(bytes) AS bytes FROM log
						UNION ALL SELECT document, seq, length(bytes) FROM snapshot
					) GROUP BY document
				)`,
			)
			.get();
		database.close();
		return { rows: Number(row?.rows), bytes: Number(row?.bytes) };
	}

	/** After a collection of garbage. */
	async usage(): Promise<Usage> {
		const child = this.#child;
		if (!child) throw new Error('The relay does not run.');
		const id = ++this.#lastId;
		const answered = new Promise<Reply>((resolve) => {
			const hear = (reply: Reply) => {
				if (reply.id !== id) return;
				child.off('message', hear);
				resolve(reply);
			};
			child.on('message', hear);
		});
		child.send({ id, ask: 'collect' } satisfies Question);
		return answered;
	}
}
