// What enters the log can be read by every Yjs there is: an update is decoded to its last byte before it
// counts, because one truncated row poisons every later sync.

import type * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { requireShallow } from './nesting.ts';
import { LIMITS } from './peer.ts';

type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number];

/** Clocks `from` (included) to `to` (excluded) of one client. */
export interface Range {
	client: number;
	from: number;
	to: number;
}

export interface DecodedUpdate {
	structs: readonly Struct[];
	/** What the update brings, in its order; a gap inside it separates two runs. */
	runs: readonly Range[];
	/** Whether clients stand in descending order, on which `Y.mergeUpdates` relies: it drops structs otherwise. */
	sorted: boolean;
	deletions: readonly Range[];
}

export const EMPTY_UPDATE = new Uint8Array([0, 0]);

/** A few megabytes that would take gigabytes of memory. */
export class TooManyStructs extends Error {}

/** What one struct counts for: a type of Yjs and a document within a document take so much more memory. */
const COSTS = new Map([
	[7, 4],
	[9, 50],
]);

/** An update that somebody sent. Throws as `decodeUpdate` does, TooManyStructs, and on what is nested too deeply. */
export function decodeSentUpdate(bytes: Uint8Array): DecodedUpdate {
	const update = decodeUpdate(bytes, LIMITS.structs);
	requireShallow(update.structs);
	return update;
}

/**
 * Throws on anything that a peer could not apply: truncated, trailing bytes, structs of no length. And
 * TooManyStructs where there are more than `most`.
 */
export function decodeUpdate(bytes: Uint8Array, most = Infinity): DecodedUpdate {
	let reader: decoding.Decoder | undefined;
	let left = most;
	const count = (cost: number) => {
		left -= cost;
		if (left < 0) throw new TooManyStructs();
	};
	class Watched extends Y.UpdateDecoderV1 {
		constructor(decoder: decoding.Decoder) {
			super(decoder);
			reader = decoder;
		}
		override readInfo(): number {
			const info = super.readInfo();
			count(COSTS.get(info & 31) ?? 1);
			return info;
		}
		override readDsLen(): number {
			count(1);
			return super.readDsLen();
		}
	}
	const { structs, ds } = Y.decodeUpdateV2(bytes, Watched);
	if (!reader || reader.pos !== bytes.length) throw new Error('bytes after the update');
	const deletions: Range[] = [];
	for (const [client, items] of ds.clients)
		for (const { clock, len } of items) if (len > 0) deletions.push({ client, from: clock, to: clock + len });
	return { structs, runs: readRuns(structs), sorted: isSorted(structs), deletions };
}

function isSorted(structs: readonly Struct[]): boolean {
	return structs.every((struct, i) => i === 0 || struct.id.client <= (structs[i - 1] as Struct).id.client);
}

function readRuns(structs: readonly Struct[]): Range[] {
	const runs: Range[] = [];
	const seen = new Set<number>();
	let last: Range | undefined;
	let previous: Struct | undefined;
	for (const struct of structs) {
		const { client, clock } = struct.id;
		const end = clock + struct.length;
		if (!(struct.length > 0) || !Number.isSafeInteger(end)) throw new Error('a struct without length');
		if (previous?.id.client !== client) {
			if (seen.has(client)) throw new Error('a client in two places');
			seen.add(client);
		}
		previous = struct;
		if (struct instanceof Y.Skip) continue;
		if (last && last.client === client && last.to === clock) last.to = end;
		else runs.push((last = { client, from: clock, to: end }));
	}
	return runs;
}

/** The ids that a struct cannot be integrated without. */
export function dependenciesOf(struct: Struct): Y.ID[] {
	if (!(struct instanceof Y.Item)) return [];
	const parent: unknown = struct.parent;
	return [struct.origin, struct.rightOrigin, parent instanceof Y.ID ? parent : null].filter(
		(id) => id !== null,
	);
}

/** Bytes to keep: a copy, since a frame is a view of a larger buffer; and with the clients in their order. */
export function normaliseUpdate(
	bytes: Uint8Array,
	{ sorted, structs, deletions }: DecodedUpdate,
): Uint8Array {
	if (sorted) return bytes.slice();
	return encodeUpdate(
		structs,
		Map.groupBy(deletions, (range) => range.client),
	);
}

/** Flat `Y.mergeUpdates` is quadratic in the number of updates; a tree with this fan-in is not. */
const FAN_IN = 64;

export function mergeInTree(updates: readonly Uint8Array[]): Uint8Array {
	if (updates.length === 0) return EMPTY_UPDATE;
	let level = updates;
	while (level.length > 1) {
		const next: Uint8Array[] = [];
		for (let i = 0; i < level.length; i += FAN_IN) next.push(Y.mergeUpdates(level.slice(i, i + FAN_IN)));
		level = next;
	}
	return level[0] as Uint8Array;
}

/** An update without structs, which deletes these ranges. */
export function encodeDeletions(ranges: Iterable<readonly [number, readonly Range[]]>): Uint8Array {
	return encodeUpdate([], ranges);
}

/** The structs of an update with other deletions, which are themselves an update without structs. */
export function replaceDeletions(update: Uint8Array, deletions: Uint8Array): Uint8Array {
	// Copied as they are: merging would read each of them, and a document has as many as it ever had edits.
	const structs = encodeUpdate(decodeUpdate(update).structs, []).subarray(0, -1);
	const whole = new Uint8Array(structs.length + deletions.length - 1);
	whole.set(structs);
	whole.set(deletions.subarray(1), structs.length);
	return whole;
}

/** Writes structs, grouped by client and in the order of their clocks, with the given deletions. */
export function encodeUpdate(
	structs: readonly Struct[],
	deletions: Iterable<readonly [number, readonly Range[]]>,
): Uint8Array {
	const encoder = new Y.UpdateEncoderV1();
	const groups = Map.groupBy(structs, (struct) => struct.id.client);
	encoding.writeVarUint(encoder.restEncoder, groups.size);
	for (const [client, group] of [...groups].sort(([a], [b]) => b - a)) {
		encoding.writeVarUint(encoder.restEncoder, group.length);
		encoder.writeClient(client);
		encoding.writeVarUint(encoder.restEncoder, group[0]?.id.clock ?? 0);
		for (const struct of group) struct.write(encoder, 0);
	}
	const clients = [...deletions].filter(([, ranges]) => ranges.length > 0);
	encoding.writeVarUint(encoder.restEncoder, clients.length);
	for (const [client, ranges] of clients) {
		encoding.writeVarUint(encoder.restEncoder, client);
		encoding.writeVarUint(encoder.restEncoder, ranges.length);
		for (const { from, to } of ranges) {
			encoder.writeDsClock(from);
			encoder.writeDsLen(to - from);
		}
	}
	return encoder.toUint8Array();
}
