import { concept, defineKind, localised, place, reference, value } from './kind.ts';

/** Metropolises of a zone that the plan means without naming them. */
export const openGroup = defineKind({
	name: 'openGroup',
	fields: {
		zone: reference('zone', { required: true }),
		place: place(),
		relation: concept('metropolis-relation', { approved: true }),
		title: localised({ approved: true, required: true }),
		/** ISO 3166-1: two letters, and three digits. */
		country: value('string'),
		countryNumeric: value('string'),
	},
	indexes: ['zone', 'relation'],
});
