// Bad arguments are answered with one sentence that says what to do; nothing has been opened by then.

import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { findKeys } from './keys.ts';
import { parseOptions, UsageError } from './usage.ts';

export interface ServeOptions {
	port: number;
	host: string;
	data: string;
	/** Directory of the keys; none are kept where the relay is open. */
	keys: string;
	open: boolean;
	/** Whether X-Forwarded-For tells who comes. */
	trustProxy: boolean;
	/** What links begin with, where it is not the relay's own address. */
	publicUrl: string | null;
	/** Whether people read what stands on stdout behind the first line. */
	words: boolean;
	app: string | null;
	origins: string[];
	/** Origins of other relays with which the served app may talk, as when a plan moves there. */
	connect: string[];
	/** GiB that the files of one workspace may have. */
	fileQuota: number;
}

export const USAGE =
	'Usage: npm run relay -- serve [--port N] [--host H] [--data DIR] [--keys DIR] [--app DIR] [--origin URL] [--connect URL] ' +
	'[--public-url URL] [--trust-proxy] [--file-quota GIB] [--words] [--open]';

export function readServeOptions(args: readonly string[]): ServeOptions {
	const values = parse(args);
	const publicUrl = values['public-url'] === undefined ? null : readUrl(values['public-url'], '--public-url');
	if (values.app !== undefined && !existsSync(values.app))
		throw new UsageError(`There is no directory ${values.app}: build the app, or leave --app out.`);
	return {
		port: readPort(values.port),
		host: values.host,
		data: values.data,
		keys: findKeys(values.data, values.keys),
		open: values.open,
		trustProxy: values['trust-proxy'],
		publicUrl,
		words: values.words || process.stdout.isTTY,
		app: values.app ?? (existsSync('build') ? 'build' : null),
		connect: values.connect.map((url) => readOrigin(url, '--connect')),
		origins: [
			...values.origin.map((url) => readOrigin(url, '--origin')),
			...(publicUrl ? [new URL(publicUrl).origin] : []),
		],
		fileQuota: readQuota(values['file-quota']),
	};
}

function parse(args: readonly string[]) {
	return parseOptions(USAGE, () =>
		parseArgs({
			args: [...args],
			options: {
				port: { type: 'string', default: '4173' },
				host: { type: 'string', default: '127.0.0.1' },
				data: { type: 'string', default: 'data' },
				keys: { type: 'string' },
				app: { type: 'string' },
				origin: { type: 'string', multiple: true, default: [] },
				connect: { type: 'string', multiple: true, default: [] },
				'public-url': { type: 'string' },
				'trust-proxy': { type: 'boolean', default: false },
				'file-quota': { type: 'string', default: '5' },
				words: { type: 'boolean', default: false },
				open: { type: 'boolean', default: false },
			},
		}),
	);
}

function readPort(text: string): number {
	const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
	if (!(port <= 65535)) throw new UsageError('Give --port a number from 0 to 65535; 0 takes a free one.');
	return port;
}

function readQuota(text: string): number {
	const quota = /^\d{1,6}(\.\d{1,3})?$/.test(text) ? Number(text) : NaN;
	if (!(quota > 0)) throw new UsageError('Give --file-quota a number of GiB above 0, such as 5.');
	return quota;
}

function readOrigin(text: string, option: string): string {
	try {
		const { origin } = new URL(text);
		if (origin !== 'null') return origin;
	} catch {
		// Said below.
	}
	throw new UsageError(`Give ${option} a whole origin, such as https://rumb.example.org.`);
}

/** Whole, with a path perhaps, and without a slash at its end. */
export function readUrl(text: string, option: string): string {
	const url = URL.parse(text);
	if (url && /^https?:$/.test(url.protocol)) return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
	throw new UsageError(`Give ${option} a whole address, such as https://rumb.example.org.`);
}
