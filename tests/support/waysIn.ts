import { ExchangeWire } from './exchangeWire.ts';
import { type MuxChannel, MuxPeer, SocketWire } from './muxPeer.ts';
import type { StartedRelay } from './relay.ts';
import { RawPeer } from './relayPeer.ts';
import type { SpokenPeer } from './spokenPeer.ts';

/** How somebody reaches a document. */
export interface WayIn {
	/** Connects and says nothing yet. */
	open(relay: StartedRelay, document?: string, token?: string): Promise<SpokenPeer>;
	/** Goes away without a word. */
	drop(peer: SpokenPeer): void;
}

const overMux = (connect: (relay: StartedRelay) => Promise<SocketWire | ExchangeWire>): WayIn => ({
	async open(relay, document = 'plan', token = '') {
		return (await MuxPeer.join(await connect(relay), 'w1', token)).open(document);
	},
	drop: (peer) => (peer as MuxChannel).peer.wire.drop(),
});

export const WAYS_IN: Record<string, WayIn> = {
	'a stock socket': {
		open: (relay, document = 'plan', token = '') =>
			RawPeer.open(`${relay.socketUrl()}/${document}`, token ? { protocols: [token] } : {}),
		drop: (peer) => (peer as RawPeer).socket.terminate(),
	},
	'a channel of a shared socket': overMux((relay) => SocketWire.open(relay.url)),
	'an exchange over HTTPS': overMux(async (relay) => new ExchangeWire(relay.url)),
};

/** Does the handshake as somebody who has nothing. */
export async function joinBy(
	way: WayIn,
	relay: StartedRelay,
	document?: string,
	token?: string,
): Promise<SpokenPeer> {
	const peer = await way.open(relay, document, token);
	peer.stepOne();
	await peer.until('stepTwo');
	return peer;
}
