import type { AnyRow, Kind } from '#lib/domain/kind.ts';
import { kinds } from '#lib/domain/kinds.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** Records of one kind that name a record in one of their fields. */
export interface Referring {
	readonly kind: Kind;
	readonly field: string;
	readonly rows: readonly AnyRow[];
}

/** Fields that may refer to a kind: those that tables index, and places, whose parent may be of it. */
export function referringFields(to: string): { kind: Kind; field: string; isPlace: boolean }[] {
	return [...kinds.values()].flatMap((kind) =>
		Object.entries(kind.fields).flatMap(([field, declared]) => {
			if (!('ref' in declared) || !declared.ref?.includes(to)) return [];
			const isPlace = declared.type === 'place';
			return isPlace || kind.indexes.includes(field) ? [{ kind, field, isPlace }] : [];
		}),
	);
}

/** What refers to a record; live. */
export function referencesTo(workspace: Workspace, to: Kind, id: string): Referring[] {
	return referringFields(to.name).flatMap(({ kind, field, isPlace }) => {
		const rows: readonly AnyRow[] = isPlace
			? workspace
					.rows(kind)
					.filter((row) => (row[field as never] as { parent?: string } | null)?.parent === id)
			: workspace.rowsBy(kind, field, id);
		return rows.length > 0 ? [{ kind, field, rows }] : [];
	});
}
