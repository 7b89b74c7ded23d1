import { concept, defineKind, localised, reference, set, text, value } from './kind.ts';

/** A solution on its way from where it works to where it is wanted: an innovation bridge. */
export const transfer = defineKind({
	name: 'transfer',
	documents: ['org'],
	fields: {
		title: localised({ required: true }),
		solution: reference('solution'),
		fromMetropolis: reference('metropolis'),
		fromOrganisation: reference('organisation'),
		toMetropolis: reference('metropolis'),
		toOrganisation: reference('organisation'),
		stage: concept('transfer-stage', { required: true }),
		begun: value('date'),
		/** The day on which it was adopted, or no longer pursued. */
		ended: value('date'),
		description: text(),
		/** What came of it, or why it is not pursued. */
		outcome: localised(),
		lessons: text(),
		actions: set({ ref: 'action' }),
		/** Everybody concerned, both ends among them: written together with them (`transferEnds.ts`). */
		metropolises: set({ ref: 'metropolis' }),
		organisations: set({ ref: 'organisation' }),
		networks: set({ ref: 'organisation' }),
		councils: set({ ref: 'organisation' }),
		zones: set({ ref: 'zone' }),
		themes: set({ ref: 'theme' }),
		goals: set({ ref: 'sustainableDevelopmentGoal' }),
		tags: set(),
		/** The record that it came of; see `subject.ts`. */
		arisesFrom: value('string'),
	},
	indexes: [
		'solution',
		'stage',
		'fromMetropolis',
		'fromOrganisation',
		'toMetropolis',
		'toOrganisation',
		'actions',
		'metropolises',
		'organisations',
		'themes',
		'arisesFrom',
	],
	search: ['description', 'outcome', 'lessons', 'tags'],
});
