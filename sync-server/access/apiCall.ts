// One call of the access API. What is wrong with it is told by a code, in the same words to whoever guesses
// and to whoever was invited.

import type { IncomingMessage } from 'node:http';
import * as v from 'valibot';

export type FaultCode =
	| 'unknown'
	| 'expired'
	| 'used'
	| 'revoked'
	| 'removed'
	| 'locked'
	| 'tooMany'
	| 'notAllowed'
	| 'malformed'
	| 'tooFast'
	| 'notOpen'
	/** Nobody need be invited here. */
	| 'open';

export class ApiFault extends Error {
	readonly code: FaultCode;
	readonly status: number;

	constructor(code: FaultCode, status: number) {
		super(code);
		this.code = code;
		this.status = status;
	}
}

export interface ApiCall {
	/** By which the caller is counted. */
	address: string;
	/** What the Authorization header presents; empty where it presents none. */
	bearer: string;
	query: URLSearchParams;
	/** What stands between fixed parts of the path. */
	id: string;
	body: unknown;
}

export type ApiAnswer = (call: ApiCall) => Promise<object>;

/** The body as this shape; refused as malformed where it has another. */
export function readBody<S extends v.GenericSchema>(schema: S, { body }: ApiCall): v.InferOutput<S> {
	const read = v.safeParse(schema, body);
	if (!read.success) throw new ApiFault('malformed', 400);
	return read.output;
}

/** Bytes. */
const LARGEST_BODY = 16 * 2 ** 10;

/** `patience` is how many milliseconds it may take until the body is there. */
export async function receiveBody(request: IncomingMessage, patience: number): Promise<unknown> {
	if (Number(request.headers['content-length'] ?? 0) > LARGEST_BODY) throw new ApiFault('malformed', 413);
	if (!/^application\/json\b/i.test(request.headers['content-type'] ?? ''))
		throw new ApiFault('malformed', 415);
	const chunks: Buffer[] = [];
	let size = 0;
	// Nobody is known yet.
	const timer = setTimeout(() => request.destroy(), patience);
	try {
		for await (const chunk of request as AsyncIterable<Buffer>) {
			size += chunk.length;
			if (size > LARGEST_BODY) throw new ApiFault('malformed', 413);
			chunks.push(chunk);
		}
	} finally {
		clearTimeout(timer);
	}
	try {
		return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown;
	} catch {
		throw new ApiFault('malformed', 400);
	}
}

/** How people and devices may be called: no line breaks or the like. */
export const Name = v.pipe(v.string(), v.trim(), v.maxLength(100), v.regex(/^\P{Cc}*$/u));
export const Word = v.pipe(v.string(), v.maxLength(200));
