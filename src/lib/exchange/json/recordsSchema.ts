import { documentFamilies, ID } from '#lib/domain/document.ts';
import { isExportableDocument } from '#lib/domain/exportable.ts';
import type { Field, Kind, Scalar } from '#lib/domain/kind.ts';
import { LANGUAGES } from '#lib/domain/language.ts';
import { exportedKinds } from './exportedKinds.ts';
import { RECORDS_FORMAT, RECORDS_VERSION } from './recordsFile.ts';

type Schema = Readonly<Record<string, unknown>>;

/** JSON Schema (draft 2020-12) of a file of records, from the kinds as they are declared. */
export function recordsSchema(): Schema {
	const exported = exportedKinds();
	return {
		$schema: 'https://json-schema.org/draft/2020-12/schema',
		title: 'Rumb: the records of a plan',
		description:
			'Every record of a plan that everybody reads, as Rumb exports it and takes it in again. What a file leaves out, or leaves blank, changes nothing when it is taken in.',
		type: 'object',
		properties: {
			format: { const: RECORDS_FORMAT },
			version: { const: RECORDS_VERSION, description: 'Of the file as a whole.' },
			workspace: { $ref: '#/$defs/id', description: 'The workspace that it was exported from.' },
			title: { $ref: '#/$defs/localised', description: 'What the plan is called.' },
			sample: { const: true, description: 'Only where everything in it is invented.' },
			kinds: {
				description: 'The version of each kind of which there are records.',
				type: 'object',
				properties: Object.fromEntries(exported.map(({ name, version }) => [name, { const: version }])),
				additionalProperties: false,
			},
			records: {
				description: 'By kind; in each kind by id.',
				type: 'object',
				properties: Object.fromEntries(
					exported.map(({ name }) => [name, { type: 'array', items: { $ref: `#/$defs/${name}` } }]),
				),
				additionalProperties: false,
			},
		},
		required: ['format', 'version', 'workspace', 'title', 'kinds', 'records'],
		additionalProperties: false,
		$defs: { ...SHARED, ...Object.fromEntries(exported.map((kind) => [kind.name, kindSchema(kind)])) },
	};
}

const languages = (): Schema => ({
	type: 'object',
	properties: Object.fromEntries(LANGUAGES.map((language) => [language, { type: 'string' }])),
	additionalProperties: false,
});

const SHARED: Schema = {
	id: { type: 'string', pattern: ID.source },
	localised: { ...languages(), description: 'Words by language; a language that is absent is untranslated.' },
	text: {
		...languages(),
		description: 'A text that several write together, as plain text, one line a paragraph.',
	},
	edited: {
		type: ['string', 'null'],
		pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$',
		description:
			'When somebody last made or edited the record; null where it came with the plan and nobody has since. An import compares with it.',
	},
	fingerprints: {
		type: 'object',
		additionalProperties: { type: 'string' },
		description:
			'What each field said when the file was made, by its name, or its name and language (title/ca), in a few characters: an import tells from it what was edited in the file. Leave it as it is; without it everything that differs counts as edited.',
	},
	members: {
		type: 'array',
		items: { type: 'string' },
		uniqueItems: true,
		description: 'A set; the order says nothing.',
	},
	date: {
		type: 'string',
		description: 'An ISO 8601 date, e.g. 2024-03-18; 2024-03 or 2024 where only that is known.',
	},
	place: {
		type: 'object',
		properties: {
			parent: { type: ['string', 'null'], description: 'The record that it stands under.' },
			position: { type: 'string', description: 'Siblings are ordered by it, as text.' },
		},
		required: ['parent', 'position'],
		additionalProperties: false,
	},
};

function kindSchema({ fields, documents }: Kind): Schema {
	const own = Object.entries(fields);
	const approved = own.filter(([, field]) => field.approved);
	return {
		type: 'object',
		properties: {
			id: { $ref: '#/$defs/id' },
			document: { type: 'string', pattern: documentPattern(documents) },
			...Object.fromEntries(own.map(([name, field]) => [name, fieldSchema(field)])),
			edited: { $ref: '#/$defs/edited' },
			fingerprints: { $ref: '#/$defs/fingerprints' },
			...(approved.length > 0 && {
				approved: {
					description: 'What was approved, where the working content beside it differs.',
					type: 'object',
					properties: Object.fromEntries(approved.map(([name, field]) => [name, fieldSchema(field)])),
					additionalProperties: false,
				},
			}),
		},
		required: ['id', 'document'],
		additionalProperties: false,
	};
}

function documentPattern(families: Kind['documents']): string {
	const id = ID.source.slice(1, -1);
	const names = documentFamilies
		.filter(({ family }) => families.includes(family) && isExportableDocument(family))
		.map(({ pattern }) => pattern.replace(/<[^>]+>/gu, id));
	return `^(?:${names.join('|')})$`;
}

const SCALARS: Record<Scalar, Schema> = {
	string: { type: 'string' },
	number: { type: 'number' },
	boolean: { type: 'boolean' },
	date: { $ref: '#/$defs/date' },
	year: { type: 'integer' },
	json: { description: 'Any JSON.' },
};

function fieldSchema(field: Field): Schema {
	const shape = shapeOf(field);
	const about = [
		'ref' in field && field.ref ? `Ids of: ${field.ref.join(', ')}.` : '',
		'concept' in field && field.concept ? `Codes of the vocabulary ${field.concept}.` : '',
	].filter(Boolean);
	return about.length > 0 ? { ...shape, description: about.join(' ') } : shape;
}

function shapeOf(field: Field): Schema {
	if (field.type === 'value') return SCALARS[field.of];
	return { $ref: `#/$defs/${field.type === 'set' ? 'members' : field.type}` };
}
