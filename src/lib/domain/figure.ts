import { concept, defineKind, localised, place, set, value } from './kind.ts';

/** A figure of the diagnosis, as the plan states it: about, exactly or more than a value. */
export const figure = defineKind({
	name: 'figure',
	fields: {
		place: place(),
		title: localised({ approved: true, required: true }),
		value: value('number', { approved: true, required: true }),
		comparator: concept('comparator', { approved: true }),
		unit: concept('figure-unit', { approved: true }),
		periodStart: value('year', { approved: true }),
		periodEnd: value('year', { approved: true }),
		organisations: set({ ref: 'organisation', approved: true }),
	},
	indexes: ['organisations'],
});
