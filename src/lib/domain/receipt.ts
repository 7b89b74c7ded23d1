import { defineKind, reference, value } from './kind.ts';

/** That somebody has seen a comment, and says so. */
export const receipt = defineKind({
	name: 'receipt',
	documents: ['org', 'plan', 'body'],
	fields: {
		comment: reference('comment', { required: true }),
		name: value('string'),
	},
	title: ['comment'],
	indexes: ['comment'],
});
