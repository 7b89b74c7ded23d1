import type { AnyRow, Field } from './kind.ts';
import { kindNamed } from './kinds.ts';
import { type CoveredRecords, isReadByAll, type RowsOfKind, SNAPSHOT_KINDS } from './periodCoverage.ts';
import { asJson, type Json } from './snapshotRecord.ts';
import type { Subject } from './subject.ts';

/** What records that a snapshot refers to were called: it must be readable when the plan says something else, or is gone. */
export type SnapshotNames = Readonly<Record<Subject, Json>>;

/**
 * The names of everything that these records refer to and that is not among them.
 * @param alsoNamed what else is to be named, e.g. `organisation/amb`
 */
export function nameReferences(
	records: CoveredRecords,
	alsoNamed: readonly Subject[],
	rowsOf: RowsOfKind,
): SnapshotNames {
	const wanted = new Set<string>(alsoNamed);
	const kinds = new Set(alsoNamed.map((subject) => subject.split('/')[0]!));
	for (const kind of SNAPSHOT_KINDS)
		for (const record of records[kind])
			for (const [name, field] of Object.entries(kindNamed(kind).fields))
				for (const refKind of refersTo(field))
					for (const id of idsIn(record[name])) {
						wanted.add(`${refKind}/${id}`);
						kinds.add(refKind);
					}
	for (const kind of SNAPSHOT_KINDS) for (const { id } of records[kind]) wanted.delete(`${kind}/${id}`);

	const names: Record<string, Json> = {};
	for (const kind of [...kinds].sort())
		for (const row of rowsOf(kind)
			.filter((row) => wanted.has(`${kind}/${row.id}`) && isReadByAll(row))
			.sort(byStanding)) {
			const name = nameOf(row);
			if (name !== null) names[`${kind}/${row.id}`] ??= name;
		}
	return names;
}

/** Of one id in two documents the one that was not retracted, then by document: never the one that came first. */
const byStanding = (one: AnyRow, other: AnyRow) =>
	Number(Boolean(one.retracted)) - Number(Boolean(other.retracted)) ||
	(one.document < other.document ? -1 : one.document > other.document ? 1 : 0);

const refersTo = (field: Field): readonly string[] => ('ref' in field ? (field.ref ?? []) : []);

function idsIn(content: Json | undefined): string[] {
	if (typeof content === 'string') return [content];
	if (Array.isArray(content)) return content.filter((id) => typeof id === 'string');
	const parent = (content as { parent?: Json } | null | undefined)?.parent;
	return typeof parent === 'string' ? [parent] : [];
}

function nameOf(row: AnyRow): Json {
	for (const field of kindNamed(row.kind).title) {
		const content = asJson(row[field]);
		if (typeof content === 'string' && content) return content;
		if (typeof content === 'object' && content && Object.keys(content).length > 0) return content;
	}
	return null;
}
