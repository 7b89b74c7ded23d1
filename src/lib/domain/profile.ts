import { defineKind, value } from './kind.ts';

/** What somebody who writes in a document is called, so that others can say who wrote and whom they mean. */
export const profile = defineKind({
	name: 'profile',
	documents: ['org', 'plan'],
	fields: {
		/** The id by which cells name the person. */
		person: value('string', { required: true }),
		name: value('string', { required: true }),
	},
	title: ['name'],
	indexes: ['person'],
});
