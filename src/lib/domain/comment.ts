import { defineKind, reference, set, value } from './kind.ts';

/** Something that somebody says about a record, in a thread. It lives in the document of whoever says it. */
export const comment = defineKind({
	name: 'comment',
	documents: ['org', 'plan', 'body'],
	fields: {
		/** What it is about, e.g. `action/le1-eu-1`; see `subject.ts`. */
		subject: value('string', { required: true }),
		/** The first comment of the thread, when it answers one. */
		thread: reference('comment'),
		words: value('string', { required: true }),
		/** The name that the author goes by. */
		name: value('string'),
		/** Who is meant: ids of persons, and organisations. */
		people: set(),
		organisations: set({ ref: 'organisation' }),
		/** When the thread was settled, its first comment says so. */
		settled: value('boolean'),
	},
	title: ['words'],
	indexes: ['subject', 'thread', 'people', 'organisations'],
});
