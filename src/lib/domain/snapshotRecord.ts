import type { AnyRow, Kind } from './kind.ts';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * A record as a snapshot keeps it: its id, the document that held it, who created it when (milliseconds since 1970), and every field
 * that says something. What is empty is left out, so that a field which a later version of Rumb adds makes no record differ.
 */
export type SnapshotRecord = { readonly id: string; readonly document: string } & {
	readonly [field: string]: Json;
};

/** Rows are the same object until they change, so each is read once. */
const known = new WeakMap<AnyRow, SnapshotRecord>();

/** @param only the fields to keep; all of the kind's without it, and always the same ones of a kind */
export function snapshotRecord(kind: Kind, row: AnyRow, only?: readonly string[]): SnapshotRecord {
	let record = known.get(row);
	if (!record) known.set(row, (record = readRow(kind, row, only)));
	return record;
}

function readRow(kind: Kind, row: AnyRow, only?: readonly string[]): SnapshotRecord {
	const kept = Object.keys(kind.fields).filter((field) => !only || only.includes(field));
	const { created } = row;
	return {
		...contentsOf(kept, row),
		...filled('approved', contentsOf(kept, row.approved)),
		...(created && { created: asJson({ person: created.person, time: created.time }) }),
		id: row.id,
		document: row.document,
	} as SnapshotRecord;
}

function contentsOf(
	fields: readonly string[],
	from: Readonly<Record<string, unknown>>,
): Record<string, Json> {
	return Object.fromEntries(fields.flatMap((field) => Object.entries(filled(field, asJson(from[field])))));
}

const filled = (name: string, content: Json): Record<string, Json> =>
	isEmpty(content) ? {} : { [name]: content };

function isEmpty(content: Json): boolean {
	return content === null || content === '' || (typeof content === 'object' && !Object.keys(content).length);
}

/**
 * What of a value JSON can say: anybody's app may have written anything into a record, and it must not keep a period from being
 * closed. What JSON cannot say becomes null, a member without a value is left out.
 */
export function asJson(value: unknown, depth = 0): Json {
	if (typeof value === 'string') return value.toWellFormed();
	if (typeof value === 'number') return Number.isFinite(value) ? value : null;
	if (typeof value === 'boolean') return value;
	if (typeof value !== 'object' || value === null || depth > DEEPEST) return null;
	if (Array.isArray(value)) return value.map((member) => asJson(member, depth + 1));
	if (ArrayBuffer.isView(value)) return null;
	return Object.fromEntries(
		Object.entries(value)
			.filter(([, member]) => member !== undefined)
			.map(([key, member]) => [key.toWellFormed(), asJson(member, depth + 1)]),
	);
}

/** Whether two contents of a snapshot say the same. */
export function sameJson(one: Json | undefined, other: Json | undefined): boolean {
	if (one === other) return true;
	if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return false;
	if (Array.isArray(one) !== Array.isArray(other)) return false;
	const [here, there] = [one, other] as Readonly<Record<string, Json>>[];
	const keys = Object.keys(here!);
	return (
		keys.length === Object.keys(there!).length &&
		keys.every((key) => Object.hasOwn(there!, key) && sameJson(here![key], there![key]))
	);
}

/** Deeper than anything that a form writes; a circle ends here too. */
const DEEPEST = 64;
