// A measured server in a process of its own, on a free port, with an empty directory that goes with it.

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import type { Question, Reply, Usage } from './control.ts';
import type { MeasuredServer } from './servers.ts';

const CONTROL = pathToFileURL(path.join(import.meta.dirname, 'control.ts')).href;

export class ServerProcess {
	readonly url: string;
	readonly #child: ChildProcess;
	readonly #directory: string;
	readonly #exited: Promise<unknown>;
	#lastId = 0;

	private constructor(child: ChildProcess, url: string, directory: string, exited: Promise<unknown>) {
		this.#child = child;
		this.url = url;
		this.#directory = directory;
		this.#exited = exited;
	}

	/** `profile` is a directory for a processor profile, which slows the server down. */
	static async start(server: MeasuredServer, profile: string | null): Promise<ServerProcess> {
		const directory = mkdtempSync(path.join(tmpdir(), 'rumb-bench-'));
		const profiling = profile ? ['--cpu-prof', `--cpu-prof-dir=${path.resolve(profile)}`] : [];
		const child = spawn(
			process.execPath,
			['--expose-gc', ...profiling, '--import', CONTROL, ...server.command(directory)],
			{
				cwd: directory,
				stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
				env: { ...process.env, NODE_ENV: 'production' },
			},
		);
		let complaints = '';
		child.stderr?.on('data', (chunk: Buffer) => (complaints = (complaints + chunk.toString()).slice(-2000)));
		const exited = once(child, 'exit');
		const lines = createInterface(child.stdout as NodeJS.ReadableStream);
		const first = await Promise.race([once(lines, 'line'), exited.then(() => null)]);
		if (!first) {
			rmSync(directory, { recursive: true, force: true });
			throw new Error(`${server.title} did not start: ${complaints}`);
		}
		const { url } = JSON.parse(String(first[0])) as { url: string };
		return new ServerProcess(child, url.replace(/^http/, 'ws'), directory, exited);
	}

	async ask(ask: Question['ask']): Promise<Usage> {
		const id = ++this.#lastId;
		const answered = new Promise<Reply>((resolve) => {
			const hear = (reply: Reply) => {
				if (reply.id !== id) return;
				this.#child.off('message', hear);
				resolve(reply);
			};
			this.#child.on('message', hear);
		});
		this.#child.send({ id, ask } satisfies Question);
		const gone = this.#exited.then(() => {
			throw new Error('A server ended while it was measured.');
		});
		return Promise.race([answered, gone]);
	}

	async stop(): Promise<void> {
		this.#child.kill('SIGTERM');
		// Whoever has 2,000 connections to end may take its time; nothing is measured any more.
		const late = setTimeout(() => this.#child.kill('SIGKILL'), 10_000);
		await this.#exited;
		clearTimeout(late);
		rmSync(this.#directory, { recursive: true, force: true });
	}
}
