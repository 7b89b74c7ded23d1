import { defineKind, localised, place, set, text, value } from './kind.ts';

/** A form of intervention: with councils, bilateral, in networks, through alliances … */
export const interventionForm = defineKind({
	name: 'interventionForm',
	fields: {
		code: value('string', { required: true }),
		place: place(),
		title: localised({ approved: true, required: true }),
		description: text({ approved: true }),
		networks: set({ ref: 'organisation', approved: true }),
		partners: set({ ref: 'organisation', approved: true }),
	},
	title: ['title', 'code'],
	indexes: ['networks', 'partners'],
	search: ['code', 'description'],
});
