import { concept, defineKind, localised, place, text, value } from './kind.ts';

/** What the plan is for: the general objective, and the specific ones placed under it. */
export const objective = defineKind({
	name: 'objective',
	fields: {
		code: value('string', { required: true }),
		level: concept('objective-level', { required: true }),
		place: place('objective'),
		title: localised({ approved: true, required: true }),
		description: text({ approved: true }),
	},
	title: ['title', 'code'],
	indexes: ['level'],
	search: ['code', 'description'],
});
