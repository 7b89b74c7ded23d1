import { action } from './action.ts';
import type { DocumentFamily, Kind } from './kind.ts';

const declared = [action] as const;

/** Every kind of record, by name: adding one is one file and one line here. */
export const kinds: ReadonlyMap<string, Kind> = new Map(
	declared.map((kind) => [kind.name, kind as unknown as Kind]),
);

/**
 * The kind with this name.
 * @throws when no such kind is declared.
 */
export function kindNamed(name: string): Kind {
	const kind = kinds.get(name);
	if (!kind) throw new Error(`no kind is called "${name}"`);
	return kind;
}

/** The family of a document from its name: `plan`, or what stands before the first slash. */
export function familyOf(documentName: string): DocumentFamily {
	return documentName.split('/')[0] as DocumentFamily;
}

/** Kinds that a document may hold. What it holds beyond them is never shown as data, and is reported. */
export function kindsOf(documentName: string): Kind[] {
	const family = familyOf(documentName);
	return [...kinds.values()].filter((kind) => kind.documents.includes(family));
}
