import { defineKind, place, reference, value } from './kind.ts';

/** A column of a session's board. */
export const boardColumn = defineKind({
	name: 'boardColumn',
	documents: ['workshop'],
	fields: {
		title: value('string', { required: true }),
		/** The record of the plan that it stands for, e.g. `line/le1`; see `subject.ts`. */
		subject: value('string'),
		/** The table whose column it is; the plenary's where there is none. */
		table: reference('workshopTable'),
		/** Whether it is the parking lot. */
		parking: value('boolean'),
		place: place(),
	},
	indexes: ['table'],
});
