import { defineKind, localised, place } from './kind.ts';

/** A principle of the metropolitan action plan (PAM) that the plan belongs to. */
export const pamPrinciple = defineKind({
	name: 'pamPrinciple',
	fields: {
		place: place(),
		title: localised({ approved: true, required: true }),
	},
});
