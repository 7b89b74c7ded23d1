import { concept, defineKind, localised, place, reference, set, text, value } from './kind.ts';

/** What the plan commits somebody to do: the unit of responsibility, follow-up and reporting. */
export const action = defineKind({
	name: 'action',
	fields: {
		code: value('string', { required: true }),
		line: reference('line', { required: true }),
		block: reference('block'),
		place: place(),
		title: localised({ approved: true, required: true }),
		description: text({ approved: true }),
		responsibleUnits: set({ ref: 'organisation', approved: true }),
		/** Who reports on it in the place of responsible networks and groups, which do not report themselves. */
		reporters: set({ ref: 'organisation' }),
		actorsToInvolve: set({ ref: 'organisation', approved: true }),
		/** Whether the plan leaves the list of actors open ("and others"). */
		actorsOpenEnded: value('boolean'),
		actorsNote: localised(),
		networks: set({ ref: 'organisation' }),
		partners: set({ ref: 'organisation' }),
		frameworks: set({ ref: 'framework' }),
		/** Goals of the 2030 Agenda, and targets such as `17.14`, to which somebody says that it contributes. */
		goals: set({ ref: 'sustainableDevelopmentGoal' }),
		sdgTargets: set(),
		recurrence: concept('frequency'),
		/** Whether the plan itself states the recurrence, or it was inferred. */
		recurrenceStated: value('boolean'),
		recurrenceNote: localised(),
		nature: concept('action-nature'),
		natureStated: value('boolean'),
	},
	title: ['title', 'code'],
	indexes: [
		'line',
		'block',
		'responsibleUnits',
		'reporters',
		'actorsToInvolve',
		'networks',
		'partners',
		'frameworks',
	],
	search: ['code', 'description', 'actorsNote'],
});
