import { defineKind, localised, type RowOf, set, text, value } from './kind.ts';

/** Something that works somewhere and that others may want: what the catalogue offers and transfers carry from one place to another. */
export const solution = defineKind({
	name: 'solution',
	documents: ['org'],
	fields: {
		title: localised({ required: true }),
		description: text(),
		/** What it needs to work elsewhere. */
		conditions: text(),
		/** Whose it is. */
		organisations: set({ ref: 'organisation' }),
		/** Where it comes from. */
		metropolises: set({ ref: 'metropolis' }),
		/** The year from which it has been at work. */
		since: value('year'),
		link: value('string'),
		themes: set({ ref: 'theme' }),
		actions: set({ ref: 'action' }),
		networks: set({ ref: 'organisation' }),
		councils: set({ ref: 'organisation' }),
		zones: set({ ref: 'zone' }),
		goals: set({ ref: 'sustainableDevelopmentGoal' }),
		tags: set(),
		/** The record that it came of; see `subject.ts`. */
		arisesFrom: value('string'),
	},
	indexes: ['actions', 'metropolises', 'organisations', 'themes', 'arisesFrom'],
	search: ['description', 'conditions', 'tags'],
});

export type SolutionRow = RowOf<typeof solution>;
