import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeTemporaryDirectory, startRelay, type StartedRelay } from '../support/relay.ts';
import { makeUpdate, RawPeer } from '../support/relayPeer.ts';
import { HeldStorage } from '../support/relayStorages.ts';

const SCRIPT = 'export const answer = 42;\n'.repeat(20);
const PAGE = '<!doctype html><script>start()</script><script src="/a.js"></script>';
let storage: HeldStorage;
let relay: StartedRelay;
let removeApp: () => void;

beforeEach(async () => {
	const { directory, remove } = makeTemporaryDirectory();
	removeApp = remove;
	const app = path.join(directory, 'build');
	mkdirSync(path.join(app, '_app/immutable'), { recursive: true });
	writeFileSync(path.join(directory, 'secret.txt'), 'secret');
	writeFileSync(path.join(app, '200.html'), PAGE);
	writeFileSync(path.join(app, 'about.html'), '<!doctype html>about');
	writeFileSync(path.join(app, '.hidden'), 'secret');
	writeFileSync(path.join(app, 'icon.svg'), '<svg/>');
	writeFileSync(path.join(app, 'manifest.webmanifest'), '{}');
	writeFileSync(path.join(app, '_app/immutable/a.js'), SCRIPT);
	writeFileSync(path.join(app, '_app/immutable/a.js.br'), brotliCompressSync(SCRIPT));
	writeFileSync(path.join(app, '_app/immutable/a.js.gz'), gzipSync(SCRIPT));
	symlinkSync(path.join(directory, 'secret.txt'), path.join(app, 'link.txt'));
	storage = new HeldStorage();
	relay = await startRelay({ app, storage });
});
afterEach(async () => {
	await relay.stop();
	removeApp();
});

interface Answer {
	status: number;
	headers: http.IncomingHttpHeaders;
	body: Buffer;
}

/** Not fetch: it would normalise the path and unpack the body. */
function get(urlPath: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
	return new Promise((resolve, reject) => {
		const request = http.request(
			{ port: relay.port, host: '127.0.0.1', path: urlPath, headers, method, agent: false },
			(response) => {
				const chunks: Buffer[] = [];
				response.on('data', (chunk: Buffer) => chunks.push(chunk));
				response.on('end', () =>
					resolve({
						status: response.statusCode ?? 0,
						headers: response.headers,
						body: Buffer.concat(chunks),
					}),
				);
			},
		);
		request.on('error', reject);
		request.end();
	});
}

const NAVIGATION = { Accept: 'text/html,application/xhtml+xml' };

describe('the built app', () => {
	it('is served with its types, for ever where its name says so', async () => {
		const asset = await get('/_app/immutable/a.js');
		expect([asset.status, asset.body.toString()]).toEqual([200, SCRIPT]);
		expect(asset.headers['content-type']).toBe('text/javascript; charset=utf-8');
		expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable');
		const icon = await get('/icon.svg');
		expect(icon.headers['content-type']).toBe('image/svg+xml');
		expect(icon.headers['cache-control']).toBe('no-cache');
		expect((await get('/manifest.webmanifest')).headers['content-type']).toMatch(/manifest\+json/);
	});

	it('is not sent again to whoever has it', async () => {
		const { etag } = (await get('/icon.svg')).headers;
		expect(etag).toMatch(/^"[\w-]+"$/);
		const again = await get('/icon.svg', { 'If-None-Match': `"other", ${etag}` });
		expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, etag]);
		expect((await get('/icon.svg', { 'If-None-Match': '"other"' })).status).toBe(200);
	});

	it('is sent compressed to whoever can unpack it, under another tag', async () => {
		const brotli = await get('/_app/immutable/a.js', { 'Accept-Encoding': 'gzip, br' });
		expect(brotli.headers['content-encoding']).toBe('br');
		expect(brotli.headers['content-type']).toBe('text/javascript; charset=utf-8');
		expect(brotliDecompressSync(brotli.body).toString()).toBe(SCRIPT);
		const gzip = await get('/_app/immutable/a.js', { 'Accept-Encoding': 'gzip, br;q=0' });
		expect(gzip.headers['content-encoding']).toBe('gzip');
		const plain = await get('/_app/immutable/a.js');
		expect(plain.headers['content-encoding']).toBeUndefined();
		expect(new Set([brotli, gzip, plain].map(({ headers }) => headers.etag)).size).toBe(3);
		expect(plain.headers.vary).toBe('Accept-Encoding');
	});

	it('answers every place a person goes to with its page, and a missing asset with 404', async () => {
		for (const place of ['/', '/actions/12', '/w1/plan', '/a%20b']) {
			const { status, body, headers } = await get(place, NAVIGATION);
			expect([status, body.toString(), headers['cache-control']], place).toEqual([200, PAGE, 'no-cache']);
		}
		expect((await get('/about', NAVIGATION)).body.toString()).toMatch(/about$/);
		expect((await get('/_app/immutable/gone.js', NAVIGATION)).status).toBe(404);
		expect((await get('/gone.png')).status).toBe(404);
		expect((await get('/actions/12', { Accept: '*/*' })).status).toBe(404);
	});

	it.each([
		'/../secret.txt',
		'/%2e%2e/secret.txt',
		'/..%2fsecret.txt',
		'/_app/../../secret.txt',
		'/_app/..%5c..%5csecret.txt',
		'//secret.txt',
		'/link.txt',
		'/.hidden',
		'/%00',
		'/%',
		'/icon.svg%00.js',
		'/./icon.svg',
	])('does not leave its directory for %s', async (urlPath) => {
		const { status, body } = await get(urlPath);
		expect(status).toBe(404);
		expect(body.toString()).not.toMatch(/secret|svg/);
	});

	it('is only read', async () => {
		const head = await get('/icon.svg', {}, 'HEAD');
		expect([head.status, head.body.length, head.headers['content-length']]).toEqual([200, 0, '6']);
		const post = await get('/icon.svg', {}, 'POST');
		expect([post.status, post.headers.allow]).toEqual([405, 'GET, HEAD']);
	});
});

