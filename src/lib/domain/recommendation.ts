import { concept, defineKind, localised, place, set, text, value } from './kind.ts';

/** What an evaluation advises, and whom: each of them answers with a management response. */
export const recommendation = defineKind({
	name: 'recommendation',
	documents: ['evaluation'],
	fields: {
		title: localised({ required: true }),
		place: place(),
		detail: text(),
		conclusions: set({ ref: 'conclusion' }),
		/** Who is to answer. */
		organisations: set({ ref: 'organisation' }),
		actions: set({ ref: 'action' }),
		priority: concept('recommendation-priority'),
		/** Until when it is to be answered, and until when to be carried out. */
		respondBy: value('date'),
		due: value('date'),
	},
	indexes: ['conclusions', 'organisations', 'actions'],
	search: ['detail'],
});
