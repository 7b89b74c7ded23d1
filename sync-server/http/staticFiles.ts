// Serves what was built, and nothing beside it: a path is looked for inside one directory, a missing asset is
// 404 and never the fallback page (a browser would run HTML as a script, and cache it).

import { createHash } from 'node:crypto';
import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';

const TYPES: Record<string, string> = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.mjs': 'text/javascript; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.json': 'application/json; charset=utf-8',
	'.webmanifest': 'application/manifest+json; charset=utf-8',
	'.map': 'application/json; charset=utf-8',
	'.txt': 'text/plain; charset=utf-8',
	'.xml': 'application/xml; charset=utf-8',
	'.csv': 'text/csv; charset=utf-8',
	'.svg': 'image/svg+xml',
	'.png': 'image/png',
	'.jpg': 'image/jpeg',
	'.webp': 'image/webp',
	'.avif': 'image/avif',
	'.ico': 'image/x-icon',
	'.woff2': 'font/woff2',
	'.wasm': 'application/wasm',
	'.geojson': 'application/geo+json',
};
const ENCODINGS = [
	{ name: 'br', extension: '.br' },
	{ name: 'gzip', extension: '.gz' },
];
const FALLBACK = '200.html';

export interface StaticFile {
	body: Buffer;
	type: string;
	encoding: string | null;
	etag: string;
	immutable: boolean;
	/** Hashes of the scripts inside a page, in the form in which a Content-Security-Policy names them. */
	scripts: readonly string[];
}

interface Known {
	modified: number;
	size: number;
	file: StaticFile;
}

export class StaticFiles {
	readonly #root: string;
	readonly #known = new Map<string, Known>();

	constructor(root: string) {
		this.#root = path.resolve(root);
	}

	/** What to answer a path of a URL with, or null. `isNavigation` is whether a person goes there. */
	async find(urlPath: string, isNavigation: boolean, encodings: string): Promise<StaticFile | null> {
		const relative = toRelative(urlPath);
		if (relative === null) return null;
		const names = relative === '' ? ['index.html'] : [relative];
		if (isNavigation && path.extname(relative) === '') names.push(`${relative}.html`, FALLBACK);
		for (const name of names) {
			const file = await this.#read(name, encodings);
			if (file) return file;
		}
		return null;
	}

	async #read(name: string, accepted: string): Promise<StaticFile | null> {
		const plain = await this.#load(name, name, null);
		if (!plain) return null;
		for (const { name: encoding, extension } of ENCODINGS) {
			if (!acceptsEncoding(accepted, encoding)) continue;
			const packed = await this.#load(name + extension, name, encoding);
			if (packed) return { ...packed, scripts: plain.scripts };
		}
		return plain;
	}

	async #load(stored: string, name: string, encoding: string | null): Promise<StaticFile | null> {
		const file = path.join(this.#root, stored);
		try {
			const { mtimeMs, size } = await stat(file);
			const known = this.#known.get(stored);
			if (known && known.modified === mtimeMs && known.size === size) return known.file;
			// A link may lead outside; what it leads to decides.
			const real = await realpath(file);
			if (!real.startsWith((await realpath(this.#root)) + path.sep)) return null;
			const read = describeFile(await readFile(real), name, encoding);
			this.#known.set(stored, { modified: mtimeMs, size, file: read });
			return read;
		} catch {
			return null;
		}
	}
}

function describeFile(body: Buffer, name: string, encoding: string | null): StaticFile {
	const type = TYPES[path.extname(name)] ?? 'application/octet-stream';
	return {
		body,
		type,
		encoding,
		etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`,
		immutable: name.startsWith('_app/immutable/'),
		scripts: type.startsWith('text/html') && encoding === null ? hashScripts(body.toString('utf8')) : [],
	};
}

/** SvelteKit starts the app with one script inside its page: named by its hash, no other can run. */
function hashScripts(html: string): string[] {
	return [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(
		([, script]) =>
			`'sha256-${createHash('sha256')
				.update(script ?? '')
				.digest('base64')}'`,
	);
}

/** The path below the root, or null for whatever no file of ours is called. */
function toRelative(urlPath: string): string | null {
	let decoded: string;
	try {
		decoded = decodeURIComponent(urlPath);
	} catch {
		return null;
	}
	const relative = decoded.replace(/^\//, '').replace(/\/$/, '');
	const isStrange = /[\0\\]/.test(relative) || relative.split('/').some((part) => part.startsWith('.'));
	return isStrange || (relative !== '' && path.posix.normalize(relative) !== relative) ? null : relative;
}

function acceptsEncoding(accepted: string, encoding: string): boolean {
	return accepted
		.split(',')
		.map((entry) => entry.trim().split(/\s*;\s*/))
		.some(([name, quality]) => name === encoding && !/^q=0(\.0*)?$/.test(quality ?? ''));
}
