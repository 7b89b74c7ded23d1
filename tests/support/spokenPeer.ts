import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import {
	writeAwareness,
	writeStepOne,
	writeStepTwo,
	writeUpdate,
	type Message,
} from '../../sync-server/documents/messages.ts';

/** Somebody at one document who speaks y-websocket's messages by hand, whatever way they take to the relay. */
export abstract class SpokenPeer {
	readonly received: Message[] = [];
	readonly #watchers = new Set<() => void>();

	abstract send(message: Uint8Array): void;
	/** Whether the relay has said, in its way, that all of this update is on its disk. */
	abstract hasAcknowledged(update: Uint8Array): boolean;
	/** Resolves when the relay closes this document, or the whole connection. */
	abstract readonly closed: Promise<{ code: number; reason: string }>;
	/** Closes as somebody does who goes away. */
	abstract leave(): Promise<void>;

	protected hear(message?: Message): void {
		if (message) this.received.push(message);
		for (const watcher of [...this.#watchers]) watcher();
	}

	stepOne(clocks: ReadonlyMap<number, number> = new Map()): void {
		this.send(writeStepOne(clocks));
	}

	stepTwo(update: Uint8Array): void {
		this.send(writeStepTwo(update));
	}

	update(update: Uint8Array): void {
		this.send(writeUpdate(update));
	}

	awareness(...announcements: { client: number; clock: number; state: unknown }[]): void {
		const encoder = encoding.createEncoder();
		encoding.writeVarUint(encoder, announcements.length);
		for (const { client, clock, state } of announcements) {
			encoding.writeVarUint(encoder, client);
			encoding.writeVarUint(encoder, clock);
			encoding.writeVarString(encoder, JSON.stringify(state));
		}
		this.send(writeAwareness(encoding.toUint8Array(encoder)));
	}

	/** Resolves with the message of this kind at `index` (the first by default), now or when it comes. */
	async until<K extends Message['kind']>(kind: K, index = 0): Promise<Extract<Message, { kind: K }>> {
		await this.untilHolds(() => this.ofKind(kind).length > index);
		return this.ofKind(kind)[index] as Extract<Message, { kind: K }>;
	}

	untilHolds(holds: () => boolean): Promise<void> {
		return new Promise((resolve) => {
			const check = () => {
				if (!holds()) return;
				this.#watchers.delete(check);
				resolve();
			};
			this.#watchers.add(check);
			check();
		});
	}

	ofKind<K extends Message['kind']>(kind: K): Extract<Message, { kind: K }>[] {
		return this.received.filter((message) => message.kind === kind) as Extract<Message, { kind: K }>[];
	}

	/** Resolves when the relay has dealt with all that this peer sent before: it answers in order. */
	async settle(): Promise<void> {
		const answers = this.ofKind('stepTwo').length;
		this.stepOne();
		await this.until('stepTwo', answers);
	}

	/** Everything that has arrived here, as a document. */
	toDoc(): Y.Doc {
		const doc = new Y.Doc();
		for (const message of this.received)
			if (message.kind === 'stepTwo' || message.kind === 'update') Y.applyUpdate(doc, message.update);
		return doc;
	}

	/** Who is here, as told so far. */
	presence(): Map<number, unknown> {
		const present = new Map<number, unknown>();
		for (const { payload } of this.ofKind('awareness')) {
			const decoder = decoding.createDecoder(payload);
			for (let left = decoding.readVarUint(decoder); left > 0; left--) {
				const client = decoding.readVarUint(decoder);
				decoding.readVarUint(decoder);
				const state: unknown = JSON.parse(decoding.readVarString(decoder));
				if (state === null) present.delete(client);
				else present.set(client, state);
			}
		}
		return present;
	}
}
