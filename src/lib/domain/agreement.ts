import { concept, defineKind, localised, set, text, value } from './kind.ts';

/** An agreement with others. It lives in the document of the organisation that signs it or answers for it. */
export const agreement = defineKind({
	name: 'agreement',
	documents: ['org'],
	fields: {
		title: localised({ required: true }),
		type: concept('agreement-type', { required: true }),
		/** As somebody says; that it has expired is also told by the day on which it does (`relationExpiry.ts`). */
		status: concept('agreement-status', { required: true }),
		signed: value('date'),
		starts: value('date'),
		/** The last day on which it is in force. */
		expires: value('date'),
		/** How it is prolonged, and who has to say so by when. */
		renewal: localised(),
		/** Euros. */
		amountEur: value('number'),
		priceYear: value('year'),
		/** Under which number it is registered. */
		reference: value('string'),
		link: value('string'),
		description: text(),
		actions: set({ ref: 'action' }),
		metropolises: set({ ref: 'metropolis' }),
		/** The other parties. */
		organisations: set({ ref: 'organisation' }),
		networks: set({ ref: 'organisation' }),
		councils: set({ ref: 'organisation' }),
		zones: set({ ref: 'zone' }),
		themes: set({ ref: 'theme' }),
		goals: set({ ref: 'sustainableDevelopmentGoal' }),
		tags: set(),
		/** What it came of, e.g. `entry/0k3…`; see `subject.ts`. */
		arisesFrom: value('string'),
	},
	indexes: ['actions', 'metropolises', 'organisations', 'networks', 'councils', 'arisesFrom'],
	search: ['description', 'renewal', 'reference', 'tags'],
});
