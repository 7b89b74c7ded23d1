import { defineKind, localised, place, set, text } from './kind.ts';

/** How the plan is made known, and by whom. */
export const communicationMeasure = defineKind({
	name: 'communicationMeasure',
	fields: {
		place: place(),
		title: localised({ approved: true, required: true }),
		description: text({ approved: true }),
		organisations: set({ ref: 'organisation', approved: true }),
	},
	indexes: ['organisations'],
	search: ['description'],
});
