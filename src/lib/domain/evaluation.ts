import { concept, defineKind, localised, reference, set, text, value } from './kind.ts';

/** An evaluation of the plan. What is found, rated and recommended in it stands in the document `evaluation/<id>`. */
export const evaluation = defineKind({
	name: 'evaluation',
	fields: {
		title: localised({ required: true }),
		type: concept('monitoring-type'),
		/** What the plan promised, and this keeps. */
		milestone: reference('monitoringMilestone'),
		year: value('year'),
		/** What it looks at: from when until when. */
		from: value('date'),
		until: value('date'),
		due: value('date'),
		purpose: text(),
		method: text(),
		criteria: set({ concept: 'evaluation-criterion' }),
		/** The scale on which everything in it is rated; it stays once somebody has rated. */
		scale: concept('rating-scale', { required: true }),
	},
	indexes: ['milestone', 'year'],
	search: ['purpose'],
});
