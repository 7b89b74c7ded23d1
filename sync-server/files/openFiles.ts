import type { Gate } from '../access/gate.ts';
import { messageOf, type Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { Door } from '../sockets/origins.ts';
import { COLLECT_EVERY } from './fileLimits.ts';
import { FilesHandler } from './filesHandler.ts';
import type { FileStore } from './fileStore.ts';

export interface FilesOptions {
	store: FileStore;
	gate: Gate;
	door: Door;
	metrics: Metrics;
	log: Log;
}

/** Answers for the files of a relay and keeps them tidy: at the start, daily, and when a document is given up. */
export function openFiles(options: FilesOptions): { handler: FilesHandler; stop(): Promise<void> } {
	const { store, gate, metrics, log } = options;
	let collecting = Promise.resolve();
	const collect = () => {
		collecting = collecting.then(() =>
			store
				.collectGarbage((key) => gate.isRetired(key))
				.catch((error: unknown) => log('filesNotCollected', { reason: messageOf(error) })),
		);
	};
	collect();
	const timer = setInterval(collect, COLLECT_EVERY);
	const stopListening = gate.onRetired((key) => {
		const slash = key.indexOf('/');
		store.detachAll(key.slice(0, slash), key.slice(slash + 1));
	});
	metrics.gauges.set('files', () => store.totals().files);
	metrics.gauges.set('file_bytes', () => store.totals().bytes);
	return {
		handler: new FilesHandler(options),
		async stop() {
			clearInterval(timer);
			stopListening();
			await collecting;
		},
	};
}
