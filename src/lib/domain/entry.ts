import { concept, defineKind, localised, reference, set, text, value } from './kind.ts';

/**
 * One thing that was done, as the log gathers it: a meeting, a delegation received, a forum, a study … One kind with a type, whose
 * fields are data (`entryTypes.ts`), so that a draft can change its type and lose no word. It lives in the document of the
 * organisation that owns it; others attach to it through `sharedWith` and are never copied.
 */
export const entry = defineKind({
	name: 'entry',
	documents: ['org'],
	fields: {
		type: concept('entry-type', { required: true }),
		title: localised({ required: true }),
		/** ISO 8601 date, e.g. `2024-03-18`. */
		date: value('date', { required: true }),
		/** The last day, where it took more than one. */
		until: value('date'),
		location: value('string'),
		description: text(),
		actions: set({ ref: 'action' }),
		/** Who took part, beside the organisation that owns the entry. */
		organisations: set({ ref: 'organisation' }),
		networks: set({ ref: 'organisation' }),
		metropolises: set({ ref: 'metropolis' }),
		zones: set({ ref: 'zone' }),
		themes: set({ ref: 'theme' }),
		goals: set({ ref: 'sustainableDevelopmentGoal' }),
		/** Organisations whose entry it is too. */
		sharedWith: set({ ref: 'organisation' }),
		tags: set(),
		/** Who received a delegation, held a forum, ran a course. */
		hosts: set({ ref: 'organisation' }),
		/** Where a delegation came from, in words; its metropolis is among `metropolises`. */
		origin: value('string'),
		/** What the people of a delegation do, never who they are: names are private contacts. */
		functions: value('string'),
		/** Which one of a series, e.g. `12` or `2024`. */
		edition: value('string'),
		/** To whom a position or a publication was addressed, or by whom it was published. */
		outlet: value('string'),
		companies: set(),
		clusters: set(),
		fund: value('string'),
		fundScope: concept('fund-scope'),
		/** Persons. */
		participants: value('number'),
		/** Business or institutional contacts made. */
		contacts: value('number'),
		/** Euros. */
		amountEur: value('number'),
		conclusions: text(),
		lessons: text(),
		/** What is to follow, in words; a task says who and until when. */
		followUp: localised(),
		flags: set({ concept: 'entry-flag' }),
		/** Where it came from and where it went, when it was moved to another organisation's document. */
		movedFrom: value('string'),
		movedTo: value('string'),
		/** Entries of others that somebody has said are not the same thing, although they look so. */
		notSameAs: set({ ref: 'entry' }),
		/** The event during which it was written down. */
		event: reference('entry'),
		/** What it came of, e.g. `project/0k3…`; see `subject.ts`. */
		arisesFrom: value('string'),
	},
	indexes: [
		'type',
		'actions',
		'organisations',
		'networks',
		'metropolises',
		'zones',
		'themes',
		'goals',
		'sharedWith',
		'tags',
		'event',
		'arisesFrom',
	],
	listing: {
		newestBy: 'date',
		facets: {
			type: [{ field: 'type' }],
			action: [{ field: 'actions' }],
			/** Those that own it, share it or took part in it. */
			organisation: [{ owner: 'org' }, { field: 'sharedWith' }, { field: 'organisations' }],
			metropolis: [{ field: 'metropolises' }],
			zone: [{ field: 'zones' }],
			theme: [{ field: 'themes' }],
			network: [{ field: 'networks' }],
			goal: [{ field: 'goals' }],
			tag: [{ field: 'tags' }],
			year: [{ field: 'date', first: 4 }],
			lacking: [{ lacking: ['type', 'date', 'actions'] }],
		},
	},
	search: ['description', 'location', 'tags', 'companies', 'clusters', 'origin', 'conclusions', 'lessons'],
});
