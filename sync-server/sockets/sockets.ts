// Whoever gets past the upgrade has a valid target and an allowed origin; every socket hears from the relay
// often enough that no stock client takes it for dead (they give up after 30 s of silence).

import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Gate } from '../access/gate.ts';
import type { Documents } from '../documents/documents.ts';
import type { Metrics } from '../metrics.ts';
import type { Multiplexer } from '../mux/multiplexer.ts';
import { MuxSocket } from '../mux/muxSocket.ts';
import { keyOf, parseTarget } from '../names.ts';
import { UNKNOWN_HOST, type Door } from './origins.ts';
import { LIMITS } from '../documents/peer.ts';
import { refuseUpgrade, RelaySocket, SocketPeer } from './socketPeer.ts';

export interface SocketsOptions {
	gate: Gate;
	documents: Documents;
	multiplexer: Multiplexer;
	metrics: Metrics;
	door: Door;
	/** Milliseconds between two signs of life, and between two pings. */
	keepAlive: number;
	ping: number;
}

export class Sockets {
	readonly #options: SocketsOptions;
	readonly #peers = new Set<SocketPeer | MuxSocket>();
	readonly #timers: NodeJS.Timeout[];
	readonly #server = new WebSocketServer({
		noServer: true,
		perMessageDeflate: false,
		maxPayload: LIMITS.frame,
		WebSocket: RelaySocket,
		// A reader too slow to take the close frame keeps its buffers until then. (Not in the types yet.)
		...({ closeTimeout: 5000 } as object),
	});
	#accepting = true;

	constructor(options: SocketsOptions) {
		this.#options = options;
		this.#timers = [
			setInterval(
				() => this.#peers.forEach((peer) => peer instanceof SocketPeer && peer.keepAlive()),
				options.keepAlive,
			),
			setInterval(() => this.#peers.forEach((peer) => peer.ping()), options.ping),
		];
	}

	upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
		const target = parseTarget(request.url ?? '');
		const isMux = request.url?.split('?', 1)[0] === '/mux';
		const { origin, host } = request.headers;
		if (!this.#accepting)
			refuseUpgrade(socket, '503 Service Unavailable', 'The relay is restarting: try again.');
		else if (!target && !isMux)
			this.#refuse(socket, 'name', '400 Bad Request', 'Ask for /<workspace>/<document> with valid names.');
		else if (!this.#options.door.allowsHost(host))
			this.#refuse(socket, 'host', '403 Forbidden', UNKNOWN_HOST);
		else if (!this.#options.door.allowsOrigin(origin, host))
			this.#refuse(socket, 'origin', '403 Forbidden', 'Start the relay with --origin to allow this site.');
		else
			this.#server.handleUpgrade(request, socket, head, (opened) => {
				const forget = () => {
					this.#peers.delete(peer);
					this.#options.metrics.connections--;
				};
				const peer = target
					? new SocketPeer(opened, { mayWrite: true, invite: '' })
					: new MuxSocket(opened, socket, this.#options.multiplexer, forget);
				this.#peers.add(peer);
				this.#options.metrics.connections++;
				if (target && peer instanceof SocketPeer)
					peer.attach(this.#options.documents.open(keyOf(target)), forget);
			});
	}

	refuseNewcomers(): void {
		this.#accepting = false;
	}

	/** Gives closing handshakes a moment, then ends what is left. */
	async stop(patience: number): Promise<void> {
		for (const timer of this.#timers) clearInterval(timer);
		const deadline = performance.now() + patience;
		while (this.#peers.size > 0 && performance.now() < deadline)
			await new Promise((resolve) => setTimeout(resolve, 10));
		this.#peers.forEach((peer) => peer.terminate());
		this.#server.close();
	}

	#refuse(socket: Duplex, reason: string, status: string, sentence: string): void {
		this.#options.metrics.countRefused(reason);
		refuseUpgrade(socket, status, sentence);
	}
}