describe('the Host header', () => {
	it('must name this relay, or a site that had its name point here could read everything', async () => {
		for (const urlPath of ['/', '/icon.svg', '/livez', '/metrics']) {
			const { status, body } = await get(urlPath, { ...NAVIGATION, Host: `evil.example:${relay.port}` });
			expect([status, body.toString()], urlPath).toEqual([
				403,
				'Start the relay with --origin to reach it under this name.\n',
			]);
			expect((await get(urlPath, { ...NAVIGATION, Host: `localhost:${relay.port}` })).status).toBe(200);
		}
		expect((await get('/metrics')).body.toString()).toContain('rumb_refused_total{reason="host"} 4');
	});
});

describe('security headers', () => {
	it('are on every answer', async () => {
		for (const urlPath of ['/icon.svg', '/gone.png', '/livez', '/metrics']) {
			const { headers } = await get(urlPath);
			expect(headers['content-security-policy']).toBe(
				"default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; " +
					"font-src 'self'; connect-src 'self'; worker-src 'self'; object-src 'none'; " +
					"base-uri 'self'; form-action 'self'; frame-ancestors 'none'",
			);
			expect(headers['x-content-type-options']).toBe('nosniff');
			expect(headers['referrer-policy']).toBe('no-referrer');
			expect(headers['cross-origin-opener-policy']).toBe('same-origin');
			expect(headers['permissions-policy']).toMatch(/camera=\(\)/);
		}
	});

	it('let the app talk to the other relays that were named, over both protocols, and to nobody else', async () => {
		const other = await startRelay({ connect: ['https://rumb.example.org'] });
		const { headers } = await fetch(`${other.url}/livez`);
		await other.stop();
		expect(headers.get('content-security-policy')).toContain(
			"; connect-src 'self' https://rumb.example.org wss://rumb.example.org; ",
		);
	});

	it('allow the one script inside a page by its hash, and no other', async () => {
		const policy = String((await get('/', NAVIGATION)).headers['content-security-policy']);
		const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode('start()'));
		expect(policy).toContain(`script-src 'self' 'sha256-${Buffer.from(digest).toString('base64')}';`);
	});
});

describe('what the relay tells of itself', () => {
	it('is ready when it can write, and only then', async () => {
		expect((await get('/livez')).status).toBe(200);
		expect((await get('/readyz')).status).toBe(200);
		storage.failure = new Error('disk full');
		expect((await get('/readyz')).status).toBe(503);
		expect((await get('/livez')).status).toBe(200);
	});

	it('counts connections, documents, commits and refusals', async () => {
		const peer = await RawPeer.join(`${relay.socketUrl()}/plan`);
		peer.update(makeUpdate());
		await peer.until('update');
		const bad = await RawPeer.join(`${relay.socketUrl()}/plan`);
		bad.send(new Uint8Array([9]));
		await bad.closed;
		const text = (await get('/metrics')).body.toString();
		for (const line of [
			'rumb_connections 1',
			'rumb_documents 1',
			'rumb_rows_total 1',
			'rumb_commit_seconds_count 1',
			'rumb_echo_seconds_count 1',
			'rumb_stored_documents 1',
			'# TYPE rumb_largest_document_bytes gauge',
			'rumb_refused_total{reason="malformed"} 1',
		])
			expect(text.split('\n')).toContain(line);
		expect(text).not.toContain('w1');
	});
});
