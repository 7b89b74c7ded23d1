// [I7] What this device wrote and no relay has: as people read it, and as the update that brings it to a relay that will have it.
import * as Y from 'yjs';
import type { Kind } from '#lib/domain/kind.ts';
import { type CellKey, decodeCell, parseCellKey } from './cell.ts';
import { eachItem } from './change.ts';
import type { RecordMap } from './read.ts';
import { parseTextName, plainText } from './text.ts';

/** One field of one record that was written here. */
export interface UnsentChange extends CellKey {
	kind: string;
	record: string;
	/** What stood there when it was written; undefined when this device does not know. */
	before?: unknown;
	/** What was written; of a co-written text all its words, of a field that was emptied null. */
	mine: unknown;
	/** Who wrote it and when; what a record was made with, and texts, carry no name. */
	person?: string;
	time?: number;
}

export interface Unsent {
	changes: UnsentChange[];
	/** A Yjs update with these changes, and with every deletion that this device knows of. */
	update: Uint8Array;
}

/**
 * @param since per client id, the clock at which begins what no relay has
 * @param replaced the content of a write that this device once replaced, by its identity
 */
export function readUnsent(
	doc: Y.Doc,
	kinds: ReadonlyMap<string, Kind>,
	since: ReadonlyMap<number, number>,
	replaced: (item: string) => unknown,
): Unsent {
	const isUnsent = ({ client, clock }: Y.ID, length = 1) =>
		clock + length > (since.get(client) ?? Number.POSITIVE_INFINITY);
	const changes: UnsentChange[] = [];
	for (const kind of kinds.keys())
		for (const [record, map] of doc.getMap(kind)) {
			if (!(map instanceof Y.Map)) continue;
			for (const [key, item] of (map as RecordMap)._map) {
				if (item.deleted || !isUnsent(item.id, item.length)) continue;
				const { content, stamp } = decodeCell(item.content.getContent()[item.length - 1]);
				const { origin } = item;
				changes.push({
					kind,
					record,
					...parseCellKey(key),
					...(origin && { before: replaced(`${origin.client}:${origin.clock}`) }),
					mine: content,
					...(stamp && { person: stamp.person, time: stamp.time }),
				});
			}
		}
	for (const [name, root] of doc.share) {
		const address = parseTextName(name);
		if (!address || !kinds.has(address.kind)) continue;
		let written = false;
		eachItem(root as Y.AbstractType<unknown>, (item) => (written ||= isUnsent(item.id, item.length)));
		if (!written) continue;
		const { kind, id, field, language } = address;
		const mine = plainText(doc.getXmlFragment(name));
		changes.push({ kind, record: id, field, part: language, approved: false, mine });
	}
	return { changes, update: encodeUnsent(doc, since) };
}

function encodeUnsent(doc: Y.Doc, since: ReadonlyMap<number, number>): Uint8Array {
	const clocks = Y.decodeStateVector(Y.encodeStateVector(doc));
	for (const [client, from] of since) if (clocks.has(client)) clocks.set(client, from);
	return Y.encodeStateAsUpdate(doc, Y.encodeStateVector(clocks));
}
