import { defineKind, reference, text } from './kind.ts';

/** That a strategic line is pursued in a zone, and why. In a template its id is `<zone>-<line>`. */
export const zoneLine = defineKind({
	name: 'zoneLine',
	fields: {
		zone: reference('zone', { required: true }),
		line: reference('line', { required: true }),
		reason: text({ approved: true }),
	},
	title: ['reason'],
	indexes: ['zone', 'line'],
});
