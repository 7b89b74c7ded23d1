import { concept, defineKind, localised, place, reference, set, value } from './kind.ts';

/** What tells how an action or an expected result advances. One that the plan does not set says that it is proposed. */
export const indicator = defineKind({
	name: 'indicator',
	fields: {
		title: localised({ required: true }),
		place: place(),
		status: concept('indicator-status', { required: true }),
		/** What it measures: one of the two. */
		action: reference('action'),
		expectedResult: reference('expectedResult'),
		measure: concept('indicator-measure', { required: true }),
		unit: concept('indicator-unit', { required: true }),
		direction: concept('indicator-direction'),
		/** Of a scored one: from what to what, e.g. `0-5`. */
		scale: value('string'),
		/** How the values of several years, or of several councils, become one. */
		rollUp: concept('roll-up'),
		/** The rule with which it is computed from the log, or that it is given by hand: one cell. */
		compute: value('json'),
		computeNote: localised(),
		disaggregation: set({ concept: 'dimension' }),
		frequency: concept('frequency'),
		/** Absent until somebody sets it: never zero, never invented. */
		baseline: value('number'),
		baselineYear: value('year'),
		baselineNote: localised(),
		target: value('number'),
		targetYear: value('year'),
		targetNote: localised(),
		/** What the plan itself foresees for each period. */
		plannedValue: value('number'),
		plannedPer: concept('time-unit'),
		plannedStated: value('boolean'),
		/** Targets of the 2030 Agenda that it speaks to, e.g. `17.14`. */
		sdgTargets: set(),
	},
	indexes: ['action', 'expectedResult', 'status'],
	search: ['computeNote'],
});
