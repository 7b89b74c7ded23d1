import { concept, defineKind, reference, value } from './kind.ts';

/** What was decided on an amendment, and why. A later decision stands beside the earlier one. */
export const amendmentDecision = defineKind({
	name: 'amendmentDecision',
	documents: ['plan', 'stage'],
	fields: {
		amendment: reference('amendment', { required: true }),
		decision: concept('amendment-decision', { required: true }),
		reason: value('string'),
		/** Who decided, by the name that they go by, and for whom. */
		name: value('string'),
		organisation: reference('organisation'),
	},
	title: ['amendment'],
	indexes: ['amendment'],
	retractable: false,
});
