import { concept, defineKind, localised, reference, set, text, value } from './kind.ts';

/** A call for proposals: who opens it, until when, for whom and for what. In the plan where it concerns everybody. */
export const call = defineKind({
	name: 'call',
	documents: ['org', 'plan'],
	fields: {
		title: localised({ required: true }),
		programme: value('string'),
		fundScope: concept('fund-scope'),
		opens: value('date'),
		closes: value('date'),
		/** Who may apply, in words. */
		eligible: localised(),
		themes: set({ ref: 'theme' }),
		zones: set({ ref: 'zone' }),
		actions: set({ ref: 'action' }),
		organisations: set({ ref: 'organisation' }),
		metropolises: set({ ref: 'metropolis' }),
		networks: set({ ref: 'organisation' }),
		goals: set({ ref: 'sustainableDevelopmentGoal' }),
		tags: set(),
		link: value('string'),
		/** Euros, of the whole call. */
		budgetEur: value('number'),
		/** Percent of the eligible costs that the programme pays at most. */
		cofinancing: value('number'),
		description: text(),
		note: localised(),
		arisesFrom: value('string'),
		/** The earlier edition of the same call. */
		follows: reference('call'),
	},
	indexes: ['actions', 'organisations', 'metropolises', 'themes', 'arisesFrom'],
	search: ['programme', 'eligible', 'description', 'tags'],
});
