import { WebSocket } from 'ws';
import { readMessage, type Message } from '../../sync-server/documents/messages.ts';

/** A device's line to the relay, on which single messages can be lost and which says what passes. */
export interface Line {
	WebSocket: typeof globalThis.WebSocket;
	/** Messages that this device sent. */
	sent: Message[];
	/** Whether what the relay sends is lost on the way. */
	loses: (message: Message) => boolean;
	/** How many connections were tried. */
	tried: number;
}

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
			line.sent.push(readMessage(data));
			super.send(data);
		}
		override emit(event: string | symbol, ...about: unknown[]): boolean {
			if (event === 'message' && line.loses(readMessage(new Uint8Array(about[0] as ArrayBuffer))))
				return true;
			return super.emit(event, ...about);
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
	return `ws://${['127.0.0.1', '127.1', '127.0.1', '0x7f.1'][device]}:${port}`;
}
