import { entry } from '#lib/domain/entry.ts';
import type { AnyRow, Kind } from '#lib/domain/kind.ts';
import { kinds } from '#lib/domain/kinds.ts';
import { organisation } from '#lib/domain/organisation.ts';
import { ownerOf } from '#lib/domain/owner.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** Registers: what an organisation keeps in its own document, and what may come of something else. */
const REGISTERS: readonly Kind[] = [...kinds.values()].filter(
	(kind) => kind.name !== entry.name && kind.documents.includes('org') && kind.fields.arisesFrom,
);

/** The fields of a kind that name organisations. */
const partyFields = (kind: Kind) =>
	Object.entries(kind.fields).flatMap(([name, field]) =>
		'ref' in field && field.ref?.includes(organisation.name) ? [name] : [],
	);

export interface RegisterPart {
	readonly kind: Kind;
	/** Its own first, then those of others in which it takes part. */
	readonly rows: readonly { readonly row: AnyRow; readonly isOwn: boolean }[];
}

/** The records of every register that an organisation keeps or is named in; registers without any are left out. Live. */
export function registersOf(workspace: Pick<Workspace, 'rows'>, id: string): RegisterPart[] {
	return REGISTERS.map((kind) => {
		const fields = partyFields(kind);
		const rows = (workspace.rows(kind) as readonly AnyRow[])
			.map((row) => ({ row, isOwn: ownerOf(row) === id }))
			.filter(({ row, isOwn }) => isOwn || fields.some((field) => [row[field]].flat().includes(id)));
		return { kind, rows: rows.sort((one, other) => Number(other.isOwn) - Number(one.isOwn)) };
	}).filter(({ rows }) => rows.length > 0);
}

/** Where a record stands, in the words of its kind. */
export function standingOf({
	kind,
	row,
}: {
	kind: Kind;
	row: AnyRow;
}): { vocabulary: string; code: string } | null {
	for (const name of ['stage', 'status', 'outcome']) {
		const field = kind.fields[name];
		const code = row[name];
		if (field?.type === 'value' && field.concept && typeof code === 'string' && code)
			return { vocabulary: field.concept, code };
	}
	return null;
}

export interface Shared {
	readonly id: string;
	/** How many facts name both. */
	readonly count: number;
}

/** With whom something was done together, those with whom most was first. */
export function sharedWith(counts: ReadonlyMap<string, number>, own: string): Shared[] {
	return [...counts]
		.filter(([id, count]) => id !== own && count > 0)
		.map(([id, count]) => ({ id, count }))
		.sort((one, other) => other.count - one.count || (one.id < other.id ? -1 : 1));
}
