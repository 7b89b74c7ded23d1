import { defineKind, reference, value } from './kind.ts';

/** Somebody at a session. A seat is an invitation, not a proven person: the name is what they gave. */
export const attendee = defineKind({
	name: 'attendee',
	documents: ['workshop'],
	fields: {
		/** The seat: the id of the person, as their device has it. */
		person: value('string', { required: true }),
		name: value('string', { required: true }),
		organisation: reference('organisation'),
		/** An organisation that the plan does not know. */
		organisationName: value('string'),
		/** Others who share the device, by name. */
		companions: value('string'),
		table: reference('workshopTable'),
	},
	title: ['name'],
	indexes: ['person', 'table'],
	search: ['organisationName', 'companions'],
});
