import { concept, defineKind, localised, reference, value } from './kind.ts';

/** What belonging to a network was worth in a year, and what is recommended. It lives where its membership does. */
export const membershipReview = defineKind({
	name: 'membershipReview',
	documents: ['org'],
	fields: {
		membership: reference('membership', { required: true }),
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
	title: ['note'],
	indexes: ['membership', 'year'],
	search: ['note'],
});
