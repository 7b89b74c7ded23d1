import { defineKind, value } from './kind.ts';

/** What a seat lets the others know: that it is done with a block, or has voted in a round. Never how. */
export const mark = defineKind({
	name: 'mark',
	documents: ['workshop'],
	fields: {
		person: value('string', { required: true }),
		/** `done/<agenda block>` or `voted/<round>`. */
		about: value('string', { required: true }),
	},
	title: ['about'],
	indexes: ['about'],
});
