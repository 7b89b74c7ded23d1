import { concept, defineKind, reference, set, value } from './kind.ts';

/** What was decided on an amendment, and why. A later decision stands beside the earlier one and names it. */
export const amendmentDecision = defineKind({
	name: 'amendmentDecision',
	documents: ['plan', 'stage'],
	fields: {
		amendment: reference('amendment', { required: true }),
		decision: concept('amendment-decision', { required: true }),
		reason: value('string'),
		/** What was decided on, word for word, and what stood there then: they stay, whatever becomes of the amendment. */
		before: value('string'),
		after: value('string'),
		/** The decisions that it replaces: all that were known when it was taken. */
		follows: set({ ref: 'amendmentDecision' }),
		/** Who decided, by the name that they go by, and for whom. */
		name: value('string'),
		organisation: reference('organisation'),
	},
	title: ['amendment'],
	indexes: ['amendment'],
	retractable: false,
});
