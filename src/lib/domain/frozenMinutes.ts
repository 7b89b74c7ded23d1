import { defineKind, value } from './kind.ts';

/** The minutes of a session as they were when they were frozen. What is corrected afterwards stands beside them. */
export const frozenMinutes = defineKind({
	name: 'frozenMinutes',
	documents: ['stage'],
	fields: {
		/** All that the minutes tell; see `minutesContents.ts`. */
		contents: value('json', { required: true }),
		/** SHA-256 of the contents as canonical JSON, 64 hexadecimal digits. */
		hash: value('string', { required: true }),
		/** Who froze them, by the name that they go by. */
		name: value('string'),
	},
	title: ['hash'],
	retractable: false,
});
