// Whoever gets past the upgrade has a valid target and an allowed origin; every socket hears from the relay
// often enough that no stock client takes it for dead (they give up after 30 s of silence). [I7] Nothing of a
// socket is read before it was admitted, and it ends with what admitted it.

import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type ServerOptions, type WebSocket } from 'ws';
import { isRefusal, type Gate } from '../access/gate.ts';
import type { Documents } from '../documents/documents.ts';
import { messageOf, type Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { Multiplexer } from '../mux/multiplexer.ts';
import { MuxSocket } from '../mux/muxSocket.ts';
import { keyOf, parseTarget, type Target } from '../names.ts';
import { readAddress } from './address.ts';
import type { Admissions } from './admissions.ts';
import { UNKNOWN_HOST, type Door } from './origins.ts';
import { CLOSE, LIMITS } from '../documents/peer.ts';
import { refuseUpgrade, RelaySocket, SocketPeer } from './socketPeer.ts';
import { admitStock, chooseProtocol, isDenial, type Denial } from './stockAdmission.ts';

export interface SocketsOptions {
	gate: Gate;
	admissions: Admissions;
	documents: Documents;
	multiplexer: Multiplexer;
	metrics: Metrics;
	log: Log;
	door: Door;
	trustProxy: boolean;
	/** Milliseconds between two signs of life, and between two pings. */
	keepAlive: number;
	ping: number;
}

/** Milliseconds between two looks at which grants have ended, and at what is unfinished. */
const LOOK = 1000;
/** What is taken from somebody refused, who says a few words before hearing of it. */
const REFUSED_FRAME = 256 * 2 ** 10;

export class Sockets {
	readonly #options: SocketsOptions;
	readonly #peers = new Set<SocketPeer | MuxSocket>();
	readonly #timers: NodeJS.Timeout[];
	readonly #stopListening: (() => void)[];
	readonly #server = makeServer(LIMITS.frame);
	readonly #refusing = makeServer(REFUSED_FRAME);
	#accepting = true;

	constructor(options: SocketsOptions) {
		this.#options = options;
		const { gate, metrics, admissions } = options;
		metrics.gauges.set('unadmitted_sockets', () => admissions.unadmitted);
		this.#timers = [
			setInterval(() => this.#stockPeers.forEach((peer) => peer.keepAlive()), options.keepAlive),
			setInterval(() => this.#peers.forEach((peer) => peer.ping()), options.ping),
			setInterval(() => this.#look(), LOOK),
		];
		this.#stopListening = [
			gate.onRevoked((invite) => this.#dismiss('revoked', (peer) => peer.invite === invite)),
			gate.onReconsider((person) => this.#reconsider(person)),
		];
	}

	upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
		const target = parseTarget(request.url ?? '');
		const isMux = request.url?.split('?', 1)[0] === '/mux';
		const { origin, host } = request.headers;
		if (!this.#accepting) this.#refuseRestarting(socket);
		else if (!target && !isMux)
			this.#refuse(socket, 'name', '400 Bad Request', 'Ask for /<workspace>/<document> with valid names.');
		else if (!this.#options.door.allowsHost(host))
			this.#refuse(socket, 'host', '403 Forbidden', UNKNOWN_HOST);
		else if (!this.#options.door.allowsOrigin(origin, host))
			this.#refuse(socket, 'origin', '403 Forbidden', 'Start the relay with --origin to allow this site.');
		else void this.#enter(request, socket, head, target);
	}

	refuseNewcomers(): void {
		this.#accepting = false;
	}

	/** Gives closing handshakes a moment, then ends what is left. */
	async stop(patience: number): Promise<void> {
		for (const timer of this.#timers) clearInterval(timer);
		for (const stop of this.#stopListening) stop();
		const deadline = performance.now() + patience;
		while (this.#peers.size > 0 && performance.now() < deadline)
			await new Promise((resolve) => setTimeout(resolve, 10));
		this.#peers.forEach((peer) => peer.terminate());
		this.#server.close();
		this.#refusing.close();
	}

	get #stockPeers(): SocketPeer[] {
		return [...this.#peers].filter((peer) => peer instanceof SocketPeer);
	}

	/** The client can send nothing until the upgrade is answered, which waits for its admission. */
	async #enter(request: IncomingMessage, socket: Duplex, head: Buffer, target: Target | null): Promise<void> {
		// Without a listener an error before the upgrade would end the process; after it, 'close' is what counts.
		socket.on('error', ignore);
		const address = readAddress(request, this.#options.trustProxy);
		const leave = await this.#options.admissions.enter(address);
		if (!leave) {
			this.#refuse(socket, 'address', '429 Too Many Requests', 'Too many connections wait: try again.');
			return;
		}
		socket.once('close', leave);
		if (socket.destroyed) leave();
		// Whoever waited while the relay began to stop is nobody's yet.
		else if (!this.#accepting) this.#refuseRestarting(socket);
		else if (target) await this.#openStock(request, socket, head, target, leave);
		else this.#openMux(request, socket, head, leave);
	}

	async #openStock(
		request: IncomingMessage,
		socket: Duplex,
		head: Buffer,
		target: Target,
		leave: () => void,
	): Promise<void> {
		const answer = await admitStock(request, target, this.#options).catch((error: unknown): Denial => {
			this.#options.log('gateFailed', { reason: messageOf(error) });
			return { code: CLOSE.tryLater, reason: 'try again' };
		});
		if (isDenial(answer)) {
			this.#options.metrics.countRefused(answer.reason.replaceAll(' ', '_'));
			this.#refusing.handleUpgrade(request, socket, head, (opened) => dismissStranger(opened, answer));
			return;
		}
		socket.once('close', answer.release);
		if (socket.destroyed) answer.release();
		if (!this.#accepting) {
			this.#refuseRestarting(socket);
			return;
		}
		this.#server.handleUpgrade(request, socket, head, (opened) => {
			const { mayWrite, grant } = answer;
			const peer = new SocketPeer(opened, socket, { mayWrite, grant, document: target.document });
			const forget = this.#keep(peer);
			peer.attach(this.#options.documents.open(keyOf(target)), forget);
			leave();
		});
	}

	#openMux(request: IncomingMessage, socket: Duplex, head: Buffer, leave: () => void): void {
		this.#server.handleUpgrade(request, socket, head, (opened) => {
			let forget = () => {};
			const peer = new MuxSocket(opened, socket, this.#options.multiplexer, {
				onAdmitted: leave,
				onClose: () => forget(),
			});
			forget = this.#keep(peer);
		});
	}

	#keep(peer: SocketPeer | MuxSocket): () => void {
		this.#peers.add(peer);
		this.#options.metrics.connections++;
		return () => {
			this.#peers.delete(peer);
			this.#options.metrics.connections--;
		};
	}

	#look(): void {
		this.#dismiss('expired', ({ expires }) => expires <= Date.now());
		let unfinished = this.#peers.values().reduce((sum, peer) => sum + peer.unfinished, 0);
		if (unfinished <= LIMITS.unfinished) return;
		for (const peer of [...this.#peers].sort((a, b) => b.unfinished - a.unfinished)) {
			if (unfinished <= LIMITS.unfinished / 2) return;
			unfinished -= peer.unfinished;
			this.#options.metrics.countRefused('unfinished');
			peer.terminate();
		}
	}

	async #reconsider(person: string): Promise<void> {
		const concerned = this.#stockPeers.filter(({ grant }) => grant.person === person);
		await Promise.all(
			concerned.map(async (peer) => {
				const answer = await this.#options.gate.reconsider(peer.grant);
				if (!answer) return;
				if (isRefusal(answer)) peer.close(answer.code, answer.reason);
				else peer.adopt(answer.grant);
			}),
		);
	}

	#dismiss(reason: string, applies: (peer: SocketPeer) => boolean): void {
		for (const peer of this.#stockPeers) if (applies(peer)) peer.close(CLOSE.credentials, reason);
	}

	#refuseRestarting(socket: Duplex): void {
		refuseUpgrade(socket, '503 Service Unavailable', 'The relay is restarting: try again.');
	}

	#refuse(socket: Duplex, reason: string, status: string, sentence: string): void {
		this.#options.metrics.countRefused(reason);
		refuseUpgrade(socket, status, sentence);
	}
}

function makeServer(maxPayload: number): WebSocketServer {
	const options: ServerOptions & { closeTimeout: number } = {
		noServer: true,
		perMessageDeflate: false,
		maxPayload,
		WebSocket: RelaySocket,
		handleProtocols: chooseProtocol,
		// A reader too slow to take the close frame keeps its buffers until then. (Not in the types yet.)
		closeTimeout: 5000,
	};
	return new WebSocketServer(options);
}

function ignore(): void {}

/** What they still say is read past, and not kept. */
function dismissStranger(opened: WebSocket, { code, reason }: Denial): void {
	opened.on('error', ignore);
	opened.close(code, reason);
}
