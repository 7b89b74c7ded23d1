import { defineKind, reference, value } from './kind.ts';

/** What a session decided. */
export const decision = defineKind({
	name: 'decision',
	documents: ['workshop', 'body'],
	fields: {
		text: value('string', { required: true }),
		card: reference('card'),
		/** Who sees to it, and by when. */
		owner: reference('organisation'),
		person: value('string'),
		due: value('date'),
		/** The meeting of a body that took it. */
		meeting: reference('bodyMeeting'),
		/** The session that took it, where it was carried over from an earlier one. */
		carriedFrom: reference('workshop'),
	},
	title: ['text'],
	indexes: ['card', 'meeting'],
});
