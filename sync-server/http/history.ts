// [I7] What was kept of a document, for those who may read it, and keeping it under a name, for those who may
// write it: `/history/<workspace>/<document>`, with `?version=NAME` for one version, and without for their list.
// Refusals are JSON, `{ error: code, message: sentence }`. A version is never written again.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { isRefusal, type Gate, type Grant } from '../access/gate.ts';
import type { Door } from '../sockets/origins.ts';
import { keyOf, parseTarget } from '../names.ts';
import type { Compactor } from '../storage/compaction.ts';
import type { Storage } from '../storage/storage.ts';
import { readBearer } from './bearer.ts';
import { allowOrigin } from './cors.ts';
import type { HttpHandler } from './http.ts';
import { Turns } from './turns.ts';

export interface HistoryOptions {
	storage: Storage;
	compactor: Compactor;
	gate: Gate;
	door: Door;
}

const NAME = /^[\p{L}\p{N}](?:[\p{L}\p{N} ._-]{0,62}[\p{L}\p{N}])?$/u;
/** Names that only the relay gives. */
const MONTH = /^\d{4}-\d{2}$/;
/** Of one invite at once: each is a whole document in memory. */
const UNDER_WAY = 4;
/** They are kept for ever: nobody may fill the disk with them. */
const MOST = 500;

const REFUSALS = {
	malformed: [400, 'Name a document and, to keep it, a version: 1 to 64 letters, digits, spaces, . _ or -.'],
	credentials: [401, 'Sign in again: this token is missing, expired or revoked.'],
	notAllowed: [403, 'You may not do this with this document.'],
	unknown: [404, 'There is nothing of this name.'],
	retired: [404, 'This document was given up.'],
	method: [405, 'Only GET and PUT are answered here.'],
	used: [409, 'There is a version of this name already: choose another.'],
	tooFast: [429, 'Wait until what you asked for before has arrived.'],
	tooMany: [409, 'This document has as many versions as it can have.'],
	notReadable: [503, 'This document cannot be kept now: try again later.'],
} as const;

class Refused extends Error {
	readonly code: keyof typeof REFUSALS;

	constructor(code: keyof typeof REFUSALS) {
		super(REFUSALS[code][1]);
		this.code = code;
	}
}

interface Asked {
	key: string;
	/** Null for the list. */
	version: string | null;
	grant: Grant;
}

export class HistoryHandler implements HttpHandler {
	readonly prefix = '/history';
	readonly #options: HistoryOptions;
	readonly #underWay = new Turns(UNDER_WAY);

	constructor(options: HistoryOptions) {
		this.#options = options;
	}

	async handle(request: IncomingMessage, response: ServerResponse, urlPath: string): Promise<void> {
		response.setHeader('Vary', 'Origin, Authorization');
		response.setHeader('Cache-Control', 'no-store');
		try {
			const { origin, host } = request.headers;
			if (!this.#options.door.allowsOrigin(origin, host)) throw new Refused('notAllowed');
			allowOrigin(request, response, { methods: 'GET, PUT', headers: 'Authorization' });
			if (request.method === 'OPTIONS') response.writeHead(204).end();
			else if (request.method === 'GET')
				await this.#read(await this.#admit(request, urlPath, 'read'), response);
			else if (request.method === 'PUT')
				await this.#keep(await this.#admit(request, urlPath, 'write'), response);
			else throw new Refused('method');
		} catch (error) {
			if (!(error instanceof Refused)) throw error;
			const [status, message] = REFUSALS[error.code];
			if (error.code === 'method') response.setHeader('Allow', 'GET, PUT');
			if (error.code === 'credentials') response.setHeader('WWW-Authenticate', 'Bearer');
			sendJson(response, status, { error: error.code, message });
		}
	}

	/** Nothing is said of a document before it is known that whoever asks may read it. */
	async #admit(request: IncomingMessage, urlPath: string, needed: 'read' | 'write'): Promise<Asked> {
		const { gate } = this.#options;
		const target = parseTarget(urlPath.slice(this.prefix.length));
		if (!target) throw new Refused('malformed');
		const grant = await gate.admit(readBearer(request), target.workspace);
		if (isRefusal(grant)) throw new Refused('credentials');
		const right = grant.rightTo(target.document);
		if (right === 'none' || (needed === 'write' && right !== 'write')) throw new Refused('notAllowed');
		const key = keyOf(target);
		if (gate.isRetired(key)) throw new Refused('retired');
		const { searchParams } = new URL(request.url ?? '', 'http://relay');
		return { key, version: searchParams.get('version'), grant };
	}

	#begin({ invite }: Grant, response: ServerResponse): void {
		const end = this.#underWay.take(invite);
		if (!end) throw new Refused('tooFast');
		response.once('close', end);
	}

	async #read({ key, version, grant }: Asked, response: ServerResponse): Promise<void> {
		const { storage } = this.#options;
		if (version === null) {
			sendJson(response, 200, { versions: await storage.versions(key) });
			return;
		}
		this.#begin(grant, response);
		const state = await storage.readVersion(key, version);
		if (!state) throw new Refused('unknown');
		response.writeHead(200, {
			'Content-Type': 'application/octet-stream',
			'Content-Length': state.bytes.length,
		});
		response.end(state.bytes);
	}

	async #keep({ key, version, grant }: Asked, response: ServerResponse): Promise<void> {
		const { storage, compactor } = this.#options;
		const name = version?.normalize() ?? '';
		if (!NAME.test(name) || MONTH.test(name)) throw new Refused('malformed');
		const versions = await storage.versions(key);
		if (versions.some((known) => known.name === name)) throw new Refused('used');
		if (versions.length >= MOST) throw new Refused('tooMany');
		const { rows, snapshot } = await storage.measure(key);
		if (rows === 0 && snapshot === 0) throw new Refused('unknown');
		this.#begin(grant, response);
		const kept = await compactor.keepVersion(key, name, grant.person).catch(() => null);
		if (kept === null) throw new Refused('notReadable');
		if (!kept) throw new Refused('used');
		response.writeHead(201).end();
	}
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
	response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' });
	response.end(JSON.stringify(body));
}
