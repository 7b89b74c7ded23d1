import { concept, defineKind, localised, reference, set, text, value } from './kind.ts';

/** A bid and the project that it becomes: one record through the whole pipeline, entered once. Sums are euros. */
export const project = defineKind({
	name: 'project',
	documents: ['org'],
	fields: {
		title: localised({ required: true }),
		acronym: value('string'),
		call: reference('call'),
		programme: value('string'),
		fundScope: concept('fund-scope'),
		stage: concept('project-stage', { required: true }),
		role: concept('project-role'),
		coordinator: reference('organisation'),
		/** Partners. */
		organisations: set({ ref: 'organisation' }),
		/** Partners that the directory does not have. */
		otherPartners: set(),
		/** Councils that take part or are concerned. */
		councils: set({ ref: 'organisation' }),
		networks: set({ ref: 'organisation' }),
		metropolises: set({ ref: 'metropolis' }),
		actions: set({ ref: 'action' }),
		zones: set({ ref: 'zone' }),
		themes: set({ ref: 'theme' }),
		goals: set({ ref: 'sustainableDevelopmentGoal' }),
		tags: set(),
		/** Of all partners together; the sums below are those of the metropolis and its councils. */
		totalBudgetEur: value('number'),
		budgetEur: value('number'),
		ownFundsEur: value('number'),
		/** What the bid asks for, and what was awarded. */
		requestedEur: value('number'),
		grantEur: value('number'),
		priceYear: value('year'),
		submitted: value('date'),
		decided: value('date'),
		starts: value('date'),
		ends: value('date'),
		/** The number by which the programme knows it. */
		reference: value('string'),
		/** Of a rejection. */
		reason: localised(),
		description: text(),
		lessons: text(),
		link: value('string'),
		note: localised(),
		arisesFrom: value('string'),
	},
	indexes: [
		'stage',
		'call',
		'coordinator',
		'actions',
		'metropolises',
		'organisations',
		'councils',
		'networks',
		'themes',
		'arisesFrom',
	],
	search: ['acronym', 'programme', 'reference', 'otherPartners', 'description', 'lessons', 'tags'],
});
