import { defineKind, localised, place, reference, set, text, value } from './kind.ts';

/** What a strategic line should have achieved by the end of the plan. */
export const expectedResult = defineKind({
	name: 'expectedResult',
	fields: {
		line: reference('line', { required: true }),
		place: place(),
		title: localised({ approved: true, required: true }),
		description: text({ approved: true }),
		/** Actions that contribute to it. */
		actions: set({ ref: 'action', approved: true }),
		/** Whether the plan itself links it to those actions, or reading it suggests so. */
		linkStated: value('boolean'),
	},
	indexes: ['line', 'actions'],
	search: ['description'],
});
