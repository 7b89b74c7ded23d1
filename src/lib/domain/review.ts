import { concept, defineKind, reference, value } from './kind.ts';

/** An editor's decision on a submission: returned with a note, or accepted. It lives in the plan, where only editors write. */
export const review = defineKind({
	name: 'review',
	fields: {
		update: reference('update', { required: true }),
		submission: reference('submission', { required: true }),
		/** The hash of what was decided on: a submission that says something else is not what was accepted. */
		hash: value('string', { required: true }),
		decision: concept('review-decision', { required: true }),
		/** What was accepted, word for word: it stays, whatever becomes of the submission. Absent where it was returned. */
		contents: value('json'),
		note: value('string'),
		/** Who signed, by the name that they go by, and for whom. */
		name: value('string'),
		organisation: reference('organisation'),
	},
	title: ['update'],
	indexes: ['update', 'submission'],
	retractable: false,
});
