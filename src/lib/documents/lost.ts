// [I6] What of this device's own a transaction beat: values of fields, retractions, edits of what others retracted, and
// of records that were replaced as a whole.
import type * as Y from 'yjs';
import type { Kind } from '#lib/domain/kind.ts';
import { recordMap } from './change.ts';
import { type Conflict, type ConflictWatch, findConflicts } from './conflict.ts';
import type { TouchedRecord } from './feed.ts';
import { findReplacedRecord } from './lostRecord.ts';
import { findOvertakenRetraction, findRetractionConflict } from './retractionConflict.ts';

type Kinds = ReadonlyMap<string, Kind>;

const nameOfRecord = ({ kind, id }: TouchedRecord) => `${kind}/${id}`;

export function findLost(
	doc: Y.Doc,
	kinds: Kinds,
	transaction: Y.Transaction,
	touched: readonly TouchedRecord[],
	watch: ConflictWatch,
): Conflict[] {
	const found = touched.flatMap(({ kind, id, map, keys }) =>
		map && keys
			? findConflicts(transaction, { kind, record: id, map, keys: keptKeys(kinds.get(kind), keys) }, watch)
			: [],
	);
	const retracted = new Set(touched.filter(({ keys }) => keys?.has('retracted')).map(nameOfRecord));
	for (const [name, { kind, id }] of new Map(touched.map((one) => [nameOfRecord(one), one]))) {
		const declared = kinds.get(kind);
		const map = declared ? recordMap(doc, kind, id) : null;
		if (!declared || !map) continue;
		const isKept = (key: string) => keptKeys(declared, [key]).length > 0;
		found.push(...findReplacedRecord(transaction, { kind: declared, id, isKept }, watch));
		const here = { kind, record: id, map };
		const told = retracted.has(name)
			? findRetractionConflict(doc, here, watch)
			: findOvertakenRetraction(transaction, here, watch);
		if (told) found.push(told);
	}
	return found;
}

/** The cells whose lost values are kept: all but those of which a kind says that nobody need decide. */
function keptKeys(kind: Kind | undefined, keys: Iterable<string | null>): (string | null)[] {
	return [...keys].filter((key) => {
		const field = key === null ? undefined : kind?.fields[key];
		return field?.type !== 'place' || !field.lossy;
	});
}
