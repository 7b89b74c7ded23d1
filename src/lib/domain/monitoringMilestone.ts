import { concept, defineKind, localised, place, set, text, value } from './kind.ts';

/** A report or an evaluation that the plan promises: the annual reports, the interim and the final evaluation. */
export const monitoringMilestone = defineKind({
	name: 'monitoringMilestone',
	fields: {
		type: concept('monitoring-type', { required: true }),
		place: place(),
		/** The year that it is about. */
		year: value('year', { approved: true }),
		/** Whether the plan itself states the year, or it was inferred. */
		yearStated: value('boolean'),
		due: value('date'),
		title: localised({ approved: true, required: true }),
		description: text({ approved: true }),
		presentedTo: set({ ref: 'organisation', approved: true }),
	},
	indexes: ['type', 'year', 'presentedTo'],
	search: ['description'],
});
