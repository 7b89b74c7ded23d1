import { concept, defineKind, localised } from './kind.ts';

/** A term that the plan and this tool use, so that everybody calls one thing by one name in each language. */
export const glossaryTerm = defineKind({
	name: 'glossaryTerm',
	fields: {
		category: concept('term-category', { required: true }),
		term: localised({ required: true }),
		definition: localised(),
	},
	title: ['term'],
	indexes: ['category'],
	search: ['definition'],
});
