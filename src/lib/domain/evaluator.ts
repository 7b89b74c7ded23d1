import { defineKind, value } from './kind.ts';

/**
 * Somebody who rates in an evaluation, and whether they are ready. The ratings themselves are in `rating/<evaluation>/<person>`;
 * here stands only the seal by which it can be told that they were not changed after others' were seen.
 */
export const evaluator = defineKind({
	name: 'evaluator',
	documents: ['evaluation'],
	fields: {
		person: value('string', { required: true }),
		name: value('string'),
		/** The hash of the finished ratings: see `evaluationRatings.ts`. Absent while somebody is still rating. */
		seal: value('string'),
		readyOn: value('date'),
	},
	title: ['name'],
	indexes: ['person'],
});
