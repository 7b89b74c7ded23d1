import { concept, defineKind, localised, set, text, value } from './kind.ts';

/** Something learned that others, or the next plan, can use. */
export const lesson = defineKind({
	name: 'lesson',
	documents: ['org', 'plan', 'evaluation'],
	fields: {
		title: localised({ required: true }),
		type: concept('lesson-type', { required: true }),
		year: value('year'),
		/** What happened, and why. */
		detail: text(),
		/** What to do next time. */
		advice: localised(),
		/** In which plan it was learned, where that is not this one. */
		learnedIn: localised(),
		actions: set({ ref: 'action' }),
		themes: set({ ref: 'theme' }),
		zones: set({ ref: 'zone' }),
		metropolises: set({ ref: 'metropolis' }),
		networks: set({ ref: 'organisation' }),
		organisations: set({ ref: 'organisation' }),
		goals: set({ ref: 'sustainableDevelopmentGoal' }),
		tags: set(),
		arisesFrom: value('string'),
	},
	indexes: ['type', 'actions', 'themes', 'zones', 'metropolises', 'arisesFrom'],
	search: ['advice', 'detail', 'tags'],
});
