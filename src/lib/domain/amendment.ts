import { defineKind, reference, set, value } from './kind.ts';

/** A proposal to change one field of a record: what stood there when it was written, and what is to stand there instead. */
export const amendment = defineKind({
	name: 'amendment',
	documents: ['org', 'plan', 'workshop'],
	fields: {
		/** The record, e.g. `action/le1-eu-1`; `minutes/<workshop>` for a correction of frozen minutes. See `subject.ts`. */
		subject: value('string', { required: true }),
		field: value('string', { required: true }),
		/** For a field that is written once per language. */
		language: value('string'),
		before: value('string'),
		after: value('string', { required: true }),
		rationale: value('string'),
		supporters: set({ ref: 'organisation' }),
		/** The session, and the card, that it came from. */
		workshop: reference('workshop'),
		card: reference('card'),
		/** Who proposes, by the name that they go by, and for whom. */
		name: value('string'),
		organisation: reference('organisation'),
	},
	title: ['after'],
	indexes: ['subject', 'workshop'],
	search: ['rationale'],
});
