import { isExportableDocument, isExportableKind } from '#lib/domain/exportable.ts';
import type { Kind } from '#lib/domain/kind.ts';
import { kinds } from '#lib/domain/kinds.ts';

/** Kinds of which a file may have records, by name. */
export function exportedKinds(): Kind[] {
	return [...kinds.values()]
		.filter(
			({ name, documents }) =>
				isExportableKind(name) && documents.some((family) => isExportableDocument(family)),
		)
		.sort((one, other) => (one.name < other.name ? -1 : 1));
}
