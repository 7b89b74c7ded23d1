import { concept, defineKind, reference, set, text } from './kind.ts';

/**
 * What a responsible unit reports on an action for a period. It lives in the unit's own document. It becomes binding by a
 * `submission` that freezes it and a `review` that accepts that submission; then it is followed by another, never edited.
 */
export const update = defineKind({
	name: 'update',
	documents: ['org'],
	fields: {
		action: reference('action', { required: true }),
		period: reference('period', { required: true }),
		/** Where the action stands in its life, kept apart from how well it goes. */
		lifecycle: concept('action-lifecycle'),
		rating: concept('delivery-rating'),
		narrative: text(),
		challenges: text(),
		wayForward: text(),
		/** Entries of the log that show it. */
		entries: set({ ref: 'entry' }),
		/** The accepted update that this one follows. */
		follows: reference('update'),
	},
	title: ['action'],
	indexes: ['action', 'period', 'entries', 'follows'],
	search: ['narrative', 'challenges', 'wayForward'],
});
