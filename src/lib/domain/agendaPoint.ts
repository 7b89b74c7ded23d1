import { defineKind, place, reference, value } from './kind.ts';

/** One point of the agenda of a body's meeting. */
export const agendaPoint = defineKind({
	name: 'agendaPoint',
	documents: ['body'],
	fields: {
		meeting: reference('bodyMeeting', { required: true }),
		place: place(),
		title: value('string', { required: true }),
		/** How long it may take. */
		minutes: value('number'),
		/** Who brings it forward. */
		by: reference('organisation'),
		note: value('string'),
	},
	indexes: ['meeting'],
	search: ['note'],
});
