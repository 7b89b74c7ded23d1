// What somebody uploaded is never run in the name of this site: it keeps the type that its content has, is saved
// rather than shown unless it is an image, and a page made of it would have neither scripts nor an origin.

import { createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { parseRange } from './byteRanges.ts';
import type { AttachedFile } from './fileIndex.ts';
import { FileRefusal } from './fileRefusal.ts';
import { extensionOf, isImage } from './fileTypes.ts';

/** Answers GET and HEAD. `place` is where the file's bytes are. */
export async function sendStoredFile(
	request: IncomingMessage,
	response: ServerResponse,
	file: AttachedFile,
	place: string,
): Promise<void> {
	const etag = `"${file.hash}"`;
	response.setHeader('ETag', etag);
	response.setHeader('Cache-Control', 'private, max-age=31536000, immutable');
	response.setHeader('Accept-Ranges', 'bytes');
	response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
	const known = (request.headers['if-none-match'] ?? '').split(',').map((tag) => tag.trim());
	if (known.some((tag) => tag === '*' || tag === etag || tag === `W/${etag}`)) {
		response.writeHead(304).end();
		return;
	}
	const { range: asked, 'if-range': condition } = request.headers;
	const isFresh = condition === undefined || condition === etag;
	const range = request.method === 'GET' && isFresh ? parseRange(asked, file.size) : null;
	if (range === 'none') {
		response.setHeader('Content-Range', `bytes */${file.size}`);
		throw new FileRefusal('range');
	}
	const { from, to } = range ?? { from: 0, to: file.size - 1 };
	const name = `${file.hash.slice(0, 12)}.${extensionOf(file.type)}`;
	response.setHeader('Content-Type', file.type);
	response.setHeader(
		'Content-Disposition',
		`${isImage(file.type) ? 'inline' : 'attachment'}; filename="${name}"`,
	);
	response.setHeader('Content-Length', to - from + 1);
	if (range) response.setHeader('Content-Range', `bytes ${from}-${to}/${file.size}`);
	response.statusCode = range ? 206 : 200;
	if (request.method === 'HEAD') response.end();
	else await pipeline(createReadStream(place, { start: from, end: to }), response).catch(ignoreBrokenLine);
}

function ignoreBrokenLine(error: NodeJS.ErrnoException): void {
	if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE' && error.code !== 'ECONNRESET' && error.code !== 'EPIPE')
		throw error;
}
