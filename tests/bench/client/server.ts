// Serves the built app as any web server would, and the page of the benchmark beside it, on one origin: they share their database.
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

const TYPES: Record<string, string> = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript',
	'.css': 'text/css',
	'.json': 'application/json',
	'.svg': 'image/svg+xml',
	'.png': 'image/png',
	'.webmanifest': 'application/manifest+json',
	'.woff2': 'font/woff2',
};

export async function serveApp(
	build: string,
	script: string,
	port = 0,
): Promise<{ url: string; stop: () => void }> {
	const made: Record<string, string> = {
		'/bench/page.html':
			'<!doctype html><title>Benchmark</title><script type="module" src="page.js"></script>',
		'/bench/page.js': script,
	};
	const server: Server = createServer((request, response) => {
		const { pathname } = new URL(request.url ?? '/', 'http://localhost');
		const answer = (body: string | Buffer, type: string, cached: boolean) => {
			response.writeHead(200, {
				'Content-Type': TYPES[type] ?? 'application/octet-stream',
				'Cache-Control': cached ? 'public, max-age=31536000, immutable' : 'no-cache',
			});
			response.end(body);
		};
		if (made[pathname]) return answer(made[pathname], path.extname(pathname), false);
		const file = path.join(build, path.normalize(pathname));
		if (pathname !== '/' && path.extname(pathname) && existsSync(file))
			return answer(readFileSync(file), path.extname(pathname), pathname.startsWith('/_app/immutable/'));
		// No relay here: the plan stays on the device.
		if (/^\/(access|mux|exchange|files|history)(\/|$)/.test(pathname)) {
			response.writeHead(404);
			return response.end();
		}
		answer(readFileSync(path.join(build, '200.html')), '.html', false);
	});
	await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
	const { port: given } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${given}`,
		stop: () => {
			server.closeAllConnections();
			server.close();
		},
	};
}
