import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import * as Y from 'yjs';
import type { Change } from '#lib/documents/change.ts';
import type { Link } from '#lib/documents/link/link.ts';
import { type DocumentStatus, OpenDocument } from '#lib/documents/document.ts';
import type { TextAddress } from '#lib/documents/text.ts';
import type { AnyRow } from '#lib/domain/kind.ts';

/** A device of its own in one process: a database, an author, and a line to other peers that can be cut. */
export interface Peer {
	device: string;
	disk: IDBFactory;
	document: OpenDocument;
	apply: (...changes: Change[]) => void;
	/** Its way to a relay, while it has one. */
	link: Link | null;
	/** Closes the document and its link, without opening it again. */
	leave: () => Promise<void>;
	/** Closes the document and opens it again from this device's disk, as a reload does. */
	reload: () => Promise<void>;
}

export interface PeerOptions {
	name?: string;
	disk?: IDBFactory;
}

export async function openPeer(
	device: string,
	{ name = 'plan', disk = new IDBFactory() }: PeerOptions = {},
): Promise<Peer> {
	const held: { link: Link | null } = { link: null };
	const open = () =>
		OpenDocument.open({
			workspace: 'test',
			name,
			author: { person: `person-${device}`, device },
			link: held.link,
			indexedDB: disk,
		});
	const peer: Peer = {
		get link() {
			return held.link;
		},
		set link(link) {
			held.link = link;
		},
		leave: async () => {
			peer.link?.destroy();
			await peer.document.close();
		},
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

/** Resolves once the document's status is so. */
export function untilStatus(
	document: OpenDocument,
	holds: (status: DocumentStatus) => boolean,
): Promise<void> {
	return new Promise((resolve) => {
		const check = () => {
			if (!holds(document.status)) return;
			stop();
			resolve();
		};
		const stop = document.onStatus(check);
		check();
	});
}

/** Resolves when the document's status says that everything is on the disk. */
export const saved = (document: OpenDocument) =>
	untilStatus(document, ({ save }) => save.state === 'saved' && save.unsaved === 0);

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

/** Every row that a peer shows, in the order of kinds and ids. */
export function rowsOf(peer: Peer): AnyRow[] {
	const key = (row: AnyRow) => `${row.kind}/${row.id}`;
	return peer.document.rows().sort((one, other) => (key(one) < key(other) ? -1 : 1));
}

export const conflictsOf = (peer: Peer) => [...peer.document.memory.conflicts.values()];

/** Types words at the end of a text, as an editor does: in its first paragraph, which it makes where there is none. */
export function typeIn(peer: Peer, address: TextAddress, words: string): void {
	const { fragment } = peer.document.text(address);
	peer.document.doc.transact(() => {
		if (fragment.length === 0) fragment.insert(0, [new Y.XmlElement('paragraph')]);
		const paragraph = fragment.get(0) as Y.XmlElement;
		if (paragraph.length === 0) paragraph.insert(0, [new Y.XmlText()]);
		const text = paragraph.get(0) as Y.XmlText;
		text.insert(text.length, words);
	});
}
