import type { DocumentFamily } from './kind.ts';

/** Whoever may write or read a family: roles, or those whom the document itself names. */
export type Audience =
	'all' | 'editors' | 'evaluators' | 'facilitators' | 'invited' | 'members' | 'memberOrganisations' | 'owner';

export interface DocumentFamilyRow {
	readonly family: DocumentFamily;
	/** How its documents are called; each `<…>` stands for one id. */
	readonly pattern: string;
	readonly writers: readonly Audience[];
	readonly readers: readonly Audience[];
}

/**
 * Every family of documents, who writes it and who reads it: permissions exist per document only.
 * `members` are those of the organisation named; `memberOrganisations` those of a body's organisations; `owner` is the one
 * seat or evaluator that the name ends with.
 */
export const documentFamilies: readonly DocumentFamilyRow[] = [
	{ family: 'plan', pattern: 'plan', writers: ['editors'], readers: ['all'] },
	{ family: 'org', pattern: 'org/<organisation>', writers: ['members', 'editors'], readers: ['all'] },
	{
		family: 'private',
		pattern: 'private/<organisation>',
		writers: ['members', 'editors'],
		readers: ['members', 'editors'],
	},
	{
		family: 'body',
		pattern: 'body/<body>',
		writers: ['memberOrganisations', 'editors'],
		readers: ['all'],
	},
	{
		family: 'workshop',
		pattern: 'workshop/<workshop>',
		writers: ['invited'],
		readers: ['invited', 'editors'],
	},
	{
		family: 'stage',
		pattern: 'stage/<workshop>',
		writers: ['facilitators'],
		readers: ['invited', 'editors'],
	},
	{
		family: 'seat',
		pattern: 'seat/<workshop>/<seat>',
		writers: ['owner'],
		readers: ['owner', 'facilitators'],
	},
	{ family: 'report', pattern: 'report/<report>', writers: ['editors', 'invited'], readers: ['all'] },
	{
		family: 'evaluation',
		pattern: 'evaluation/<evaluation>',
		writers: ['evaluators', 'editors'],
		readers: ['all'],
	},
	{
		family: 'rating',
		pattern: 'rating/<evaluation>/<evaluator>',
		writers: ['owner'],
		readers: ['owner', 'editors'],
	},
];

/** What every id looks like: lower-case letters, digits and hyphens, at most 64 characters. */
export const ID = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** Number of ids in the name of each family's documents. */
const idsByFamily = new Map<string, number>(
	documentFamilies.map(({ family, pattern }) => [family, pattern.split('/').length - 1]),
);

/** Whether a document may be called so; the relay has the same grammar. */
export function isDocumentName(name: unknown): name is string {
	if (typeof name !== 'string') return false;
	const [family, ...ids] = name.split('/');
	return idsByFamily.get(family!) === ids.length && ids.every((id) => ID.test(id));
}

/** The family of a document from its name: `plan`, or what stands before the first slash. The name is not checked. */
export function familyOf(documentName: string): DocumentFamily {
	return documentName.split('/')[0] as DocumentFamily;
}
