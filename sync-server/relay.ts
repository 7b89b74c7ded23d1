// One relay: a port, a storage, and what stands between them. Stopping loses nothing that was received before,
// and says so to everybody by closing with 1012.

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Access } from './access/access.ts';
import { AccessApi } from './access/accessApi.ts';
import { OpenGate, type Gate } from './access/gate.ts';
import { readKept } from './access/kept.ts';
import { CommitQueue } from './documents/commitQueue.ts';
import { Documents } from './documents/documents.ts';
import type { FileStore } from './files/fileStore.ts';
import { openFiles } from './files/openFiles.ts';
import { HistoryHandler } from './http/history.ts';
import { answerHttp } from './http/http.ts';
import { logToStderr, messageOf, type Log } from './log.ts';
import { MergedCache } from './documents/mergedCache.ts';
import { Metrics } from './metrics.ts';
import { Exchange } from './mux/exchange.ts';
import { Multiplexer } from './mux/multiplexer.ts';
import { Places } from './mux/places.ts';
import { Homecoming } from './replication/homecoming.ts';
import { StoredCopy } from './replication/storedCopy.ts';
import { UsualRelays } from './replication/usualRelay.ts';
import { Admissions } from './sockets/admissions.ts';
import { readListening } from './sockets/lanAddresses.ts';
import { Door } from './sockets/origins.ts';
import { Sockets } from './sockets/sockets.ts';
import { StaticFiles } from './http/staticFiles.ts';
import type { Storage } from './storage/storage.ts';

/** Milliseconds. */
export interface Timings {
	keepAlive: number;
	ping: number;
	/** How long the first update waits for others to be committed with. */
	commitDelay: number;
	/** How long a document that nobody uses stays in memory. */
	linger: number;
	/** Between two awareness messages about one client. */
	awareness: number;
	/** How long a shared connection may take to say hello, and between two tellings of how far a log is on disk. */
	hello: number;
	place: number;
	/** Over HTTPS: how long a turn waits for news or for what it brings about, and a session for the next. */
	poll: number;
	reply: number;
	silence: number;
	/** How long a failed commit keeps the relay from being called ready, where no later one succeeds. */
	suspicion: number;
	/** How long a stop waits for the disk, and then for closing handshakes. */
	patience: number;
}

export const TIMINGS: Timings = {
	keepAlive: 20_000,
	ping: 30_000,
	commitDelay: 8,
	linger: 30_000,
	awareness: 100,
	hello: 5000,
	place: 250,
	poll: 25_000,
	reply: 100,
	silence: 60_000,
	suspicion: 60_000,
	patience: 5000,
};

/** Milliseconds for which what documents have on disk is not counted again: it looks at every row. */
const SIZES_LAST = 60_000;

export interface RelayOptions {
	storage: Storage;
	/** Keys and invites; whoever comes gets in where neither they nor another gate are given. */
	access?: Access;
	gate?: Gate;
	/** Whether a proxy of ours stands before the relay, and says in X-Forwarded-For who comes. */
	trustProxy?: boolean;
	host?: string;
	port?: number;
	/** Photographs and documents of people; none are kept where it is not given. */
	fileStore?: FileStore;
	/** Of which relay this one is a copy, and where it notes it. */
	usual?: UsualRelays;
	/** Directory of the built app. */
	app?: string | null;
	/** Whole origins allowed besides the relay's own host and loopback names; on loopback also its names. */
	origins?: readonly string[];
	/** Origins of other relays with which the served app may talk. */
	connect?: readonly string[];
	timings?: Partial<Timings>;
	cacheBytes?: number;
	log?: Log;
}

export interface Relay {
	url: string;
	port: number;
	metrics: Metrics;
	documents: Documents;
	stop(): Promise<void>;
}

