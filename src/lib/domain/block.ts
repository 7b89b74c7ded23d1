import { defineKind, localised, place, reference, text } from './kind.ts';

/** A part of a strategic line that gathers some of its actions; placed in its line. */
export const block = defineKind({
	name: 'block',
	fields: {
		place: place('line'),
		title: localised({ approved: true, required: true }),
		description: text({ approved: true }),
		zone: reference('zone'),
	},
	indexes: ['zone'],
	search: ['description'],
});
