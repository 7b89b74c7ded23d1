import { defineKind, localised, place, text, value } from './kind.ts';

/** A geographical zone of intervention. Its metropolises name it, each with its relation. */
export const zone = defineKind({
	name: 'zone',
	fields: {
		place: place(),
		title: localised({ approved: true, required: true }),
		description: text({ approved: true }),
		/** Whether the plan leaves the list of its metropolises open. */
		openEnded: value('boolean'),
	},
	search: ['description'],
});
