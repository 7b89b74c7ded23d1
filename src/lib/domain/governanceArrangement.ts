import { concept, defineKind, localised, place, set, text, value } from './kind.ts';

/** Who steers, delivers and coordinates the plan, and in which meetings. */
export const governanceArrangement = defineKind({
	name: 'governanceArrangement',
	fields: {
		place: place(),
		title: localised({ approved: true, required: true }),
		description: text({ approved: true }),
		organisations: set({ ref: 'organisation', approved: true }),
		lines: set({ ref: 'line', approved: true }),
		meetingType: concept('meeting-type'),
		meetingFrequency: concept('frequency'),
		/** Whether the plan itself states how often they meet. */
		meetingFrequencyStated: value('boolean'),
	},
	indexes: ['organisations', 'lines'],
	search: ['description'],
});
