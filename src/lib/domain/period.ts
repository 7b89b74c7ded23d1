import { concept, defineKind, localised, reference, value } from './kind.ts';

/** A stretch of time on which the responsible units report, e.g. a year. What came of it, `closing` records say. */
export const period = defineKind({
	name: 'period',
	fields: {
		title: localised({ required: true }),
		type: concept('monitoring-type'),
		/** First and last day that it covers. */
		start: value('date', { required: true }),
		end: value('date', { required: true }),
		/** From when one may report, and until when one should. */
		opens: value('date'),
		due: value('date', { required: true }),
		/** The report or evaluation that the plan promises and that this period feeds. */
		milestone: reference('monitoringMilestone'),
		note: localised(),
	},
	indexes: ['milestone'],
});
