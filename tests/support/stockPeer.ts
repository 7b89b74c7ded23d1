import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

export interface StockPeer {
	doc: Y.Doc;
	provider: WebsocketProvider;
	/** Resolves once the provider has had its step 2. */
	synced(): Promise<void>;
	leave(): void;
}

/** The y-websocket client as anybody would use it, unmodified. */
export function openStockPeer(
	server: string,
	document: string,
	doc = new Y.Doc(),
	protocols: string[] = [],
): StockPeer {
	const provider = new WebsocketProvider(server, document, doc, {
		protocols,
		WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
		disableBc: true,
	});
	return {
		doc,
		provider,
		async synced() {
			if (!provider.synced) await new Promise<void>((resolve) => provider.once('sync', () => resolve()));
		},
		leave() {
			provider.destroy();
			provider.awareness.destroy();
		},
	};
}

/** Resolves once `holds` does; asked again after every update of the documents. */
export function untilDocs(docs: readonly Y.Doc[], holds: () => boolean): Promise<void> {
	return new Promise((resolve) => {
		const check = () => {
			if (!holds()) return;
			for (const doc of docs) doc.off('update', check);
			resolve();
		};
		for (const doc of docs) doc.on('update', check);
		check();
	});
}

export function equalDocs(docs: readonly Y.Doc[]): boolean {
	const states = docs.map((doc) => Y.snapshot(doc));
	return states.every((state) => Y.equalSnapshots(state, states[0] as Y.Snapshot));
}
