/** How a change of contents becomes changes of cells: only what differs is written. */
import type { Change } from '#lib/documents/change.ts';
import type { AnyRow, Contents, Field, Kind } from '#lib/domain/kind.ts';
import { LANGUAGES, type Localised } from '#lib/domain/language.ts';

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
