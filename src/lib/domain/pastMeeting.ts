import { defineKind, reference, value } from './kind.ts';

/** One time that a recurring event was held, as the plan recalls it. In a template its id is `<event>-<year>`. */
export const pastMeeting = defineKind({
	name: 'pastMeeting',
	fields: {
		event: reference('recurringEvent', { required: true }),
		year: value('year', { required: true }),
		city: value('string'),
	},
	title: ['city', 'year'],
	indexes: ['event'],
});
