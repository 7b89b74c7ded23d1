import { defineKind, reference, value } from './kind.ts';

/** A person outside. Private: it lives only in a document that its organisation and the editors read. */
export const contact = defineKind({
	name: 'contact',
	documents: ['private'],
	fields: {
		name: value('string', { required: true }),
		role: value('string'),
		organisation: reference('organisation'),
		/** Where the organisation is none of the directory. */
		organisationName: value('string'),
		metropolis: reference('metropolis'),
		email: value('string'),
		phone: value('string'),
		note: value('string'),
		/** Where they were met: the event, and the stop on its itinerary. */
		event: reference('entry'),
		appointment: reference('appointment'),
	},
	title: ['name'],
	indexes: ['organisation', 'metropolis', 'event', 'appointment'],
	search: ['role', 'organisationName', 'note'],
});
