// Whether every row of a log can be read by every peer, and follows the ones before it.

import { Ledger } from '../documents/ledger.ts';
import { decodeUpdate } from '../documents/updates.ts';
import { messageOf } from '../log.ts';
import { FORMAT, type Snapshot, type Storage } from './storage.ts';

/** Sentences about what is wrong with a document; none when all is well. */
export async function checkDocument(storage: Storage, document: string): Promise<string[]> {
	const { snapshot, rows, seq } = await storage.read(document);
	const ledger = new Ledger();
	const faults: string[] = [];
	let last = snapshot?.seq ?? 0;
	if (snapshot)
		faults.push(...checkState(snapshot, ledger, `${document}, snapshot up to row ${snapshot.seq}`));
	for (const row of rows) {
		if (row.seq !== last + 1) faults.push(`${document}: row ${row.seq} follows row ${last}.`);
		last = row.seq;
		faults.push(...checkState(row, ledger, `${document}, row ${row.seq}`));
	}
	if (last !== seq) faults.push(`${document}: it ends with row ${last} instead of ${seq}.`);
	for (const { name } of await storage.versions(document)) {
		const state = await storage.readVersion(document, name);
		if (state) faults.push(...checkState(state, new Ledger(), `${document}, version ${name}`));
	}
	return faults;
}

function checkState({ format, bytes }: Snapshot, ledger: Ledger, where: string): string[] {
	if (format !== FORMAT.yjsUpdate)
		return [`${where}: it has format ${format}, which this relay cannot read.`];
	try {
		const update = decodeUpdate(bytes);
		const { gap } = ledger.judge(update);
		ledger.add(update);
		return gap ? [`${where}: something before it is missing.`] : [];
	} catch (error) {
		return [`${where}: it cannot be decoded (${messageOf(error)}).`];
	}
}
