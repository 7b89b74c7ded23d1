import { concept, defineKind, localised, place, text, value } from './kind.ts';

/** A reference framework: an agenda, charter, law or programme that the plan follows. */
export const framework = defineKind({
	name: 'framework',
	fields: {
		level: concept('framework-level', { required: true }),
		place: place(),
		title: localised({ approved: true, required: true }),
		description: text({ approved: true }),
		/** The date of the act, where it has one. */
		date: value('date'),
	},
	indexes: ['level'],
	search: ['description'],
});
