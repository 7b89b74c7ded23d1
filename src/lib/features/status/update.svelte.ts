import { reloadSafely } from './unsaved.ts';

/** How often a page that stays open asks for a newer version, in milliseconds. */
const ASK_EVERY = 3_600_000;

let ready = $state(false);
let registration: ServiceWorkerRegistration | undefined;
let taking = false;

/** A newer version of the app, kept beside the one that is running. It is never taken while somebody may be typing. */
export const update = {
	get ready(): boolean {
		return ready;
	},
	/** Starts keeping the app on this device. Plain http has no service worker: the status page says so. */
	async start(version: string, script = '/service-worker.js'): Promise<void> {
		const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
		if (!workers) return;
		workers.addEventListener('message', ({ data, ports }) => {
			// The worker asks which versions are still running before it throws an old one away.
			if ((data as { ask?: string } | null)?.ask === 'version') ports[0]?.postMessage(version);
		});
		workers.addEventListener('controllerchange', () => {
			if (taking) location.reload();
		});
		try {
			registration = await workers.register(script);
		} catch (error) {
			console.warn('The app could not be kept for use without a network:', error);
			return;
		}
		follow(registration);
		workers.controller?.postMessage({ tidy: true });
		setInterval(ask, ASK_EVERY);
		document.addEventListener('visibilitychange', ask);
	},
	/** Reloads into the newer version, unless something that was typed is on no disk yet. */
	take(): void {
		reloadSafely(() => {
			const waiting = registration?.waiting;
			if (!waiting) return location.reload();
			taking = true;
			waiting.postMessage({ activate: true });
		});
	},
};

function ask(): void {
	if (document.visibilityState === 'visible' && navigator.onLine) void registration?.update().catch(() => {});
}

function follow(registered: ServiceWorkerRegistration): void {
	// The very first version is no newer one: nothing runs before it.
	const watch = (worker: ServiceWorker | null) => {
		const tell = () => {
			if (worker?.state === 'installed' && navigator.serviceWorker.controller) ready = true;
		};
		tell();
		worker?.addEventListener('statechange', tell);
	};
	watch(registered.waiting);
	watch(registered.installing);
	registered.addEventListener('updatefound', () => watch(registered.installing));
}
