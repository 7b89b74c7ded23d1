import { defineKind, localised, place, set, text } from './kind.ts';

/** What an evaluation judges, on the ground of its findings. */
export const conclusion = defineKind({
	name: 'conclusion',
	documents: ['evaluation'],
	fields: {
		title: localised({ required: true }),
		place: place(),
		detail: text(),
		findings: set({ ref: 'finding' }),
		criteria: set({ concept: 'evaluation-criterion' }),
	},
	indexes: ['findings'],
	search: ['detail'],
});
