import { concept, defineKind, localised, reference, value } from './kind.ts';

/** An evaluator's rating, brought by them to where all are read together: a copy, since nobody reads the one that they wrote apart. */
export const broughtRating = defineKind({
	name: 'broughtRating',
	documents: ['evaluation'],
	fields: {
		/** Id of the person whose rating it is. */
		evaluator: value('string', { required: true }),
		/** Id of the rating that it copies. */
		rating: value('string', { required: true }),
		criterion: concept('evaluation-criterion'),
		question: reference('evaluationQuestion'),
		score: value('string'),
		reason: localised(),
	},
	title: ['reason', 'criterion'],
	indexes: ['evaluator', 'question'],
});
