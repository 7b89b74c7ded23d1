import { defineKind, reference, value } from './kind.ts';

/** How a seat voted in a round. Only the seat and the facilitators receive it. */
export const ballot = defineKind({
	name: 'ballot',
	documents: ['seat'],
	fields: {
		round: reference('round', { required: true }),
		/** Dots or ratings by option, or the options in order of preference; see `votes.ts`. */
		marks: value('json'),
	},
	title: ['round'],
	indexes: ['round'],
});
