import { defineKind, place, value } from './kind.ts';

/** A table of a session: it works on columns of its own, which the plenary gathers. */
export const workshopTable = defineKind({
	name: 'workshopTable',
	documents: ['workshop'],
	fields: {
		title: value('string', { required: true }),
		place: place(),
	},
});
