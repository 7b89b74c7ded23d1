// [I7] Nothing is said of a file before the gate has admitted whoever asks and the document that they name is one
// that they may read; a hash alone opens nothing.

import type { IncomingMessage } from 'node:http';
import { isRefusal, type Gate, type Grant } from '../access/gate.ts';
import { CLOSE } from '../documents/peer.ts';
import { readBearer } from '../http/bearer.ts';
import { isDocumentName, isWorkspaceName, keyOf } from '../names.ts';
import { FileRefusal } from './fileRefusal.ts';
import { isHash } from './storedFiles.ts';

export interface FileRequest {
	workspace: string;
	document: string;
	/** Empty where the list of a document's files is asked for. */
	hash: string;
	grant: Grant;
}

/** Reads and admits a request for `/files/<workspace>[/<hash>]?document=<document>`. Rejects with a FileRefusal. */
export async function admitRequest(
	request: IncomingMessage,
	urlPath: string,
	gate: Gate,
): Promise<FileRequest> {
	const [, , workspace = '', hash = '', ...rest] = urlPath.split('/');
	const { searchParams } = new URL(request.url ?? '', 'http://relay');
	const document = searchParams.get('document') ?? '';
	const isNamed = isWorkspaceName(workspace) && isDocumentName(document) && rest.length === 0;
	if (!isNamed || (hash !== '' && !isHash(hash))) throw new FileRefusal('malformed');
	const grant = await gate.admit(readBearer(request), workspace);
	if (isRefusal(grant)) throw new FileRefusal(REFUSALS[grant.code]);
	const writes = request.method === 'PUT' || request.method === 'DELETE';
	const right = grant.rightTo(document);
	if (right === 'none' || (writes && right !== 'write')) throw new FileRefusal('notAllowed');
	if (gate.isRetired(keyOf({ workspace, document }))) throw new FileRefusal('retired');
	return { workspace, document, hash, grant };
}

const REFUSALS = {
	[CLOSE.credentials]: 'credentials',
	[CLOSE.writeNotAllowed]: 'notAllowed',
	[CLOSE.clientTooOld]: 'clientTooOld',
} as const;
