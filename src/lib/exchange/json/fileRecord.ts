import { isExportable } from '#lib/domain/exportable.ts';
import { type AnyRow, isPerLanguage, type Kind } from '#lib/domain/kind.ts';
import { kinds } from '#lib/domain/kinds.ts';
import { asJson, type Json, sameJson } from '#lib/domain/snapshotRecord.ts';
import { fingerprint, type Fingerprints, partName } from './fingerprint.ts';
import type { FiledRecord } from './recordsFile.ts';

/**
 * A row as the file has it: no field that is empty, and what was approved only where the working content differs from it. Who
 * wrote it on which device stays behind; when it was last edited, and what each part said, tell an import what changed since.
 * @returns null for what does not leave [I11], and for what was retracted
 */
export function fileRecord(row: AnyRow): FiledRecord | null {
	const kind = kinds.get(row.kind);
	if (!kind || row.retracted || !isExportable(row)) return null;
	const working = contentsOf(kind, row);
	const approved = Object.fromEntries(
		Object.entries(contentsOf(kind, row.approved)).filter(
			([field, content]) => kind.fields[field]!.approved && !sameJson(content, working[field]),
		),
	);
	return {
		...working,
		...(Object.keys(approved).length > 0 ? { approved } : {}),
		id: row.id,
		document: row.document,
		edited: momentOf(lastEditTime(row)),
		fingerprints: fingerprintsFor(kind, working),
	} as FiledRecord;
}

/** The last moment of the year 9999: an app of somebody else may have stamped anything. */
const LAST_MOMENT = 253_402_300_799_999;

/** When somebody last made or edited a record; before all time where it came with the plan and nobody has. */
export function lastEditTime({ created, edited }: AnyRow): number {
	let last = Number.NEGATIVE_INFINITY;
	for (const stamp of [created, ...Object.values(edited)])
		if (stamp && stamp.time >= 0 && stamp.time <= LAST_MOMENT) last = Math.max(last, stamp.time);
	return last;
}

const momentOf = (time: number): string | null =>
	Number.isFinite(time) ? new Date(time).toISOString() : null;

function fingerprintsFor(kind: Kind, contents: Readonly<Record<string, Json>>): Fingerprints {
	const found: Record<string, string> = {};
	for (const [field, content] of Object.entries(contents))
		if (isPerLanguage(kind.fields[field]!))
			for (const [language, words] of Object.entries(content as Record<string, string>))
				found[partName(field, language)] = fingerprint(words);
		else found[field] = fingerprint(content);
	return found;
}

function contentsOf(kind: Kind, from: Readonly<Record<string, unknown>>): Record<string, Json> {
	const found: Record<string, Json> = {};
	for (const [name, field] of Object.entries(kind.fields)) {
		const content = asJson(from[name]);
		// Members come in no order of their own; the file has one.
		const ordered =
			field.type === 'set' && Array.isArray(content) ? [...new Set(content as string[])].sort() : content;
		if (!isBlank(ordered)) found[name] = ordered;
	}
	return found;
}

/** What says nothing: it is not written, and where a file has it, it deletes nothing. */
export function isBlank(content: unknown): boolean {
	if (content === null || content === undefined || content === '') return true;
	if (typeof content !== 'object') return false;
	return Array.isArray(content) ? content.length === 0 : Object.keys(content).length === 0;
}
