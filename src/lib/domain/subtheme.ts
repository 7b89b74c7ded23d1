import { defineKind, localised, place } from './kind.ts';

/** A part of a priority theme, placed in it. */
export const subtheme = defineKind({
	name: 'subtheme',
	fields: {
		place: place('theme'),
		title: localised({ approved: true, required: true }),
	},
});
