import { defineKind, localised, place } from './kind.ts';

/** What the plan is monitored and evaluated for. */
export const monitoringPurpose = defineKind({
	name: 'monitoringPurpose',
	fields: {
		place: place(),
		title: localised({ approved: true, required: true }),
	},
});
