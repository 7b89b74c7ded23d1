import { concept, defineKind, localised, reference, value } from './kind.ts';

/** What the evaluators rate together. */
export const jointRating = defineKind({
	name: 'jointRating',
	documents: ['evaluation'],
	fields: {
		/** One of the two. */
		criterion: concept('evaluation-criterion'),
		question: reference('evaluationQuestion'),
		score: value('string'),
		reason: localised(),
	},
	title: ['reason', 'criterion'],
	indexes: ['question'],
});
