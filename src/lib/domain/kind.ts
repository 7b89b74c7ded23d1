import type { Language, Localised } from './language.ts';
import type { Listing } from './listing.ts';

/**
 * A kind of record, declared as data: its fields and how each merges, the documents that may hold it, what is indexed, and
 * how an old shape is read. Documents, tables, forms, lists, import and export are all driven by this declaration.
 */
export interface Kind<F extends Fields = Fields> {
	readonly name: string;
	/** Breaking version of the shape; an added field does not raise it. */
	readonly version: number;
	/** Families of documents (see `documentFamilies`) that may hold it. */
	readonly documents: readonly DocumentFamily[];
	readonly fields: F;
	/** Fields with which people recognise a record; the first that has a value is its title. */
	readonly title: readonly string[];
	/** A field with the year that follows the title wherever a record is named: it is never older than the record. */
	readonly titleYear?: string;
	/** Fields that tables index: `rows by value of this field`. */
	readonly indexes: readonly string[];
	/** Fields that the search reads beside the title. */
	readonly search: readonly string[];
	/** How its rows are listed, where a plan may have very many. */
	readonly listing?: Listing;
	/** Whether a record may be retracted; the plan itself is what everything else hangs on. */
	readonly retractable: boolean;
	/** Turns the stored cells of an older breaking version into today's; runs on read, never in bulk. */
	readonly upgrade: (cells: Record<string, unknown>, version: number) => Record<string, unknown>;
}

export type DocumentFamily =
	'plan' | 'org' | 'private' | 'body' | 'workshop' | 'stage' | 'seat' | 'report' | 'evaluation' | 'rating';

export type Scalar = 'string' | 'number' | 'boolean' | 'date' | 'year' | 'json';

interface Shared {
	/** Whether the approved content is kept beside the working one: what differs from it says so. */
	readonly approved?: boolean;
	/** Whether a new record, or a template, must give it. */
	readonly required?: boolean;
}

/** One cell: the last value wins, the one that lost is kept as a conflict. `ref` names kinds; `concept` a vocabulary. */
export interface ValueField extends Shared {
	readonly type: 'value';
	readonly of: Scalar;
	readonly ref?: readonly string[];
	readonly concept?: string;
}
/** One key per member: additions and removals merge one by one. */
export interface SetField extends Shared {
	readonly type: 'set';
	readonly ref?: readonly string[];
	readonly concept?: string;
}
/** One cell per language. */
export interface LocalisedField extends Shared {
	readonly type: 'localised';
}
/** Co-written rich text per language, a root type of its own. */
export interface TextField extends Shared {
	readonly type: 'text';
}
/** Parent and position in one cell. */
export interface PlaceField extends Shared {
	readonly type: 'place';
	readonly ref?: readonly string[];
	/** A move that loses to a concurrent one is not kept to be decided on: whoever made it sees where the other put it. */
	readonly lossy?: boolean;
}

export type Field = ValueField | SetField | LocalisedField | TextField | PlaceField;
export type Fields = Readonly<Record<string, Field>>;

/** A position among siblings: `parent` is a record's id or null, `position` a fractional key. */
export interface Place {
	parent: string | null;
	position: string;
}

type ScalarOf = {
	string: string;
	number: number;
	boolean: boolean;
	date: string;
	year: number;
	json: unknown;
};

type ContentOf<F extends Field> = F extends ValueField
	? ScalarOf[F['of']] | null
	: F extends SetField
		? readonly string[]
		: F extends PlaceField
			? Place | null
			: Localised;

export type ContentsOf<F extends Fields> = { -readonly [N in keyof F]: ContentOf<F[N]> };

/** Who set something, on which device, when (milliseconds since 1970; shown, never used alone for order). */
export interface Stamp {
	person: string;
	device: string;
	time: number;
}

export interface Retraction extends Stamp {
	reason: string;
}

