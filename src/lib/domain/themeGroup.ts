import { defineKind, localised, place } from './kind.ts';

/** How the plan groups its themes: own areas of competence, areas gaining weight … */
export const themeGroup = defineKind({
	name: 'themeGroup',
	fields: {
		place: place(),
		title: localised({ approved: true, required: true }),
	},
});
