import { concept, defineKind, set, value } from './kind.ts';

/** One vote of a session: on what, how, and what came out. Ballots live with the seats; see `votes.ts`. */
export const round = defineKind({
	name: 'round',
	documents: ['stage'],
	fields: {
		question: value('string', { required: true }),
		method: concept('vote-method', { required: true }),
		/** Columns whose cards are voted on; none for the whole board. */
		columns: set({ ref: 'boardColumn' }),
		/**
		 * What is voted on: `[{ id, text }]`. Of a round on cards they are those that were there when it was opened, under their own
		 * ids: whatever happens to the board meanwhile, everybody votes on the same.
		 */
		options: value('json'),
		/** Dots of a seat, choices in a poll, or places in an order; and how many dots one option may get. */
		budget: value('number'),
		most: value('number'),
		state: concept('round-state', { required: true }),
		/** What was counted when it was revealed; see `votes.ts`. */
		results: value('json'),
	},
	title: ['question'],
});
