// `serve`: the relay itself. The first line on stdout says where it is; everything later is on stderr.

import path from 'node:path';
import { FileStore } from '../files/fileStore.ts';
import { logToStderr, messageOf } from '../log.ts';
import { openRelay } from '../relay.ts';
import { openThreadedStorage } from '../storage/threadedStorage.ts';
import { readServeOptions, type ServeOptions } from './serveOptions.ts';

export function serveCommand(args: readonly string[]): Promise<void> {
	return serve(readServeOptions(args));
}

async function serve(options: ServeOptions): Promise<void> {
	const storage = await openThreadedStorage(options.data).catch((error: unknown) => {
		throw error instanceof Error && error.message.startsWith('Another relay')
			? error
			: new Error(
					`The relay cannot keep its data in ${options.data} (${messageOf(error)}): choose another with --data.`,
				);
	});
	const fileStore = new FileStore({
		directory: path.join(options.data, 'files'),
		limits: { quota: options.fileQuota * 2 ** 30 },
	});
	const relay = await openRelay({ ...options, storage, fileStore }).catch(async (error: unknown) => {
		fileStore.close();
		await storage.close();
		throw explain(error, options);
	});
	const stop = async () => {
		try {
			await relay.stop();
			fileStore.close();
			await storage.close();
			logToStderr('stopped');
			process.exit(0);
		} catch (error) {
			logToStderr('stopFailed', { reason: messageOf(error) });
			process.exit(1);
		}
	};
	// Ctrl+C on `npm start` sends both: SIGINT to every process, and SIGTERM from the one that started this.
	let stopping: Promise<void> | undefined;
	for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void (stopping ??= stop()));
	console.log(JSON.stringify({ url: relay.url, port: relay.port, pid: process.pid }));
	if (options.open)
		logToStderr('open', {
			warning: 'Started with --open: anybody who can reach this address may read and write every document.',
		});
	logToStderr('listening', { host: options.host, port: relay.port });
}

function explain(error: unknown, { host, port }: ServeOptions): unknown {
	const code = error instanceof Error && 'code' in error ? error.code : null;
	if (code === 'EADDRINUSE')
		return new Error(`Port ${port} on ${host} is taken: choose another with --port, or stop what uses it.`);
	if (code === 'EACCES')
		return new Error(`Port ${port} may not be used by this account: choose one above 1023 with --port.`);
	if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
		return new Error(`This machine has no address ${host}: choose another with --host.`);
	return error;
}
