/// <reference types="@sveltejs/kit" />
/// <reference no-default-lib="true"/>
/// <reference lib="esnext" />
/// <reference lib="webworker" />
// [O1] The app starts with no network: every file of this build is kept, and every page is the one fallback page.
import { build, files, version } from '$service-worker';

declare const self: ServiceWorkerGlobalScope;

const CACHE = `rumb-${version}`;
const PAGE = '/200.html';
/** A published plan is fetched once, when it is opened; from then on it is in the document. */
const kept = new Set([...build, ...files.filter((file) => !file.startsWith('/plans/')), PAGE, '/start.js']);

self.addEventListener('install', (event) => {
	event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll([...kept])));
});

self.addEventListener('activate', (event) => {
	// Only once no tab runs the older build: its scripts must stay reachable until then.
	const outdated = async () => {
		for (const name of await caches.keys()) if (name !== CACHE) await caches.delete(name);
		await self.clients.claim();
	};
	event.waitUntil(outdated());
});

self.addEventListener('fetch', (event) => {
	const { request } = event;
	const url = new URL(request.url);
	if (request.method !== 'GET' || url.origin !== self.location.origin) return;
	if (request.mode === 'navigate') event.respondWith(fromCache(PAGE, request));
	else if (kept.has(url.pathname)) event.respondWith(fromCache(url.pathname, request));
	else if (url.pathname.startsWith('/plans/')) event.respondWith(fromNetwork(request));
});

async function fromCache(file: string, request: Request): Promise<Response> {
	const cache = await caches.open(CACHE);
	return (await cache.match(file)) ?? fetch(request);
}

async function fromNetwork(request: Request): Promise<Response> {
	const cache = await caches.open(CACHE);
	try {
		const answer = await fetch(request);
		if (answer.ok) await cache.put(request, answer.clone());
		return answer;
	} catch (error) {
		const kept = await cache.match(request);
		if (kept) return kept;
		throw error;
	}
}
