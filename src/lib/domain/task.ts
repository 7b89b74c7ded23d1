import { concept, defineKind, localised, reference, value } from './kind.ts';

/** Something that somebody is to do, or a milestone that is to be reached, until a day. */
export const task = defineKind({
	name: 'task',
	documents: ['org', 'body'],
	fields: {
		type: concept('task-type', { required: true }),
		title: localised({ required: true }),
		/** The organisation that answers for it, and the person there, by name. */
		owner: reference('organisation'),
		person: value('string'),
		due: value('date'),
		/** The day on which it was done; absent while it is not. */
		doneOn: value('date'),
		/** What it follows from or belongs to, e.g. `entry/0k3…` or `action/le1-eu-1`; see `subject.ts`. */
		subject: value('string'),
		action: reference('action'),
		note: localised(),
	},
	indexes: ['owner', 'subject', 'action'],
	search: ['note', 'person'],
});
