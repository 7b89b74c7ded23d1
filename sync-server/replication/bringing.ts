// [I2] What a relay has that another one lacks, piece by piece: each document, and the files of each. A piece adds and
// never deletes; it is brought once the other relay has it on its disk, and bringing it again brings nothing.

import * as Y from 'yjs';
import { Ledger } from '../documents/ledger.ts';
import type { Clocks } from '../documents/messages.ts';
import { decodeUpdate, encodeDeletions, mergeInTree } from '../documents/updates.ts';
import { keyOf, type Target } from '../names.ts';
import { RemoteFiles } from './remoteFiles.ts';
import { RemoteRefusal } from './remoteRefusal.ts';
import type { RemoteRelay } from './remoteRelay.ts';
import type { LocalDocument, StoredCopy } from './storedCopy.ts';

export interface Brought {
	bytes: number;
	/** 0 for a document itself. */
	files: number;
}

export interface Piece {
	target: Target;
	what: 'document' | 'files';
	/** Null where there is nothing to bring. Rejects with a RemoteRefusal where the other relay does not take it. */
	bring(): Promise<Brought | null>;
}

export interface Bringing {
	copy: StoredCopy;
	relay: RemoteRelay;
	/** Empty for all of them. */
	workspace: string;
	/** Only finds out what would be brought. */
	look?: boolean;
}

/** Rejects at once where there is no relay, or where its token is not for such a workspace. */
export async function listPieces({ copy, relay, workspace, look = false }: Bringing): Promise<Piece[]> {
	const pieces: Piece[] = [];
	for (const [name, documents] of await copy.list()) {
		if (workspace !== '' && name !== workspace) continue;
		await relay.listDocuments(name);
		for (const document of documents) {
			const target = { workspace: name, document };
			pieces.push({ target, what: 'document', bring: () => bringDocument(copy, relay, target, look) });
		}
	}
	for (const target of copy.files?.listTargets() ?? [])
		if (workspace === '' || target.workspace === workspace)
			pieces.push({ target, what: 'files', bring: () => bringFiles(copy, relay, target, look) });
	return pieces;
}

async function bringDocument(
	copy: StoredCopy,
	relay: RemoteRelay,
	target: Target,
	look: boolean,
): Promise<Brought | null> {
	const local = await copy.read(keyOf(target));
	return relay.withDocument(target.workspace, target.document, async (remote) => {
		const known = new Ledger();
		known.add((await remote.fetch(local.ledger.clocks)).update);
		const clocks = await remote.readClocks(local.ledger.clocks);
		if (!clocks) known.add((await remote.fetch(new Map())).update);
		const update = diffDocument(local, clocks ?? known.clocks, known);
		if (!update) return null;
		if (!clocks) throw new RemoteRefusal(READ_ONLY, 'notAllowed');
		if (!look) await remote.send(update);
		return { bytes: update.length, files: 0 };
	});
}

const READ_ONLY =
	'This token may only read it: mint one there with "npm run relay -- invite --role administrator --import --token".';

async function bringFiles(
	copy: StoredCopy,
	relay: RemoteRelay,
	target: Target,
	look: boolean,
): Promise<Brought | null> {
	const { files: store } = copy;
	if (!store) return null;
	const files = new RemoteFiles(relay);
	const brought = { bytes: 0, files: 0 };
	for (const file of store.list(target.workspace, target.document)) {
		const isNew = look ? await files.lacks(target, file) : await files.upload(target, file, store);
		if (!isNew) continue;
		brought.files++;
		brought.bytes += file.size;
	}
	return brought.files > 0 ? brought : null;
}

/** What a document has that a relay lacks, given that relay's clocks and its deletions; null for nothing. */
function diffDocument(local: LocalDocument, clocks: Clocks, deletions: Ledger): Uint8Array | null {
	const structs = Y.diffUpdate(local.update, Y.encodeStateVector(new Map(clocks)));
	const update = mergeInTree([structs, encodeDeletions(local.ledger.deletions)]);
	const { runs, deletions: ranges } = decodeUpdate(update);
	const isNew = runs.length > 0 || !ranges.every((range) => deletions.deletions.contains(range));
	return isNew ? update : null;
}
