// Somebody with the stock client, unmodified, who edits whether connected or not. Their socket is listened to,
// to know what was echoed; nothing in between is touched.

import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { readMessage } from '../../sync-server/documents/messages.ts';
import { RangeSet } from '../../sync-server/documents/rangeSet.ts';
import { decodeUpdate } from '../../sync-server/documents/updates.ts';
import type { Random } from '../support/random.ts';
import type { EchoLedger } from './echoLedger.ts';

/** The text may not grow for ever, so that the memory of the relay may not either. */
const LONGEST = 20_000;

export class Participant {
	readonly document: string;
	readonly doc = new Y.Doc();
	readonly provider: WebsocketProvider;
	readonly #sockets = new Set<WebSocket>();
	/** What this person deleted where nobody else deletes. */
	readonly #deletedAlone = new RangeSet();

	constructor(server: string, document: string, client: number, ledger: EchoLedger) {
		this.document = document;
		this.doc.clientID = client;
		const { doc } = this;
		const sockets = this.#sockets;
		const deletedAlone = this.#deletedAlone;
		class HeardWebSocket extends WebSocket {
			constructor(address: string) {
				super(address);
				sockets.add(this);
				this.on('close', () => sockets.delete(this));
			}
			override emit(event: string | symbol, ...about: unknown[]): boolean {
				if (event === 'message')
					noteEcho(new Uint8Array(about[0] as ArrayBuffer), doc.clientID, deletedAlone, ledger);
				return super.emit(event, ...about);
			}
		}
		this.provider = new WebsocketProvider(server, document, doc, {
			WebSocketPolyfill: HeardWebSocket as unknown as typeof globalThis.WebSocket,
			disableBc: true,
			maxBackoffTime: 500,
		});
		this.provider.awareness.setLocalStateField('name', `person ${client}`);
	}

	edit(random: Random): void {
		const { doc } = this;
		const text = doc.getText('shared');
		const own = doc.getText(`own/${doc.clientID}`);
		const kind = random.below(100);
		if (text.length > LONGEST) text.delete(0, LONGEST / 2);
		else if (kind < 50) text.insert(random.below(text.length + 1), random.pick(WORDS));
		else if (kind < 65 && text.length > 10) text.delete(random.below(text.length - 5), 1 + random.below(5));
		else if (kind < 80)
			doc.getMap('cells').set(`cell${random.below(20)}`, [random.below(1000), doc.clientID, Date.now()]);
		else if (kind < 92) own.insert(random.below(own.length + 1), random.pick(WORDS));
		else if (kind < 97 && own.length > 10)
			this.#deleteAlone(own, random.below(own.length - 5), 1 + random.below(5));
		else text.insert(random.below(text.length + 1), random.pick(WORDS).repeat(100));
	}

	#deleteAlone(own: Y.Text, at: number, length: number): void {
		const note = (update: Uint8Array) => {
			for (const range of decodeUpdate(update).deletions) this.#deletedAlone.add(range);
		};
		this.doc.on('update', note);
		own.delete(at, length);
		this.doc.off('update', note);
	}

	/** Ends the connection as a lost network does; the provider comes back by itself. */
	drop(): void {
		for (const socket of this.#sockets) socket.terminate();
	}

	async synced(): Promise<void> {
		if (!this.provider.synced)
			await new Promise<void>((resolve) => this.provider.once('sync', () => resolve()));
	}

	/** Resolves when nothing that the relay sent before can arrive any more. */
	async untilClosed(): Promise<void> {
		await Promise.all(
			[...this.#sockets].map(
				(socket) => new Promise<void>((resolve) => socket.once('close', () => resolve())),
			),
		);
	}

	leave(): void {
		this.provider.destroy();
		this.provider.awareness.destroy();
	}
}

const WORDS = ['agermanament ', 'xarxa ', 'metròpoli ', 'cooperació ', 'a', ' ', 'ó', 'rumb '];

/**
 * Structs of one's own come back only as an echo. A deletion alone may also be somebody else's, who deleted the
 * same and is not on disk yet: only what nobody else deletes counts.
 */
function noteEcho(frame: Uint8Array, client: number, deletedAlone: RangeSet, ledger: EchoLedger): void {
	const message = readMessage(frame);
	if (message.kind !== 'update') return;
	const { runs, deletions } = decodeUpdate(message.update);
	if (runs.some((run) => run.client !== client)) return;
	const known = runs.length > 0 ? deletions : deletions.filter((range) => deletedAlone.contains(range));
	if (runs.length > 0 || known.length > 0) ledger.add({ runs, deletions: known });
}
