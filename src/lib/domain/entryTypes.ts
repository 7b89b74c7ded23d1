import type { entry } from './entry.ts';

export type EntryField = Exclude<keyof (typeof entry)['fields'], 'source'>;

/** What every entry can say, whatever its type, in the order in which it is asked. */
export const commonEntryFields: readonly EntryField[] = [
	'title',
	'date',
	'until',
	'location',
	'actions',
	'metropolises',
	'organisations',
	'description',
	'networks',
	'zones',
	'themes',
	'goals',
	'tags',
	'sharedWith',
];

const gathering: readonly EntryField[] = ['hosts', 'participants', 'conclusions', 'followUp'];
const visit: readonly EntryField[] = [
	'hosts',
	'participants',
	'functions',
	'contacts',
	'lessons',
	'followUp',
	'flags',
];
const paper: readonly EntryField[] = ['outlet', 'conclusions', 'flags'];
const funded: readonly EntryField[] = ['fund', 'fundScope', 'amountEur', 'flags'];

/**
 * The fields that a type asks for beyond the common ones. The keys are the codes of the vocabulary `entry-type`; a type that a
 * plan adds asks for the common ones alone. A field that a type does not ask for and that has content is shown all the same.
 */
export const entryTypes: Readonly<Record<string, readonly EntryField[]>> = {
	'monitoring-note': ['conclusions', 'followUp'],
	meeting: gathering,
	forum: ['edition', ...gathering],
	seminar: ['edition', ...gathering],
	training: ['edition', 'hosts', 'participants', 'lessons'],
	study: paper,
	position: paper,
	publication: paper,
	news: ['outlet'],
	'joint-action': ['hosts', 'participants', 'followUp'],
	delegation: ['origin', ...visit],
	'study-visit': visit,
	mission: visit,
	event: ['edition', 'contacts', ...gathering],
	fair: ['edition', 'hosts', 'participants', 'contacts', 'companies', 'followUp'],
	project: [...funded, 'lessons'],
	'cooperation-project': [...funded, 'lessons'],
	application: [...funded],
	'funding-opportunity': ['fund', 'fundScope', 'amountEur', 'followUp'],
	support: ['participants', 'followUp'],
	service: ['participants', 'companies'],
	'follow-up': ['conclusions', 'flags'],
	agreement: ['amountEur', 'flags', 'followUp'],
	transfer: ['origin', 'lessons', 'flags'],
	investment: ['companies', 'amountEur', 'origin'],
	'sme-support': ['companies', 'amountEur'],
	'cluster-action': ['clusters', 'companies', 'participants'],
	'network-review': ['conclusions', 'flags', 'followUp'],
	'international-contact': ['contacts', 'functions', 'followUp', 'flags'],
};

/** The fields of an entry of this type, in the order in which they are asked. */
export function fieldsOfType(type: string | null): EntryField[] {
	const own = type !== null && Object.hasOwn(entryTypes, type) ? entryTypes[type]! : [];
	return [...commonEntryFields, ...own];
}
