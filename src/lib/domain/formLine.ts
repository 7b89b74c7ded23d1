import { defineKind, reference, text } from './kind.ts';

/** How a form of intervention serves a strategic line. In a template its id is `<form>-<line>`. */
export const formLine = defineKind({
	name: 'formLine',
	fields: {
		form: reference('interventionForm', { required: true }),
		line: reference('line', { required: true }),
		text: text({ approved: true }),
	},
	title: ['text'],
	indexes: ['form', 'line'],
});
