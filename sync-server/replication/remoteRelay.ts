// Another relay, as any client sees it: through its sockets and with a token, never through its files.

import { WebSocket } from 'ws';
import { LIMITS } from '../documents/peer.ts';
import { CONNECTION, OP, PROTOCOL, readEntries, writeHead, writeJson } from '../mux/wire.ts';
import { isDocumentName } from '../names.ts';
import { UsageError } from '../commands/usage.ts';
import { RemoteDocument } from './remoteDocument.ts';
import { explainClose, RemoteRefusal } from './remoteRefusal.ts';

/** Milliseconds for the largest document on a slow line, and for a first answer. */
export const PATIENCE = 600_000;
const HANDSHAKE = 20_000;

export interface RemoteOptions {
	/** `http:` or `https:`, without a path. */
	url: URL;
	/** Empty where it is open to everybody. */
	token: string;
	patience?: number;
}

export class RemoteRelay {
	readonly url: URL;
	/** Another one may take its place while it is at work. */
	token: string;
	readonly #patience: number;

	constructor({ url, token, patience = PATIENCE }: RemoteOptions) {
		this.url = url;
		this.token = token;
		this.#patience = patience;
	}

	/** Every stored document that this token may read, in the order of their names. */
	async listDocuments(workspace: string): Promise<string[]> {
		const socket = this.#connect('mux', []);
		try {
			const welcome = await new Promise<Uint8Array>((resolve, reject) => {
				this.#refuseOnClose(socket, reject);
				socket.on('open', () => {
					const hello = writeJson({ protocol: PROTOCOL, workspace, token: this.token });
					socket.send(Buffer.concat([writeHead(CONNECTION, OP.hello, hello.length), hello]));
				});
				socket.on('message', (frame: Buffer) => {
					const entry = readEntries(frame).find(({ op }) => op === OP.welcome);
					if (entry) resolve(entry.payload);
				});
			});
			const { documents } = JSON.parse(Buffer.from(welcome).toString()) as { documents: object };
			return Object.keys(documents).filter(isDocumentName).sort();
		} finally {
			socket.close();
		}
	}

	/** Does something with a document; rejects with a RemoteRefusal as soon as the other relay closes it. */
	async withDocument<T>(
		workspace: string,
		document: string,
		work: (remote: RemoteDocument) => Promise<T>,
	): Promise<T> {
		const socket = this.#connect(`${workspace}/${document}`, this.token ? ['rumb.v1', this.token] : []);
		try {
			const refused = new Promise<never>((_, reject) => this.#refuseOnClose(socket, reject));
			return await Promise.race([work(new RemoteDocument(socket)), refused]);
		} finally {
			socket.close();
		}
	}

	#connect(path: string, protocols: string[]): WebSocket {
		const url = new URL(path, this.url);
		url.protocol = url.protocol.replace('http', 'ws');
		return new WebSocket(url, protocols, {
			perMessageDeflate: false,
			maxPayload: LIMITS.frame,
			handshakeTimeout: HANDSHAKE,
		});
	}

	#refuseOnClose(socket: WebSocket, reject: (refusal: RemoteRefusal) => void): void {
		const timer = setTimeout(() => {
			reject(new RemoteRefusal(`${this.url.origin} did not answer in time: try again.`, 'unreachable'));
		}, this.#patience);
		socket.on('error', (error) =>
			reject(
				new RemoteRefusal(
					`${this.url.origin} cannot be reached (${error.message || 'no answer'}).`,
					'unreachable',
				),
			),
		);
		socket.on('close', (code, reason) => {
			clearTimeout(timer);
			reject(explainClose(code, reason.toString()));
		});
	}
}

/** The address of a relay as an option gives it. Throws a UsageError. */
export function readRelayUrl(option: string, text: string | undefined): URL {
	const url = URL.parse((text ?? '').replace(/^ws/, 'http'));
	if (!url || !/^https?:$/.test(url.protocol))
		throw new UsageError(`Give --${option} the address of a relay, such as https://rumb.example.org.`);
	return new URL('/', url);
}
