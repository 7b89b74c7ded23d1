import { ExchangeSocket } from './exchangeSocket.ts';
import type { Via } from './link.ts';

/** What carries frames in a browser. */
export function carry(via: Via, address: string): WebSocket {
	return via === 'socket' ? new WebSocket(address) : (new ExchangeSocket(address) as unknown as WebSocket);
}
