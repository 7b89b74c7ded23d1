import { defineKind, localised, place, text, value } from './kind.ts';

/** A challenge that the metropolis faces and the plan answers. */
export const challenge = defineKind({
	name: 'challenge',
	fields: {
		letter: value('string'),
		place: place(),
		title: localised({ approved: true, required: true }),
		description: text({ approved: true }),
	},
	title: ['title', 'letter'],
	search: ['letter', 'description'],
});
