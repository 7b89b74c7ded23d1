import { concept, defineKind, localised, reference, value } from './kind.ts';

/** How one evaluator rates a criterion or a question; nobody else who rates reads it. */
export const rating = defineKind({
	name: 'rating',
	documents: ['rating'],
	fields: {
		evaluation: reference('evaluation', { required: true }),
		/** One of the two. */
		criterion: concept('evaluation-criterion'),
		question: reference('evaluationQuestion'),
		/** A step of the evaluation's scale, or `none`: it cannot be rated. */
		score: value('string'),
		reason: localised(),
	},
	title: ['reason', 'criterion'],
	indexes: ['evaluation'],
});
