/** How a change of contents becomes changes of cells: only what differs is written. */
import type { Change } from '#lib/documents/change.ts';
import type { AnyRow, Contents, Field, Kind } from '#lib/domain/kind.ts';
import { LANGUAGES, type Localised } from '#lib/domain/language.ts';
import { newRecordId } from '#lib/domain/recordId.ts';

function* changesOf(
	kind: Kind,
	row: AnyRow,
	name: string,
	field: Field,
	content: unknown,
): Generator<Change> {
	const target = { kind: kind.name, id: row.id };
	if (field.type === 'text')
		throw new Error(`${kind.name}.${name} is co-written: edit it through its text handle`);
	if (field.type === 'set') {
		const before = new Set(row[name] as string[]);
		const after = new Set((content ?? []) as string[]);
		for (const member of after)
			if (!before.has(member)) yield { do: 'add', ...target, key: `${name}/${member}` };
		for (const member of before)
			if (!after.has(member)) yield { do: 'remove', ...target, key: `${name}/${member}` };
	} else if (field.type === 'localised') {
		for (const language of LANGUAGES) {
			if (!(language in (content as Localised))) continue;
			const words = (content as Localised)[language] ?? '';
			if (words !== ((row[name] as Localised)[language] ?? ''))
				yield { do: 'set', ...target, key: `${name}/${language}`, content: words };
		}
	} else if (JSON.stringify(content) !== JSON.stringify(row[name]))
		yield { do: 'set', ...target, key: name, content };
}

/**
 * The changes that bring a row to these contents. A localised field names only the languages to change; a set is given whole.
 * @throws when the kind has no such field, or it is a co-written text
 */
export function changesTo(kind: Kind, row: AnyRow, contents: Contents): Change[] {
	return Object.entries(contents).flatMap(([name, content]) => {
		const field = kind.fields[name];
		if (!field) throw new Error(`${kind.name} has no field "${name}"`);
		return [...changesOf(kind, row, name, field, content)];
	});
}

/**
 * A record brought to these contents: the one with this id, else a new one in a document. With both, it is made there under this id
 * where there is none: a file that comes back names its records. Those that name one `seed`, and are written in one call, are then the
 * same records wherever the same file is brought in.
 */
export type Edit = { readonly kind: Kind; readonly contents: Contents } & (
	{ readonly id: string; readonly document?: string; readonly seed?: string } | { readonly document: string }
);

/**
 * The changes of each document that these edits make; those that change nothing, or what is gone from here, make none.
 * @throws for a new record of a kind that nobody may retract: it could not be taken back; and where the record stands in another
 * document than the one that is named
 */
export function changesByDocument(
	edits: readonly Edit[],
	rowOf: (kind: string, id: string) => AnyRow | undefined,
): Map<string, Change[]> {
	const changes = new Map<string, Change[]>();
	const add = (document: string, made: readonly Change[]) => {
		const others = changes.get(document);
		if (others) others.push(...made);
		else if (made.length > 0) changes.set(document, [...made]);
	};
	for (const edit of edits) {
		const { kind, contents } = edit;
		if ('id' in edit) {
			const row = rowOf(kind.name, edit.id);
			if (row && edit.document !== undefined && edit.document !== row.document)
				throw new Error(`${kind.name} "${edit.id}" stands in ${row.document}, not in ${edit.document}`);
			if (row) add(row.document, changesTo(kind, row, contents));
			if (row || edit.document === undefined) continue;
		}
		if (!kind.retractable) throw new Error(`a ${kind.name} is written by itself`);
		const id = 'id' in edit ? edit.id : newRecordId();
		const seed = 'id' in edit ? edit.seed : undefined;
		add(edit.document!, [
			{ do: 'create', kind: kind.name, id, contents, ...(seed !== undefined && { seed }) },
		]);
	}
	return changes;
}
