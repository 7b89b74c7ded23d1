import { defineKind, reference, value } from './kind.ts';

/** An update handed in: its contents as they were then, signed. It is never changed; a second one replaces it. */
export const submission = defineKind({
	name: 'submission',
	documents: ['org'],
	fields: {
		update: reference('update', { required: true }),
		/** The contents of the update when it was handed in. */
		contents: value('json', { required: true }),
		/** SHA-256 of the contents as canonical JSON, 64 hexadecimal digits. */
		hash: value('string', { required: true }),
		/** Who signed, by the name that they go by. */
		name: value('string'),
		/** The submission that its writer knew and replaces by it. */
		replaces: reference('submission'),
		/** A word to those who review it. */
		note: value('string'),
	},
	title: ['update'],
	indexes: ['update'],
});
