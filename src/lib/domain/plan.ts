import { defineKind, localised, reference, set, value } from './kind.ts';

/** The plan itself: whose it is, for which years, who approved it. Its id is the plan's own, not the workspace's. */
export const plan = defineKind({
	name: 'plan',
	fields: {
		title: localised({ approved: true, required: true }),
		owner: reference('organisation'),
		periodStart: value('year', { required: true }),
		periodEnd: value('year', { required: true }),
		approvedOn: value('date'),
		approvedBy: reference('organisation'),
		/** May be known to the month only. */
		publishedOn: value('date'),
		publicationLanguages: set(),
		/** Absent when the plan carries no budget of its own: never zero. */
		budgetAmount: value('number'),
		budgetCurrency: value('string'),
		budgetNote: localised({ approved: true }),
		budgetSource: value('string'),
		/** What has to be known before reading the indicators, e.g. that the plan sets none. */
		indicatorNote: localised(),
		/** How the plan relates to the Sustainable Development Goals. */
		goalNote: localised(),
		/** Whether everything in the workspace is invented, to look around or to measure with. */
		sample: value('boolean'),
	},
	search: ['budgetNote'],
	retractable: false,
});
