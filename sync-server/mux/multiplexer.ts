// Every connection that many documents share, whatever carries it: all hear of what grows, of their invite's
// revocation and of the relay's end.

import { randomUUID } from 'node:crypto';
import type { Gate } from '../access/gate.ts';
import type { Documents } from '../documents/documents.ts';
import { CLOSE } from '../documents/peer.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { Admissions } from '../sockets/admissions.ts';
import { MuxConnection, type MuxSurroundings } from './muxConnection.ts';
import type { Carrier } from './outbox.ts';
import { splitKey, type Places } from './places.ts';
import { Throttle } from './throttle.ts';

export interface MultiplexerOptions {
	gate: Gate;
	admissions: Admissions;
	documents: Documents;
	places: Places;
	epoch: string;
	metrics: Metrics;
	log: Log;
	/** Milliseconds. */
	keepAlive: number;
	hello: number;
	place: number;
}

const RESTARTING = 'the relay is restarting';

interface Workspace {
	connections: Set<MuxConnection>;
	/** Of whose growth nobody has been told yet. */
	grown: Map<string, number>;
	throttle: Throttle;
}

export class Multiplexer {
	readonly #around: MuxSurroundings;
	readonly #options: MultiplexerOptions;
	readonly #connections = new Set<MuxConnection>();
	/** What to call when an admitted one has gone. */
	readonly #held = new Map<MuxConnection, () => void>();
	readonly #workspaces = new Map<string, Workspace>();
	readonly #keepAlive: NodeJS.Timeout;
	readonly #stopListening: (() => void)[];
	#stopped = false;

	constructor(options: MultiplexerOptions) {
		this.#options = options;
		this.#around = {
			...options,
			boot: randomUUID(),
			helloPatience: options.hello,
			placeInterval: options.place,
			onAdmitted: (connection) => this.#enter(connection),
			onGone: (connection) => this.#forget(connection),
		};
		this.#keepAlive = setInterval(
			() => this.#connections.forEach((connection) => connection.sayAlive()),
			options.keepAlive,
		);
		this.#stopListening = [
			options.gate.onRevoked((invite) => this.#revoke(invite)),
			options.gate.onReconsider((person) => this.#reconsider(person)),
		];
		const { gauges } = options.metrics;
		gauges.set('mux_connections', () => this.#connections.size);
		gauges.set('mux_channels', () => [...this.#connections].reduce((sum, { channels }) => sum + channels, 0));
	}

	connect(carrier: Carrier): MuxConnection {
		const connection = new MuxConnection(carrier, this.#around);
		this.#connections.add(connection);
		if (this.#stopped) connection.close(CLOSE.restarting, RESTARTING);
		return connection;
	}

	/** A document's log has grown on disk; `key` is `<workspace>/<document>`. */
	tellGrown(key: string, seq: number): void {
		this.#options.places.set(key, seq);
		const { workspace, document } = splitKey(key);
		const at = this.#workspaces.get(workspace);
		if (!at) return;
		at.grown.set(document, seq);
		at.throttle.request();
	}

	/** Also for whoever comes later, over a connection of HTTP that is still open. */
	stop(): void {
		this.#stopped = true;
		clearInterval(this.#keepAlive);
		for (const stop of this.#stopListening) stop();
		for (const connection of [...this.#connections]) connection.close(CLOSE.restarting, RESTARTING);
	}

	#enter(connection: MuxConnection): boolean {
		const { grant } = connection;
		const release = grant && this.#options.admissions.hold(grant);
		if (!release) return false;
		this.#held.set(connection, release);
		const name = grant.workspace;
		const known = this.#workspaces.get(name);
		if (known) {
			known.connections.add(connection);
			return true;
		}
		const workspace: Workspace = {
			connections: new Set([connection]),
			grown: new Map(),
			throttle: new Throttle(this.#options.place, () => {
				const grown = workspace.grown;
				workspace.grown = new Map();
				for (const member of workspace.connections) member.tellGrown(grown);
			}),
		};
		this.#workspaces.set(name, workspace);
		return true;
	}

	#forget(connection: MuxConnection): void {
		this.#connections.delete(connection);
		this.#held.get(connection)?.();
		this.#held.delete(connection);
		const name = connection.grant?.workspace ?? '';
		const workspace = this.#workspaces.get(name);
		if (!workspace?.connections.delete(connection) || workspace.connections.size > 0) return;
		workspace.throttle.stop();
		this.#workspaces.delete(name);
	}

	async #reconsider(person: string): Promise<void> {
		const concerned = [...this.#connections].filter(({ grant }) => grant?.person === person);
		await Promise.all(concerned.map((connection) => connection.reconsider()));
	}

	#revoke(invite: string): void {
		for (const connection of [...this.#connections])
			if (connection.grant && connection.invite === invite) connection.close(CLOSE.credentials, 'revoked');
	}
}
