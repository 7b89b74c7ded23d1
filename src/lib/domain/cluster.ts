import { defineKind, place, value } from './kind.ts';

/** Cards of one column that belong together. */
export const cluster = defineKind({
	name: 'cluster',
	documents: ['workshop'],
	fields: {
		title: value('string'),
		place: place('boardColumn', { lossy: true }),
	},
});
