// `serve`: the relay itself. The first line on stdout says where it is; everything later is on stderr.

import path from 'node:path';
import type { Access } from '../access/access.ts';
import { formatLink } from '../access/secrets.ts';
import { FileStore } from '../files/fileStore.ts';
import { logToStderr, messageOf } from '../log.ts';
import { openRelay, type Relay } from '../relay.ts';
import { UsualRelays } from '../replication/usualRelay.ts';
import { openThreadedStorage } from '../storage/threadedStorage.ts';
import { isStdoutJournal } from './journal.ts';
import { openKeys } from './keys.ts';
import { findPublicUrl } from './publicUrl.ts';
import { readServeOptions, USAGE, type ServeOptions } from './serveOptions.ts';
import type { Command } from './usage.ts';
import { formatFirstStart, formatLaterStart, type FirstStart } from './words.ts';

export const serveCommand: Command = {
	summary: 'Runs the relay, and serves the app beside it.',
	usage: USAGE,
	run,
};

function run(args: readonly string[]): Promise<void> {
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
	const access = options.open
		? undefined
		: await openKeys(options, { make: true }).catch(async (error: unknown) => {
				await storage.close();
				throw error;
			});
	const fileStore = await openFileStore(options).catch(async (error: unknown) => {
		access?.close();
		await storage.close();
		throw error;
	});
	const usual = new UsualRelays(options.data);
	const relay = await openRelay({ ...options, storage, fileStore, access, usual }).catch(
		async (error: unknown) => {
			access?.close();
			fileStore.close();
			await storage.close();
			throw explain(error, options);
		},
	);
	const stop = async () => {
		try {
			await relay.stop();
			fileStore.close();
			access?.close();
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
	const first = access && (await welcome(access, relay, options));
	console.log(JSON.stringify({ url: relay.url, port: relay.port, pid: process.pid, ...first }));
	if (access && options.words) console.log(first ? formatFirstStart(first) : formatLaterStart(options.data));
	if (options.open)
		logToStderr('open', {
			warning: 'Started with --open: anybody who can reach this address may read and write every document.',
		});
	logToStderr('listening', { host: options.host, port: relay.port });
}

async function openFileStore({ data, fileQuota }: ServeOptions): Promise<FileStore> {
	const directory = path.join(data, 'files');
	try {
		return new FileStore({ directory, limits: { quota: fileQuota * 2 ** 30 } });
	} catch (error) {
		throw new Error(
			`The relay cannot keep files in ${directory} (${messageOf(error)}): let its account write there.`,
			{ cause: error },
		);
	}
}

/** The first start makes somebody the administrator: nobody would be there to invite them. */
async function welcome(access: Access, relay: Relay, options: ServeOptions): Promise<FirstStart | undefined> {
	access.url = options.publicUrl ?? findPublicUrl(relay, options.host);
	if (!access.isNew) return undefined;
	if (isStdoutJournal()) {
		logToStderr('noAdministrator', { todo: NOT_FOR_THE_JOURNAL });
		return undefined;
	}
	const { secret } = access.invites.createAdministrator({ days: 7, uses: 3, createdBy: 'first start' });
	return { administrator: formatLink(access.url, secret), recovery: await access.recovery.renewCode() };
}

const NOT_FOR_THE_JOURNAL =
	'No link is written to the journal: run "invite --role administrator" for one, and "recovery" for a code.';

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
