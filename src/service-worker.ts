/// <reference types="@sveltejs/kit" />
/// <reference no-default-lib="true"/>
/// <reference lib="esnext" />
/// <reference lib="webworker" />
// [O1] The app starts with no network: every file of this build is kept, and every page is the one fallback page. A newer build
// is kept beside the one that runs, and takes over when it is asked to; scripts that an open tab may still need stay.
import { build, files, version } from '$service-worker';

declare const self: ServiceWorkerGlobalScope;

const PREFIX = 'rumb-build-';
const CACHE = `${PREFIX}${version}`;
/** Published plans are fetched when they are opened, and outlast a build. */
const PLANS = 'rumb-plans';
const PAGE = '/200.html';
/** The starter of the page; its name is the same in every build, so it goes with its page. */
const START = '/start.js';
const kept = new Set([...build, ...files.filter((file) => !file.startsWith('/plans/')), PAGE, START]);
/** How long an open tab has to say which build it runs, in milliseconds. */
const PATIENCE = 3000;

self.addEventListener('install', (event) => {
	event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll([...kept])));
});

// The first build takes the page that brought it, so that the second visit needs no network.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('message', (event) => {
	const asked = event.data as { activate?: true; tidy?: true } | null;
	if (asked?.activate) event.waitUntil(self.skipWaiting());
	if (asked?.tidy) event.waitUntil(tidy());
});

self.addEventListener('fetch', (event) => {
	const { request } = event;
	const url = new URL(request.url);
	if (request.method !== 'GET' || url.origin !== self.location.origin) return;
	if (url.pathname.startsWith('/plans/')) event.respondWith(fromNetwork(request));
	else if (kept.has(url.pathname)) event.respondWith(fromBuild(url.pathname, request));
	else if (url.pathname.startsWith('/_app/immutable/')) event.respondWith(fromAnyBuild(request));
	else if (request.mode === 'navigate' && isScreen(url.pathname)) event.respondWith(fromBuild(PAGE, request));
});

/** What the relay itself answers, and files by their name, are no screens. */
function isScreen(path: string): boolean {
	return !/\.[a-z\d]+$/i.test(path) && !['/livez', '/readyz', '/metrics'].includes(path);
}

async function fromBuild(file: string, request: Request): Promise<Response> {
	const cache = await caches.open(CACHE);
	return (await cache.match(file, { ignoreVary: true })) ?? fetch(request);
}

/** A tab that was opened before an update loads the rest of its own build. */
async function fromAnyBuild(request: Request): Promise<Response> {
	return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}

async function fromNetwork(request: Request): Promise<Response> {
	const cache = await caches.open(PLANS);
	try {
		const answer = await fetch(request);
		if (answer.ok) await cache.put(request, answer.clone());
		return answer;
	} catch (error) {
		const known = await cache.match(request, { ignoreVary: true });
		if (known) return known;
		throw error;
	}
}

/** Throws older builds away that no tab runs. A tab that does not answer may run any of them: then all of them stay. */
async function tidy(): Promise<void> {
	const older = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
	if (older.length === 0) return;
	const tabs = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
	const running = await Promise.all(tabs.map(versionOf));
	if (running.includes(null)) return;
	const waiting = self.registration.waiting ?? self.registration.installing;
	for (const name of older)
		// A build that is just being kept is newer, not older.
		if (!waiting && !running.includes(name.slice(PREFIX.length))) await caches.delete(name);
}

function versionOf(tab: Client): Promise<string | null> {
	return new Promise((resolve) => {
		const channel = new MessageChannel();
		setTimeout(() => resolve(null), PATIENCE);
		channel.port1.onmessage = ({ data }) => resolve(String(data));
		tab.postMessage({ ask: 'version' }, [channel.port2]);
	});
}
