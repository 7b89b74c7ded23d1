import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { logNothing } from '../../sync-server/log.ts';
import { MemoryStorage } from '../../sync-server/storage/memoryStorage.ts';
import { openRelay, type Relay, type RelayOptions } from '../../sync-server/relay.ts';
import { SqliteStorage } from '../../sync-server/storage/sqliteStorage.ts';
import type { Storage } from '../../sync-server/storage/storage.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** A directory of its own below the system's temporary one, and how to remove it. */
export function makeTemporaryDirectory(): { directory: string; remove(): void } {
	const directory = mkdtempSync(path.join(tmpdir(), 'rumb-relay-'));
	return { directory, remove: () => rmSync(directory, { recursive: true, force: true }) };
}

export interface StartOptions extends Partial<RelayOptions> {
	/** Where storage is not given: `memory` (the default), or `sqlite` in `directory` or a temporary one. */
	kind?: 'memory' | 'sqlite';
	directory?: string;
}

export interface StartedRelay extends Relay {
	/** `ws://127.0.0.1:<port>/<workspace>`, which the stock provider takes as its server. */
	socketUrl(workspace?: string): string;
	storage: Storage;
	directory: string | null;
	/** Stops the relay; closes its storage and removes its directory if it made them. */
	stop(): Promise<void>;
}

/** A relay in this process, on a free port. */
export async function startRelay(options: StartOptions = {}): Promise<StartedRelay> {
	const isSqlite = options.kind === 'sqlite';
	const made = isSqlite && !options.directory && !options.storage ? makeTemporaryDirectory() : null;
	const directory = options.directory ?? made?.directory ?? null;
	const storage =
		options.storage ?? (isSqlite && directory ? new SqliteStorage(directory) : new MemoryStorage());
	const relay = await openRelay({ log: logNothing, ...options, storage });
	return {
		...relay,
		storage,
		directory,
		socketUrl: (workspace = 'w1') => `ws://127.0.0.1:${relay.port}/${workspace}`,
		async stop() {
			await relay.stop();
			if (!options.storage) await storage.close();
			made?.remove();
		},
	};
}

export interface SpawnOptions {
	/** Where the relay keeps its data; the caller removes it. */
	data: string;
	/** 0, the default, takes a free one. */
	port?: number;
	args?: readonly string[];
	/** No file of the process grows beyond this (in steps of 512 bytes), as on a disk that is full. Not on Windows. */
	maxFileBytes?: number;
	/** False for a relay to which people are invited; the default lets everybody in. */
	open?: boolean;
}

export interface SpawnedRelay {
	url: string;
	port: number;
	pid: number;
	/** On the first start of one that is not open. */
	administrator?: string;
	recovery?: string;
	socketUrl(workspace?: string): string;
	/** Resolves once stderr holds this, now or later. */
	said(pattern: RegExp): Promise<void>;
	/** SIGKILL; resolves when the process is gone. */
	kill(): Promise<void>;
	/** SIGTERM; resolves with the exit code. */
	terminate(): Promise<number | null>;
}

/** A relay as a process of its own, started as `npm run relay` starts it. */
export async function spawnRelay(options: SpawnOptions): Promise<SpawnedRelay> {
	const { data, port = 0, args = [], open = true, maxFileBytes } = options;
	const place = ['--port', String(port), '--data', data];
	const command = ['sync-server/main.ts', 'serve', ...place, ...(open ? ['--open'] : []), ...args];
	const limit = `ulimit -f ${Math.floor((maxFileBytes ?? 0) / 512)} && exec "$0" "$@"`;
	const [program, ...rest] =
		maxFileBytes === undefined ? [findNode(), ...command] : ['sh', '-c', limit, findNode(), ...command];
	const child = spawn(program, rest, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
	let complaints = '';
	child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
	const exited = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
	const first = await Promise.race([
		once(createInterface(child.stdout), 'line') as Promise<[string]>,
		exited.then(() => null),
	]);
	if (!first) throw new Error(`The relay did not start: ${complaints}`);
	const started = JSON.parse(first[0]) as Pick<
		SpawnedRelay,
		'url' | 'port' | 'pid' | 'administrator' | 'recovery'
	>;
	return {
		...started,
		socketUrl: (workspace = 'w1') => `ws://127.0.0.1:${started.port}/${workspace}`,
		async said(pattern) {
			while (!pattern.test(complaints)) await once(child.stderr, 'data');
		},
		async kill() {
			child.kill('SIGKILL');
			await exited;
		},
		async terminate() {
			child.kill('SIGTERM');
			return (await exited)[0];
		},
	};
}

export interface FinishedRelay {
	code: number | null;
	stdout: string;
	stderr: string;
}

/** Runs the command line until it ends by itself, as it does with bad arguments. */
export async function runRelay(...args: string[]): Promise<FinishedRelay> {
	const child = spawn(findNode(), ['sync-server/main.ts', ...args], { cwd: ROOT });
	let stdout = '';
	let stderr = '';
	child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
	child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
	const [code] = (await once(child, 'close')) as [number | null];
	return { code, stdout, stderr };
}

/** A Node that runs TypeScript and has SQLite: this one, or else the project's own. */
function findNode(): string {
	const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
	const suits = major > 22 || (major === 22 && minor >= 18);
	return suits ? process.execPath : path.join(ROOT, 'node_modules/.bin/node');
}
