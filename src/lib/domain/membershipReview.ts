import { concept, defineKind, localised, reference, set, value } from './kind.ts';

/** What belonging to a network was worth in a year, and what is recommended. It lives where its membership does. */
export const membershipReview = defineKind({
	name: 'membershipReview',
	documents: ['org'],
	fields: {
		membership: reference('membership', { required: true }),
		/** The network, and the actions of the membership: what counts read. */
		network: reference('organisation'),
		actions: set({ ref: 'action' }),
		/** The network's name when it was written down. */
		title: localised(),
		/** The year that is reviewed. */
		year: value('year', { required: true }),
		/** The day on which it was reviewed. */
		date: value('date'),
		worth: concept('membership-worth'),
		recommendation: concept('membership-recommendation'),
		/** Whether those who decide have followed, or rejected, the recommendation. */
		decided: value('boolean'),
		note: localised(),
	},
	title: ['title', 'note'],
	titleYear: 'year',
	indexes: ['membership', 'network', 'actions'],
	search: ['note'],
});
