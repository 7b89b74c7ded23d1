import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Dialect } from './dialects.ts';

export type ServerName = 'rumb' | 'naive' | 'hocuspocus' | 'yWebsocketServer';

export interface MeasuredServer {
	name: ServerName;
	title: string;
	/** Where it keeps what it hears; said beside every figure, since it is not the same for all. */
	storage: string;
	dialect: Dialect['name'];
	/** Whether a sender is told when its update is on disk. */
	echoesFromDisk: boolean;
	/** Whether it comes from `tests/bench/peers`. */
	installed: boolean;
	/** What node is told to run; `directory` is empty and its own. */
	command(directory: string): string[];
}

const HERE = import.meta.dirname;
const PEERS = path.join(HERE, 'peers');

export const SERVERS: readonly MeasuredServer[] = [
	{
		name: 'rumb',
		title: 'Rumb',
		storage: 'SQLite, fsync before every echo',
		dialect: 'yWebsocket',
		echoesFromDisk: true,
		installed: false,
		command: (directory) => [
			path.join(HERE, '../../sync-server/main.ts'),
			...['serve', '--port', '0', '--open', '--data', path.join(directory, 'data')],
		],
	},
	{
		name: 'naive',
		title: 'naive broadcaster',
		storage: 'memory only',
		dialect: 'yWebsocket',
		echoesFromDisk: false,
		installed: false,
		command: () => [path.join(HERE, 'naiveBroadcaster.ts')],
	},
	{
		name: 'hocuspocus',
		title: 'Hocuspocus 4.7.0',
		storage: 'memory only',
		dialect: 'hocuspocus',
		echoesFromDisk: false,
		installed: true,
		command: () => [path.join(PEERS, 'hocuspocus.mjs')],
	},
	{
		name: 'yWebsocketServer',
		title: '@y/websocket-server 0.1.5',
		storage: 'memory only',
		dialect: 'yWebsocket',
		echoesFromDisk: false,
		installed: true,
		command: () => [path.join(PEERS, 'yWebsocketServer.mjs')],
	},
];

/** Installs the other servers into a folder of their own; the project's lockfile is not touched. */
export function installPeers(): void {
	if (existsSync(path.join(PEERS, 'node_modules/.package-lock.json'))) return;
	console.error('Installing the servers to compare with, in tests/bench/peers …');
	execFileSync('npm', ['ci'], {
		cwd: PEERS,
		stdio: ['ignore', 'ignore', 'inherit'],
		shell: process.platform === 'win32',
	});
}
