import type { AnyRow, Field, Kind } from '#lib/domain/kind.ts';
import { LANGUAGES, type Language } from '#lib/domain/language.ts';
import { kinds } from '#lib/domain/kinds.ts';
import { nameKey } from '#lib/domain/observatoryNames.ts';

/** What the cells of a column hold. */
export type Nature =
	| 'id'
	| 'owner'
	| 'string'
	| 'number'
	| 'boolean'
	| 'date'
	| 'year'
	| 'json'
	| 'words'
	| 'text'
	| 'one'
	| 'many'
	| 'strings'
	| 'parent';

/** One thing that a cell may name: a record, or a word of a vocabulary. */
export interface Listed {
	readonly id: string;
	/** How a cell is written: its name, or its id where the name means several, or none. */
	readonly label: string;
	/** Everything that it is called, in every language. */
	readonly names: readonly string[];
}

export interface SheetColumn {
	/** `id`, `owner`, `date`, `title/ca`. */
	readonly key: string;
	readonly heading: string;
	/** All headings by which it is known: in four languages, and by the field's own name. */
	readonly names: readonly string[];
	readonly nature: Nature;
	/** Absent for `id` and `owner`. */
	readonly field?: string;
	readonly language?: Language;
	/** The list whose things it names: `concept:…` or the kinds. */
	readonly list?: string;
	readonly required: boolean;
	/** Written for whoever reads it; what is changed there is left as it is, and said. */
	readonly readOnly: boolean;
}

/** How a kind's records lie in a sheet, made from its declaration and the plan's words: plain data, that a worker can take. */
export interface Layout {
	readonly kind: string;
	/** The reader's, in which names are shown where they have one. */
	readonly language: Language;
	/** Fields with which people recognise a record. */
	readonly title: readonly string[];
	readonly columns: readonly SheetColumn[];
	readonly lists: Readonly<Record<string, readonly Listed[]>>;
	/** Words for true and false, first as they are written. */
	readonly yes: readonly string[];
	readonly no: readonly string[];
}

export interface LayoutWords {
	readonly language: Language;
	/** Names of a heading in all languages, the reader's first; `id` and `owner` among the fields. */
	readonly headings: (field: string) => readonly string[];
	readonly lists: Layout['lists'];
	readonly yes: readonly string[];
	readonly no: readonly string[];
}

/** Fields that only the tool writes: where a record came from and went, what somebody has judged of duplicates. */
const TOOLS_OWN = new Set(['source', 'movedFrom', 'movedTo', 'notSameAs', 'arisesFrom']);

/** The list that a field names things of. */
export function listOf(field: Field): string | undefined {
	if ('concept' in field && field.concept) return `concept:${field.concept}`;
	return 'ref' in field && field.ref ? [...field.ref].sort().join('+') : undefined;
}

/** Records of which there may be very many stand in no list, by which their names could be told apart. */
const isOfVeryMany = (field: Field) =>
	'ref' in field && (field.ref?.some((kind) => kinds.get(kind)?.listing) ?? false);

function natureOf(field: Field): Nature {
	if (field.type === 'localised') return 'words';
	if (field.type === 'text') return 'text';
	if (field.type === 'place') return 'parent';
	if (field.type === 'set') return listOf(field) ? 'many' : 'strings';
	return listOf(field) ? 'one' : field.of;
}

/** The columns of a kind: its id, its fields in their order, words once a language, and whose document it is in. */
export function layoutOf(kind: Kind, words: LayoutWords): Layout {
	const columns: SheetColumn[] = [column('id', 'id', words.headings('id'))];
	for (const [name, field] of Object.entries(kind.fields)) {
		const nature = natureOf(field);
		const shared = {
			field: name,
			list: listOf(field),
			required: field.required ?? false,
			readOnly: nature === 'json' || nature === 'parent' || TOOLS_OWN.has(name) || isOfVeryMany(field),
		};
		const names = words.headings(name);
		if (nature !== 'words' && nature !== 'text') columns.push({ ...column(name, nature, names), ...shared });
		else
			for (const language of LANGUAGES)
				columns.push({
					...column(
						`${name}/${language}`,
						nature,
						names.map((label) => `${label} (${language})`),
					),
					...shared,
					language,
				});
	}
	if (kind.documents.includes('org'))
		columns.push({ ...column('owner', 'owner', words.headings('owner')), readOnly: true });
	const { language, lists, yes, no } = words;
	return { kind: kind.name, language, title: kind.title, columns: toldApart(columns), lists, yes, no };
}

const column = (key: string, nature: Nature, names: readonly string[]): SheetColumn => ({
	key,
	nature,
	heading: names[0] ?? key,
	names: [...new Set([...names, key])],
	required: false,
	readOnly: false,
});

/** Two columns are never called the same: the field's own name follows in brackets. */
function toldApart(columns: readonly SheetColumn[]): SheetColumn[] {
	const count = Map.groupBy(columns, ({ heading }) => nameKey(heading));
	return columns.map((one) =>
		count.get(nameKey(one.heading))!.length > 1
			? {
					...one,
					heading: `${one.heading} [${one.key}]`,
					names: [...one.names, `${one.heading} [${one.key}]`],
				}
			: one,
	);
}

/** What a sheet needs of a record; nothing of who wrote it, and nothing private. */
export function slimRow(layout: Layout, row: AnyRow): AnyRow {
	const fields = new Set(layout.columns.flatMap(({ field }) => field ?? []));
	return Object.fromEntries(
		['kind', 'id', 'document', ...fields].map((name) => [name, row[name]]),
	) as unknown as AnyRow;
}

/** Records as bytes that are handed to a worker without being copied. */
export const packRows = (layout: Layout, rows: readonly AnyRow[]): Uint8Array<ArrayBuffer> =>
	new TextEncoder().encode(JSON.stringify(rows.map((row) => slimRow(layout, row))));

export const unpackRows = (packed: readonly Uint8Array[]): AnyRow[] =>
	packed.flatMap((bytes) => JSON.parse(new TextDecoder().decode(bytes)) as AnyRow[]);
