// [I7] The HTTP side of access. No answer is cached, and no page of another site may ask.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBearer } from '../http/bearer.ts';
import { allowOrigin } from '../http/cors.ts';
import type { HttpHandler } from '../http/http.ts';
import type { Door } from '../sockets/origins.ts';
import { ID } from '../names.ts';
import { readAddress } from '../sockets/address.ts';
import type { Access } from './access.ts';
import { makeAdministering, type Kept } from './administering.ts';
import { ApiFault, receiveBody, type ApiAnswer } from './apiCall.ts';
import { makeAttending } from './attending.ts';
import { makeJoining } from './joining.ts';
import { makeRoom, type Room } from './roomApi.ts';

export interface AccessApiOptions {
	/** Null on a relay that is open to everybody. */
	access: Access | null;
	/** What an open relay calls itself. */
	openId: string;
	kept: Kept;
	room: Room;
	door: Door;
	trustProxy: boolean;
	/** Milliseconds that a body may take. */
	patience: number;
}

interface Route {
	method: 'GET' | 'POST';
	path: RegExp;
	answer: ApiAnswer;
}

export class AccessApi implements HttpHandler {
	readonly prefix = '/access';
	readonly #options: AccessApiOptions;
	readonly #routes: readonly Route[];

	constructor(options: AccessApiOptions) {
		this.#options = options;
		const { access, openId, kept, room } = options;
		const relay = access?.keyring.relay ?? openId;
		this.#routes = [
			// The time too: devices whose clocks differ follow this one where they must agree.
			route('GET', '', async () => ({ relay, open: access === null, protocol: 1, now: Date.now() })),
			...(access
				? makeRoutes(access, kept, room)
				: [route('POST', '/(look|join|renew|recover|attend)', needNoInvite)]),
		];
	}

	async handle(request: IncomingMessage, response: ServerResponse, urlPath: string): Promise<void> {
		const { origin, host } = request.headers;
		response.setHeader('Cache-Control', 'no-store');
		response.setHeader('Vary', 'Origin');
		if (!this.#options.door.allowsOrigin(origin, host)) {
			send(response, 403, { error: 'notAllowed' });
			return;
		}
		allowOrigin(request, response, { methods: 'GET, POST', headers: 'Authorization, Content-Type' });
		if (request.method === 'OPTIONS') {
			response.writeHead(204).end();
			return;
		}
		try {
			send(response, 200, await this.#answer(request, response, urlPath));
		} catch (error) {
			if (!(error instanceof ApiFault)) throw error;
			// What was not read of a body that is too large must not be taken for the next request.
			if (!request.complete) response.setHeader('Connection', 'close');
			send(response, error.status, { error: error.code });
		}
	}

	async #answer(request: IncomingMessage, response: ServerResponse, urlPath: string): Promise<object> {
		const path = urlPath.slice(this.prefix.length);
		const there = this.#routes.filter((known) => known.path.test(path));
		if (there.length === 0) throw new ApiFault('unknown', 404);
		const found = there.find(({ method }) => method === request.method);
		if (!found) {
			response.setHeader('Allow', there.map(({ method }) => method).join(', '));
			throw new ApiFault('malformed', 405);
		}
		return found.answer({
			address: readAddress(request, this.#options.trustProxy),
			bearer: readBearer(request),
			query: new URL(request.url ?? '/', 'http://relay').searchParams,
			id: found.path.exec(path)?.[1] ?? '',
			body: found.method === 'POST' ? await receiveBody(request, this.#options.patience) : null,
		});
	}
}

function makeRoutes(access: Access, kept: Kept, room: Room): Route[] {
	const joining = makeJoining(access, kept);
	const administering = makeAdministering(access, kept);
	const attending = makeAttending(access);
	const inRoom = makeRoom(access, room);
	return [
		route('POST', '/look', joining.look),
		route('POST', '/join', joining.join),
		route('POST', '/renew', joining.renew),
		route('POST', '/recover', joining.recover),
		route('GET', '/invites', administering.list),
		route('POST', '/invites', administering.invite),
		route('POST', '/invites/([0-9a-f]{16})/revoke', administering.revoke),
		route('POST', '/invites/([0-9a-f]{16})/renew', administering.renew),
		route('POST', '/device', administering.addDevice),
		route('POST', '/attend', attending.attend),
		route('POST', `/workshops/(${ID})/facilitate`, attending.facilitate),
		route('POST', `/workshops/(${ID})/entry`, attending.lockEntry),
		route('POST', `/workshops/(${ID})/remove`, attending.remove),
		route('POST', `/workshops/(${ID})/readmit`, attending.letBackIn),
		route('GET', '/writers', administering.writers),
		route('GET', '/workspaces', administering.workspaces),
		route('POST', '/retire', administering.retire),
		route('GET', '/room', inRoom.describe),
		route('GET', '/home', inRoom.progress),
		route('POST', '/home', inRoom.bring),
		route('POST', '/trip', inRoom.trip),
	];
}

/** Of an open relay: whoever brings a secret is told that it is not needed, not that it is wrong. */
async function needNoInvite(): Promise<never> {
	throw new ApiFault('open', 409);
}

function route(method: Route['method'], path: string, answer: ApiAnswer): Route {
	return { method, path: new RegExp(`^${path}$`), answer };
}

function send(response: ServerResponse, status: number, body: object): void {
	response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8' });
	response.end(JSON.stringify(body));
}
