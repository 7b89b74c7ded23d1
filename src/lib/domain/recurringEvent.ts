import { concept, defineKind, localised, place, set } from './kind.ts';

/** An event that comes back (a forum, a fair, a congress) and in which an action takes part. */
export const recurringEvent = defineKind({
	name: 'recurringEvent',
	fields: {
		place: place(),
		title: localised({ required: true }),
		actions: set({ ref: 'action' }),
		recurrence: concept('frequency'),
	},
	indexes: ['actions'],
});
