// Bad arguments are answered with one sentence that says what to do; nothing has been opened by then.

import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isLoopbackName } from '../sockets/origins.ts';
import { UsageError } from './usage.ts';

export interface ServeOptions {
	port: number;
	host: string;
	data: string;
	open: boolean;
	app: string | null;
	origins: string[];
	/** GiB that the files of one workspace may have. */
	fileQuota: number;
}

export const USAGE =
	'Usage: npm run relay -- serve [--port N] [--host H] [--data DIR] [--app DIR] [--origin URL] [--file-quota GIB] [--open]';

export function readServeOptions(args: readonly string[]): ServeOptions {
	const { values } = parse(args);
	if (!isLoopbackName(values.host) && !values.open)
		throw new UsageError(
			`Add --open to listen on ${values.host}: anybody who can reach it may then read and write everything.`,
		);
	if (values.app !== undefined && !existsSync(values.app))
		throw new UsageError(`There is no directory ${values.app}: build the app, or leave --app out.`);
	return {
		port: readPort(values.port),
		host: values.host,
		data: values.data,
		open: values.open,
		app: values.app ?? (existsSync('build') ? 'build' : null),
		origins: values.origin.map(readOrigin),
		fileQuota: readQuota(values['file-quota']),
	};
}

function parse(args: readonly string[]) {
	try {
		return parseArgs({
			args: [...args],
			options: {
				port: { type: 'string', default: '4173' },
				host: { type: 'string', default: '127.0.0.1' },
				data: { type: 'string', default: 'data' },
				app: { type: 'string' },
				origin: { type: 'string', multiple: true, default: [] },
				'file-quota': { type: 'string', default: '5' },
				open: { type: 'boolean', default: false },
			},
		});
	} catch (error) {
		const [sentence] = (error instanceof Error ? error.message : String(error)).split('. ');
		throw new UsageError(`${sentence}. ${USAGE}`);
	}
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

function readOrigin(text: string): string {
	try {
		const { origin } = new URL(text);
		if (origin !== 'null') return origin;
	} catch {
		// Said below.
	}
	throw new UsageError('Give --origin a whole origin, such as https://rumb.example.org.');
}
