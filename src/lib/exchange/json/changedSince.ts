import type { AnyRow, Field } from '#lib/domain/kind.ts';
import { isBlank, lastEditTime } from './fileRecord.ts';
import { fingerprint, fingerprintsOf, partName } from './fingerprint.ts';
import type { FieldChange } from './recordsImport.ts';

/**
 * What differs between a file and here: a `change` that the file brings; `since`, changed here since the file was made, or nobody
 * can tell, so that a person decides; `kept`, changed here since and not edited in the file: no difference at all.
 */
export type Difference = 'change' | 'since' | 'kept';

interface Comparison {
	readonly judge: (field: Field, change: FieldChange) => Difference;
	/** Whether the file says of itself that nobody has edited this part in it. */
	readonly isUntouched: (change: FieldChange) => boolean;
	/** Whether something was done here after the record's last edit that the file knows. */
	readonly isLater: (time: number) => boolean;
}

/**
 * Compares three: what a record said when the file was made, what the file says now, what stands here. The moment of its last edit
 * tells which of two is newer; the fingerprints tell what was touched at all, texts and removals from a set too, which carry no
 * moment of their own, and what reached this device late, under an older one.
 * @param isOrigin whether the file was made in this workspace: elsewhere it says nothing of what stood here
 */
export function compareSince(
	record: Readonly<Record<string, unknown>>,
	row: AnyRow | undefined,
	isOrigin: boolean,
): Comparison {
	const prints = fingerprintsOf(record);
	const made = readMoment(record.edited);
	const isLater = (time: number) => made !== null && time > made;
	const isUntouched = ({ field, language, after }: FieldChange) =>
		prints !== null && prints[partName(field, language)] === fingerprint(after);
	/** Whether the file knows of a later edit of the record than this device. */
	const isBehind = row !== undefined && made !== null && lastEditTime(row) < made;
	const judge = (field: Field, change: FieldChange): Difference => {
		if (!row) return 'change';
		const name = partName(change.field, change.language);
		const stamp = row.edited[name];
		if (stamp && isLater(stamp.time)) return isUntouched(change) ? 'kept' : 'since';
		if (!prints || !isOrigin) return 'change';
		const isBlankHere = isBlank(change.before);
		if ((isBlankHere ? undefined : fingerprint(change.before)) === prints[name]) return 'change';
		const isStamped = field.type !== 'text' && field.type !== 'set';
		// What nobody has set since the record was made is older than what the file knows.
		if (isStamped && !stamp) return 'change';
		if (isBehind) return field.type === 'text' && isBlankHere ? 'change' : 'since';
		return isUntouched(change) ? 'kept' : 'since';
	};
	return { judge, isUntouched, isLater };
}

/** When a record was last edited as the file has it; null where the file does not say it. */
function readMoment(edited: unknown): number | null {
	if (edited === null) return Number.NEGATIVE_INFINITY;
	const moment = typeof edited === 'string' ? Date.parse(edited) : Number.NaN;
	return Number.isNaN(moment) ? null : moment;
}
