import { defineKind, value } from './kind.ts';

/** What came of a card or a decision of a session: the record that it became. */
export const outcome = defineKind({
	name: 'outcome',
	documents: ['workshop'],
	fields: {
		/** `card/…` or `decision/…`. */
		about: value('string', { required: true }),
		/** `amendment/…`, `action/…`, `entry/…` or `task/…`; see `subject.ts`. */
		subject: value('string', { required: true }),
	},
	title: ['subject'],
	indexes: ['about', 'subject'],
});
