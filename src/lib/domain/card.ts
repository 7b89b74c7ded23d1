import { defineKind, place, reference, set, value } from './kind.ts';

/** An idea: on the board for all, or, until it is revealed, in the document of the seat that wrote it. */
export const card = defineKind({
	name: 'card',
	documents: ['workshop', 'seat'],
	fields: {
		text: value('string', { required: true }),
		tags: set(),
		/** Its column or cluster, and where in it: one cell, so that a card that several drag ends in one place. */
		place: place(['boardColumn', 'cluster'], { lossy: true }),
		/**
		 * Who wrote it: ids of persons; nobody where authors are hidden. In a seat's document it is there only where its owner was told
		 * that the name would be shown: what was promised when a card was written holds for it.
		 */
		authors: set(),
		/** The card into which it was merged, or from which it was split. */
		mergedInto: reference('card'),
		splitFrom: reference('card'),
		/** What it is about, e.g. `action/le1-eu-1`; see `subject.ts`. */
		links: set(),
	},
	title: ['text'],
	indexes: ['mergedInto', 'links'],
});
