// The relay's plain HTTP: is it alive, can it write, how is it doing, and the built app. Every answer carries
// the security headers, errors too.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { messageOf, type Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { UNKNOWN_HOST, type Door } from '../sockets/origins.ts';
import type { DocumentSize } from '../storage/storage.ts';
import type { StaticFile, StaticFiles } from './staticFiles.ts';
import type { Storage } from '../storage/storage.ts';

/** Answers every request whose path begins with its prefix, whatever the method. */
export interface HttpHandler {
	/** A whole segment, such as `/access`. */
	readonly prefix: string;
	handle(request: IncomingMessage, response: ServerResponse, urlPath: string): Promise<void>;
}

export interface HttpOptions {
	/** What answers before the app and its own methods are looked at. */
	handlers: readonly HttpHandler[];
	storage: Storage;
	metrics: Metrics;
	/** What each document has on disk. */
	sizes(): Promise<DocumentSize[]>;
	door: Door;
	files: StaticFiles | null;
	/** Origins beside its own with which the app may talk. */
	connect: readonly string[];
	log: Log;
	/** Why the relay should be sent nobody, whatever the disk says when it is asked; null where it may. */
	faultNow(): string | null;
}

interface ProbedOptions extends HttpOptions {
	probe(): Promise<void>;
}

const HEADERS = {
	'X-Content-Type-Options': 'nosniff',
	'Referrer-Policy': 'no-referrer',
	'Cross-Origin-Opener-Policy': 'same-origin',
	'Permissions-Policy':
		'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()',
};

function formatPolicy(scripts: readonly string[], connect: readonly string[]): string {
	return [
		"default-src 'self'",
		["script-src 'self'", ...scripts].join(' '),
		"style-src 'self' 'unsafe-inline'",
		"img-src 'self' data: blob:",
		"font-src 'self'",
		// It covers WebSockets of this host and port.
		["connect-src 'self'", ...connect.flatMap((origin) => [origin, origin.replace(/^http/, 'ws')])].join(' '),
		"worker-src 'self'",
		"object-src 'none'",
		"base-uri 'self'",
		"form-action 'self'",
		"frame-ancestors 'none'",
	].join('; ');
}

export function answerHttp(
	given: HttpOptions,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
	// Each look waits for the disk: however many ask, one is under way.
	let probing: Promise<void> | null = null;
	const probe = () => (probing ??= given.storage.probe().finally(() => (probing = null)));
	const options = { ...given, probe };
	return async (request, response) => {
		for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
		response.setHeader('Content-Security-Policy', formatPolicy([], options.connect));
		try {
			await route(request, response, options);
		} catch (error) {
			// Whoever hangs up in the middle of saying something is no failure of ours.
			if (request.destroyed && !request.complete) {
				response.destroy();
				return;
			}
			options.log('httpFailed', { reason: messageOf(error) });
			if (!response.headersSent) sendText(response, 500, 'The relay could not answer: try again.');
			else response.destroy();
		}
	};
}

async function route(
	request: IncomingMessage,
	response: ServerResponse,
	options: ProbedOptions,
): Promise<void> {
	if (!options.door.allowsHost(request.headers.host)) {
		options.metrics.countRefused('host');
		sendText(response, 403, UNKNOWN_HOST);
		return;
	}
	const urlPath = (request.url ?? '/').split(/[?#]/, 1)[0] ?? '/';
	const handler = options.handlers.find(({ prefix }) => `${urlPath}/`.startsWith(`${prefix}/`));
	if (handler) {
		await handler.handle(request, response, urlPath);
		return;
	}
	if (request.method !== 'GET' && request.method !== 'HEAD') {
		response.setHeader('Allow', 'GET, HEAD');
		sendText(response, 405, 'Only GET and HEAD are answered here.');
		return;
	}
	if (urlPath === '/livez') sendText(response, 200, 'alive');
	else if (urlPath === '/readyz') await answerReady(response, options);
	else if (urlPath === '/metrics') {
		options.metrics.noteSizes(await options.sizes());
		response.setHeader('Content-Type', 'text/plain; version=0.0.4; charset=utf-8');
		response.end(options.metrics.format());
	} else await sendFile(request, response, urlPath, options);
}

async function answerReady(response: ServerResponse, { probe, faultNow, log }: ProbedOptions): Promise<void> {
	try {
		const fault = faultNow();
		if (fault !== null) throw new Error(fault);
		await probe();
		sendText(response, 200, 'ready');
	} catch (error) {
		log('notReady', { reason: messageOf(error) });
		sendText(response, 503, 'not ready');
	}
}

async function sendFile(
	request: IncomingMessage,
	response: ServerResponse,
	urlPath: string,
	{ files, connect }: HttpOptions,
): Promise<void> {
	// The front page is a page to whoever asks for it, also to a monitor or a command line.
	const isNavigation = urlPath === '/' || (request.headers.accept?.includes('text/html') ?? false);
	const encodings = String(request.headers['accept-encoding'] ?? '');
	const file = await files?.find(urlPath, isNavigation, encodings);
	if (!file) {
		sendText(response, 404, files ? 'There is nothing at this address.' : 'The app has not been built.');
		return;
	}
	describe(file, response);
	if (file.scripts.length > 0)
		response.setHeader('Content-Security-Policy', formatPolicy(file.scripts, connect));
	if (matches(request.headers['if-none-match'], file.etag)) {
		response.writeHead(304).end();
		return;
	}
	response.setHeader('Content-Type', file.type);
	response.setHeader('Content-Length', file.body.length);
	if (file.encoding) response.setHeader('Content-Encoding', file.encoding);
	response.end(request.method === 'HEAD' ? undefined : file.body);
}

function describe(file: StaticFile, response: ServerResponse): void {
	response.setHeader('Cache-Control', file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
	response.setHeader('ETag', file.etag);
	response.setHeader('Vary', 'Accept-Encoding');
}

function matches(ifNoneMatch: string | undefined, etag: string): boolean {
	return (ifNoneMatch ?? '').split(',').some((known) => ['*', etag, `W/${etag}`].includes(known.trim()));
}

function sendText(response: ServerResponse, status: number, sentence: string): void {
	response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' });
	response.end(`${sentence}\n`);
}
