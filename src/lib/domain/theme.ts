import { defineKind, localised, place, text } from './kind.ts';

/** A priority theme of the plan, placed in its group. */
export const theme = defineKind({
	name: 'theme',
	fields: {
		place: place('themeGroup'),
		title: localised({ approved: true, required: true }),
		description: text({ approved: true }),
	},
	search: ['description'],
});
