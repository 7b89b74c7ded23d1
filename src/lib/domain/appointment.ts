import { defineKind, localised, reference, set, text, value } from './kind.ts';

/** One stop on the itinerary of an event, a fair or a mission: whom to meet, why, and what was said. */
export const appointment = defineKind({
	name: 'appointment',
	documents: ['org'],
	fields: {
		/** The entry that is the event. */
		event: reference('entry', { required: true }),
		title: localised({ required: true }),
		/** Local time there, e.g. `2024-11-05T09:30`. */
		start: value('string'),
		end: value('string'),
		location: value('string'),
		organisations: set({ ref: 'organisation' }),
		metropolises: set({ ref: 'metropolis' }),
		/** Why to meet. */
		purpose: localised(),
		notes: text(),
		/** Whether the meeting took place; absent while nobody has said. */
		held: value('boolean'),
	},
	indexes: ['event', 'organisations', 'metropolises'],
	search: ['location', 'purpose', 'notes'],
});
