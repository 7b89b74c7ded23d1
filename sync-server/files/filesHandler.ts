// The HTTP face of the file store: `/files/<workspace>/<hash>?document=<document>`, and without a hash the list of
// a document's files. Refusals are JSON, `{ error: code, message: sentence }`.

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Gate } from '../access/gate.ts';
import { allowOrigin } from '../http/cors.ts';
import type { HttpHandler } from '../http/http.ts';
import type { Metrics } from '../metrics.ts';
import type { Door } from '../sockets/origins.ts';
import { sendStoredFile } from './fileDownload.ts';
import { FileRefusal } from './fileRefusal.ts';
import { admitRequest, type FileRequest } from './fileRequest.ts';
import type { FileStore } from './fileStore.ts';
import { FileUploads } from './fileUpload.ts';

export interface FilesHandlerOptions {
	store: FileStore;
	gate: Gate;
	door: Door;
	metrics: Metrics;
}

/** Of a body that is refused, so much is read to its end, so that its sender hears the answer. */
const READ_ON = 64 * 2 ** 20;

const CROSS_ORIGIN = {
	methods: 'HEAD, GET, PUT, DELETE',
	headers: 'Authorization, Content-Type, Content-Range, Range, If-Range, If-None-Match',
	exposed: 'ETag, Content-Length, Content-Range, Rumb-Received',
};

export class FilesHandler implements HttpHandler {
	readonly prefix = '/files';
	readonly #options: FilesHandlerOptions;
	readonly #uploads: FileUploads;

	constructor(options: FilesHandlerOptions) {
		this.#options = options;
		this.#uploads = new FileUploads(options.store);
	}

	async handle(request: IncomingMessage, response: ServerResponse, urlPath: string): Promise<void> {
		const { origin, host } = request.headers;
		try {
			if (!this.#options.door.allowsOrigin(origin, host))
				throw new FileRefusal('notAllowed', 'Start the relay with --origin to allow this site.');
			response.setHeader('Vary', 'Origin, Authorization');
			response.setHeader('Cache-Control', 'no-store');
			allowOrigin(request, response, CROSS_ORIGIN);
			if (request.method === 'OPTIONS') response.writeHead(204).end();
			else await this.#answer(request, response, urlPath);
		} catch (error) {
			// Nobody is there any more to be answered; what arrived stays.
			if (request.readableAborted || (request.destroyed && !request.complete)) response.destroy();
			else if (error instanceof FileRefusal) this.#refuse(request, response, error);
			else throw error;
		}
	}

	async #answer(request: IncomingMessage, response: ServerResponse, urlPath: string): Promise<void> {
		const { gate, store } = this.#options;
		const asked = await admitRequest(request, urlPath, gate);
		const { workspace, document, hash } = asked;
		const method = request.method ?? '';
		if (hash === '') {
			if (method !== 'GET') throw new FileRefusal('malformed');
			sendJson(response, 200, store.list(workspace, document));
		} else if (method === 'HEAD' || method === 'GET') await this.#send(request, response, asked);
		else if (method === 'PUT') {
			const { status, received } = await this.#uploads.receive(request, asked).catch(async (error) => {
				if (error instanceof FileRefusal && error.code === 'place') await this.#tellReceived(response, asked);
				throw error;
			});
			response.writeHead(status, { 'Rumb-Received': received }).end();
		} else if (method === 'DELETE') {
			if (!store.detach(workspace, document, hash)) throw new FileRefusal('unknown');
			response.writeHead(204).end();
		} else throw new FileRefusal('method');
	}

	async #send(request: IncomingMessage, response: ServerResponse, asked: FileRequest): Promise<void> {
		const { store } = this.#options;
		const { workspace, document, hash, grant } = asked;
		const file = await store.find(workspace, document, hash);
		if (file) {
			await sendStoredFile(request, response, file, store.pathOf(hash));
			return;
		}
		if (grant.rightTo(document) === 'write') await this.#tellReceived(response, asked);
		throw new FileRefusal('unknown');
	}

	async #tellReceived(response: ServerResponse, asked: FileRequest): Promise<void> {
		const received = await this.#options.store.received({ ...asked, invite: asked.grant.invite });
		response.setHeader('Rumb-Received', received);
	}

	#refuse(request: IncomingMessage, response: ServerResponse, refusal: FileRefusal): void {
		this.#options.metrics.countRefused(`file ${refusal.code}`);
		if (Number(request.headers['content-length'] ?? 0) > READ_ON) response.setHeader('Connection', 'close');
		if (refusal.code === 'tooMany') response.setHeader('Retry-After', 1);
		if (refusal.code === 'method') response.setHeader('Allow', 'HEAD, GET, PUT, DELETE');
		if (refusal.code === 'credentials') response.setHeader('WWW-Authenticate', 'Bearer');
		for (const name of ['ETag', 'Cache-Control']) response.removeHeader(name);
		response.setHeader('Cache-Control', 'no-store');
		sendJson(response, refusal.status, { error: refusal.code, message: refusal.message });
	}
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
	response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' });
	response.end(JSON.stringify(body));
}
