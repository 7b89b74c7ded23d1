// A log is replaced only by what has been shown to contain exactly the same: the same clocks, the same
// deletions. The storage refuses the exchange when the log is not the one that was read.

import { Ledger } from '../documents/ledger.ts';
import { FORMAT, type Storage } from './storage.ts';
import { decodeUpdate, mergeInTree } from '../documents/updates.ts';

/** Rows for which it is not worth the while. */
const ENOUGH = 64;

/** Puts one merged row in place of many. Whether anything was replaced. */
export async function compactDocument(storage: Storage, document: string, enough = ENOUGH): Promise<boolean> {
	const log = await storage.read(document);
	if (log.rows.length <= enough) return false;
	const rows = log.snapshot ? [log.snapshot, ...log.rows] : log.rows;
	if (rows.some((row) => row.format !== FORMAT.yjsUpdate)) return false;
	const merged = mergeInTree(rows.map((row) => row.bytes));
	const before = new Ledger();
	for (const row of rows) before.add(decodeUpdate(row.bytes));
	const after = new Ledger();
	after.add(decodeUpdate(merged));
	if (!after.equals(before)) throw new Error(`Merging ${document} changed it: its log stays as it is.`);
	return storage.replace(document, { seq: log.seq, format: FORMAT.yjsUpdate, bytes: merged });
}
