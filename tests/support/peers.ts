import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import * as Y from 'yjs';
import type { Change } from '#lib/documents/change.ts';
import { OpenDocument } from '#lib/documents/document.ts';

/** A device of its own in one process: a database, an author, and a line to other peers that can be cut. */
export interface Peer {
	device: string;
	disk: IDBFactory;
	document: OpenDocument;
	apply: (...changes: Change[]) => void;
	/** Closes the document and opens it again from this device's disk, as a reload does. */
	reload: () => Promise<void>;
}

export async function openPeer(
	device: string,
	{ name = 'plan', disk = new IDBFactory() }: { name?: string; disk?: IDBFactory } = {},
): Promise<Peer> {
	const open = () =>
		OpenDocument.open({
			workspace: 'test',
			name,
			author: { person: `person-${device}`, device },
			relay: null,
			indexedDB: disk,
		});
	const peer: Peer = {
		device,
		disk,
		document: await open(),
		apply: (...changes) => void peer.document.apply(changes),
		reload: async () => {
			await saved(peer.document);
			await peer.document.close();
			peer.document = await open();
		},
	};
	return peer;
}

/** Resolves when the document's status says that everything is on the disk. */
export function saved(document: OpenDocument): Promise<void> {
	return new Promise((resolve) => {
		const check = () => {
			if (document.status.save.state !== 'saved') return;
			stop();
			resolve();
		};
		const stop = document.onStatus(check);
		check();
	});
}

/** Brings what `from` has to `to`, as one remote update. */
export function carry(from: Peer, to: Peer): void {
	Y.applyUpdate(
		to.document.doc,
		Y.encodeStateAsUpdate(from.document.doc, Y.encodeStateVector(to.document.doc)),
		'remote',
	);
}

/** Lets peers meet until they all have everything. */
export function meet(...peers: Peer[]): void {
	for (const from of peers) for (const to of peers) if (from !== to) carry(from, to);
	for (const from of peers) for (const to of peers) if (from !== to) carry(from, to);
}

/** A fixed order of who wins: the peer with the higher client id. */
export function setClientIds(...peers: Peer[]): void {
	peers.forEach((peer, index) => (peer.document.doc.clientID = 1000 + index));
}
