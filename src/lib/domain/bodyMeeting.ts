import { defineKind, localised, reference, set, value } from './kind.ts';

/** One session of a body that meets. It lives in `body/<id>`; its minutes are a text under its own id. */
export const bodyMeeting = defineKind({
	name: 'bodyMeeting',
	documents: ['body'],
	fields: {
		title: localised({ required: true }),
		date: value('date', { required: true }),
		/** Times of day, e.g. `09:30`. */
		start: value('string'),
		end: value('string'),
		venue: value('string'),
		attending: set({ ref: 'organisation' }),
		excused: set({ ref: 'organisation' }),
		actions: set({ ref: 'action' }),
		/** In which the minutes are written. */
		language: value('string'),
		/** The day on which the body approved the minutes. */
		approvedOn: value('date'),
		/** The workshop in which it was held, where it was one. */
		workshop: reference('workshop'),
	},
	indexes: ['actions', 'attending', 'workshop'],
	search: ['venue'],
});