/** What every row has, whatever its kind. A type, not an interface, so that a row of known fields stands wherever any row may. */
export type RowMeta = {
	readonly kind: string;
	readonly id: string;
	/** Name of the document that holds it, e.g. `plan` or `org/badalona`. */
	readonly document: string;
	/** Absent for what a seed brought: the seed is its author. */
	readonly created?: Stamp;
	/** Who set a field last, for those changed after creation. Keys are field names, `title/ca` for one language. */
	readonly edited: Readonly<Record<string, Stamp>>;
	readonly retracted?: Retraction;
	/** The approved contents of the fields that keep them apart. */
	readonly approved: Readonly<Record<string, unknown>>;
};

/** A plain record, as tables hold it and screens show it. */
export type Row<F extends Fields = Fields> = RowMeta & Readonly<ContentsOf<F>>;
export type RowOf<K extends { readonly fields: Fields }> = Row<K['fields']>;
export type AnyRow = RowMeta & Readonly<Record<string, unknown>>;

/** Contents for a new record: only what is known. Text may be given as plain text; it becomes the first co-written text. */
export type Contents = Readonly<Record<string, unknown>>;

type Options = { approved?: boolean; required?: boolean };

export const value = <const S extends Scalar = 'string'>(
	of: S = 'string' as S,
	options: Options = {},
): ValueField & { of: S } => ({
	type: 'value',
	of,
	...options,
});
export const reference = (
	kinds: string | readonly string[],
	options: Options = {},
): ValueField & { of: 'string' } => ({
	type: 'value',
	of: 'string',
	ref: [kinds].flat(),
	...options,
});
export const concept = (vocabulary: string, options: Options = {}): ValueField & { of: 'string' } => ({
	type: 'value',
	of: 'string',
	concept: vocabulary,
	...options,
});
export const set = (
	options: Options & { ref?: string | readonly string[]; concept?: string } = {},
): SetField => {
	const { ref, ...rest } = options;
	return { type: 'set', ...rest, ...(ref ? { ref: [ref].flat() } : {}) };
};
export const localised = (options: Options = {}): LocalisedField => ({ type: 'localised', ...options });
export const text = (options: Options = {}): TextField => ({ type: 'text', ...options });
export const place = (ref?: string | readonly string[], { lossy }: { lossy?: boolean } = {}): PlaceField => ({
	type: 'place',
	...(ref ? { ref: [ref].flat() } : {}),
	...(lossy ? { lossy } : {}),
});

/** Names that a field may not take, since every row has them. */
const RESERVED = new Set([
	'kind',
	'id',
	'document',
	'created',
	'edited',
	'retracted',
	'approved',
	'version',
	'fingerprints',
]);

/**
 * Declares a kind. Every kind keeps the `source` of a record that came from a plan's template (a chapter of the plan, or a file).
 * @throws when a field takes a reserved name, or has a name that a cell key could not carry.
 */
export function defineKind<const F extends Fields>(
	declaration: {
		name: string;
		fields: F;
		title?: readonly (keyof F & string)[];
		titleYear?: keyof F & string;
		indexes?: readonly (keyof F & string)[];
		search?: readonly (keyof F & string)[];
	} & Partial<Pick<Kind, 'version' | 'documents' | 'listing' | 'retractable' | 'upgrade'>>,
): Kind<F & typeof sourceField> {
	const { name, fields } = declaration;
	for (const field of Object.keys(fields))
		if (RESERVED.has(field) || !/^[a-z][A-Za-z0-9]*$/.test(field))
			throw new Error(`kind ${name}: a field cannot be called "${field}"`);
	return {
		version: 1,
		retractable: true,
		documents: ['plan'],
		title: ['title'],
		indexes: [],
		search: [],
		upgrade: (cells) => cells,
		...declaration,
		fields: { ...fields, ...sourceField },
	};
}

const sourceField = { source: value('string') } as const;

/** Whether a field's content is written once per language. */
export function isPerLanguage(field: Field): field is LocalisedField | TextField {
	return field.type === 'localised' || field.type === 'text';
}

export type { Language, Localised };
