import { entry } from '#lib/domain/entry.ts';
import type { EntryRow } from '#lib/domain/entryOrder.ts';
import { type EntryField, fieldsOfType } from '#lib/domain/entryTypes.ts';
import { isNothing } from '#lib/records/content.ts';

export type GroupName = 'what' | 'written' | 'plan' | 'who' | 'details' | 'also';

/** Under which heading a field stands; what is named nowhere stands under “details”. */
const GROUPS: readonly [GroupName, readonly EntryField[]][] = [
	['what', ['type', 'title', 'date', 'until', 'location', 'edition', 'origin']],
	['written', ['description', 'conclusions', 'lessons', 'followUp']],
	['plan', ['actions', 'metropolises', 'zones', 'themes', 'goals']],
	['who', ['organisations', 'networks', 'hosts', 'functions', 'companies', 'clusters']],
];

/** What is shown otherwise than as a field among others. */
const ELSEWHERE: ReadonlySet<EntryField> = new Set([
	'sharedWith',
	'notSameAs',
	'movedFrom',
	'movedTo',
	'arisesFrom',
]);

const isWritten = (row: EntryRow, field: EntryField) => !isNothing(entry.fields[field], row[field]);

/**
 * The fields that an entry's type asks for, by heading, and those that it does not ask for but that say something.
 * @param kept fields that stay although they are empty: somebody is just writing them
 */
export function entryGroups(
	row: EntryRow,
	kept?: ReadonlySet<EntryField>,
): { name: GroupName; fields: EntryField[] }[] {
	const asked = (['type', ...fieldsOfType(row.type)] satisfies EntryField[]).filter(
		(field) => !ELSEWHERE.has(field),
	);
	const named = new Set(GROUPS.flatMap(([, fields]) => fields));
	const also = (Object.keys(entry.fields) as (EntryField | 'source')[]).filter(
		(field): field is EntryField =>
			field !== 'source' &&
			!ELSEWHERE.has(field) &&
			!asked.includes(field) &&
			(isWritten(row, field) || kept?.has(field) === true),
	);
	return [
		...GROUPS.map(([name, fields]) => ({ name, fields: fields.filter((field) => asked.includes(field)) })),
		{ name: 'details' as const, fields: asked.filter((field) => !named.has(field)) },
		{ name: 'also' as const, fields: also },
	].filter(({ fields }) => fields.length > 0);
}

/** What no entry should lack in the end: it may be saved without, and is completed later. */
export function stillMissing(row: EntryRow): EntryField[] {
	return (['type', 'date', 'actions'] as const).filter((field) => !isWritten(row, field));
}
