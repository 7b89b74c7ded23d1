import { defineKind, localised, place, set } from './kind.ts';

/** A principle of the metropolitan action plan (PAM) that the plan belongs to. */
export const pamPrinciple = defineKind({
	name: 'pamPrinciple',
	fields: {
		place: place(),
		title: localised({ approved: true, required: true }),
		/** Goals of the 2030 Agenda, and targets such as `17.14`, to which somebody says that it speaks. */
		goals: set({ ref: 'sustainableDevelopmentGoal' }),
		sdgTargets: set(),
	},
});
