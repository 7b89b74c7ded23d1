import { concept, defineKind, localised, reference, set, value } from './kind.ts';

/** What is left of a project 6, 12 or 24 months after its grant ended. */
export const continuityReview = defineKind({
	name: 'continuityReview',
	documents: ['org'],
	fields: {
		/** That of the project, so that lists and counts name it. */
		title: localised(),
		project: reference('project', { required: true }),
		/** After the end of the project: 6, 12 or 24. */
		months: value('number', { required: true }),
		date: value('date', { required: true }),
		goesOn: concept('continuity', { required: true }),
		whoPays: localised(),
		reused: localised(),
		note: localised(),
		actions: set({ ref: 'action' }),
		metropolises: set({ ref: 'metropolis' }),
		organisations: set({ ref: 'organisation' }),
		councils: set({ ref: 'organisation' }),
		networks: set({ ref: 'organisation' }),
		zones: set({ ref: 'zone' }),
		themes: set({ ref: 'theme' }),
		arisesFrom: value('string'),
	},
	title: ['title', 'project'],
	indexes: ['project', 'actions', 'metropolises', 'organisations', 'arisesFrom'],
	search: ['whoPays', 'reused', 'note'],
});