export async function openRelay(options: RelayOptions): Promise<Relay> {
	const { storage, host = '127.0.0.1', port = 0, log = logToStderr } = options;
	const timings = { ...TIMINGS, ...options.timings };
	const metrics = new Metrics();
	const cache = new MergedCache(options.cacheBytes ?? 256 * 2 ** 20);
	// A disk that is all but full has room for the row that a look at it writes.
	let failedAt = -Infinity;
	const hasJustFailed = () => performance.now() - failedAt < timings.suspicion;
	const queue = new CommitQueue(storage, {
		delay: timings.commitDelay,
		limit: 256,
		onCommit: (rows, seconds) => {
			metrics.countCommit(rows, seconds);
			failedAt = -Infinity;
		},
		onFailure: (error) => {
			metrics.storageFailures++;
			failedAt = performance.now();
			log('commitFailed', { reason: messageOf(error) });
		},
	});
	const around = { storage, queue, cache, metrics, log, awarenessInterval: timings.awareness };
	const door = new Door(host, options.origins ?? []);
	const { access, trustProxy = false } = options;
	const gate = options.gate ?? access?.gate ?? new OpenGate();
	const admissions = new Admissions();
	const documents: Documents = new Documents({
		around,
		linger: timings.linger,
		isRetired: (key) => gate.isRetired(key),
		onCommitted: (key, seq) => multiplexer.tellGrown(key, seq),
	});
	const multiplexer: Multiplexer = new Multiplexer({
		...timings,
		gate,
		admissions,
		documents,
		places: await Places.read(storage),
		epoch: storage.epoch,
		metrics,
		log,
	});
	const stopHearing = gate.onRetired((key) => documents.retire(key));
	const sockets = new Sockets({
		gate,
		admissions,
		documents,
		multiplexer,
		metrics,
		log,
		door,
		trustProxy,
		keepAlive: timings.keepAlive,
		ping: timings.ping,
	});
	metrics.gauges.set('documents', () => documents.size);
	metrics.gauges.set('uncommitted_bytes', () => queue.bytes);
	metrics.gauges.set('cached_bytes', () => cache.bytes);

	let ready = true;
	const { fileStore } = options;
	const attached = fileStore && openFiles({ store: fileStore, gate, door, metrics, log });
	const usual = options.usual ?? new UsualRelays(null);
	const homecoming = new Homecoming(new StoredCopy(storage, fileStore ?? null), usual, log);
	const listensAt = { host, port };
	const api = new AccessApi({
		access: access ?? null,
		openId: storage.epoch,
		kept: readKept(storage),
		room: { usual, homecoming, listening: () => readListening(listensAt) },
		door,
		trustProxy,
		patience: timings.hello,
	});
	const exchange = new Exchange({ ...timings, multiplexer, admissions, door, metrics, trustProxy });
	const history = new HistoryHandler({ storage, compactor: documents.compactor, gate, door });
	const handlers = [api, exchange, history, ...(attached ? [attached.handler] : [])];
	const files = options.app ? new StaticFiles(options.app) : null;
	const server = createServer(
		answerHttp({
			handlers,
			storage,
			metrics,
			sizes: remember(SIZES_LAST, () => storage.list()),
			door,
			files,
			connect: options.connect ?? [],
			log,
			faultNow: () => (ready ? (hasJustFailed() ? 'the last commit failed' : null) : 'stopping'),
		}),
	);
	server.headersTimeout = 10_000;
	// Longer than a proxy keeps a connection that nobody uses: it must be the one that ends it.
	server.keepAliveTimeout = 75_000;
	// Of whoever neither says nor reads anything; a turn of an exchange waits for less.
	server.timeout = 90_000;
	server.on('upgrade', (request, socket, head) => sockets.upgrade(request, socket, head));
	const address = await listen(server, port, host).catch(async (error: unknown) => {
		multiplexer.stop();
		stopHearing();
		await sockets.stop(0);
		await attached?.stop();
		throw error;
	});
	listensAt.port = address.port;

	let stopping: Promise<void> | undefined;
	const stop = async () => {
		ready = false;
		homecoming.stop();
		sockets.refuseNewcomers();
		server.close();
		documents.flush();
		await within(timings.patience, queue.flush());
		// What came while the disk was busy is stored too, though its echo has nobody to go to any more.
		documents.flush();
		multiplexer.stop();
		documents.closeAll('restarting', 'the relay is restarting');
		await within(timings.patience, queue.flush());
		await sockets.stop(timings.patience);
		exchange.stop();
		await documents.stop();
		stopHearing();
		server.closeAllConnections();
		await within(timings.patience, homecoming.settled());
		await attached?.stop();
		await storage.checkpoint();
	};
	return {
		url: `http://${nameOf(host)}:${address.port}`,
		port: address.port,
		metrics,
		documents,
		stop: () => (stopping ??= stop()),
	};
}

function listen(server: Server, port: number, host: string): Promise<AddressInfo> {
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, host, () => resolve(server.address() as AddressInfo));
	});
}

/** The name under which this machine reaches the relay. */
function nameOf(host: string): string {
	if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
	return host.includes(':') ? `[${host}]` : host;
}

async function within(milliseconds: number, work: Promise<void>): Promise<void> {
	let timer: NodeJS.Timeout | undefined;
	const limit = new Promise<void>((resolve) => (timer = setTimeout(resolve, milliseconds)));
	await Promise.race([work, limit]);
	clearTimeout(timer);
}

/** Asks again only when the answer is old, or the last question failed. */
function remember<T>(milliseconds: number, ask: () => Promise<T>): () => Promise<T> {
	let answer: { at: number; value: Promise<T> } | null = null;
	return () => {
		if (answer && performance.now() - answer.at < milliseconds) return answer.value;
		const asked = { at: performance.now(), value: ask() };
		answer = asked;
		asked.value.catch(() => answer === asked && (answer = null));
		return asked.value;
	};
}
