import { concept, defineKind, localised, place, text } from './kind.ts';

/** What an evaluation asks under one criterion, and its answer. */
export const evaluationQuestion = defineKind({
	name: 'evaluationQuestion',
	documents: ['evaluation'],
	fields: {
		title: localised({ required: true }),
		criterion: concept('evaluation-criterion', { required: true }),
		place: place(),
		/** By what it is told whether the answer is yes. */
		judgement: localised(),
		answer: text(),
	},
	indexes: ['criterion'],
	search: ['answer'],
});
