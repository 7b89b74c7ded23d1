import { WebSocket } from 'ws';
import { Link, type LinkCredentials, type LinkOptions } from '#lib/documents/link/link.ts';
import { OP, readEntries, writeEntries } from '#lib/documents/link/wire.ts';
import { readMessage, type Message } from '../../sync-server/documents/messages.ts';
import type { Peer } from './peers.ts';

/** A device's line to the relay, on which single messages can be lost and which says what passes. */
export interface Line {
	WebSocket: typeof globalThis.WebSocket;
	/** Messages of documents that this device sent. */
	sent: Message[];
	/** Whether what the relay sends is lost on the way. */
	loses: (message: Message) => boolean;
	/** How many connections were tried. */
	tried: number;
}

const messagesIn = (frame: Uint8Array) =>
	readEntries(frame).flatMap(({ op, payload }) => (op === OP.message ? readMessage(payload) : []));

export function openLine(): Line {
	const line: Line = {
		WebSocket: null as never,
		sent: [],
		loses: () => false,
		tried: 0,
	};
	class LinedWebSocket extends WebSocket {
		constructor(address: string) {
			super(address);
			line.tried++;
		}
		override send(data: Uint8Array): void {
			line.sent.push(...messagesIn(data));
			super.send(data);
		}
		override emit(event: string | symbol, ...about: unknown[]): boolean {
			if (event !== 'message') return super.emit(event, ...about);
			const entries = readEntries(new Uint8Array(about[0] as ArrayBuffer));
			const left = entries.filter(
				({ op, payload }) => op !== OP.message || !line.loses(readMessage(payload)),
			);
			const [, ...rest] = about;
			return left.length === 0 || super.emit(event, writeEntries(left), ...rest);
		}
	}
	line.WebSocket = LinedWebSocket as unknown as typeof globalThis.WebSocket;
	return line;
}

/**
 * Addresses of one relay, written differently: tabs under the same address talk to each other directly, devices do not.
 * @param device 0 to 3
 */
export function addressOf({ port }: { port: number }, device = 0): string {
	return `http://${['127.0.0.1', '127.1', '127.0.1', '0x7f.1'][device]}:${port}`;
}

/** What is shown to a relay that is open to everybody. */
export const NO_CREDENTIALS: LinkCredentials = {
	token: async () => '',
	refresh: () => null,
	renewed: () => {},
	left: () => Infinity,
};

export interface ConnectOptions {
	device?: number;
	line?: Line;
	credentials?: LinkCredentials;
	workspace?: string;
	/** What carries frames; by default a socket on the line. */
	carry?: LinkOptions['carry'];
}

/** Connects a peer to a relay by a link of its own, which ends when its document is closed or connected otherwise. */
export function connectPeer(
	peer: Peer,
	relay: { port: number },
	{
		device = 0,
		line = openLine(),
		credentials = NO_CREDENTIALS,
		workspace = 'test',
		carry = (_via, address) => new line.WebSocket(address),
	}: ConnectOptions = {},
): Link {
	peer.link?.destroy();
	const link: Link = new Link({
		relay: addressOf(relay, device),
		workspace,
		credentials,
		carry,
		changed: () => peer.link === link && peer.document.linkChanged(),
		news: () => {},
	});
	peer.link = link;
	peer.document.connect(link);
	return link;
}
