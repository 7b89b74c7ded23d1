import { concept, defineKind, localised, reference, set, text, value } from './kind.ts';

/** That an organisation belongs to a network, or weighs up joining it. It lives in that organisation's document. */
export const membership = defineKind({
	name: 'membership',
	documents: ['org'],
	fields: {
		network: reference('organisation', { required: true }),
		/** The network's name when it was written down: what the record is called where the network is not at hand. */
		title: localised(),
		status: concept('membership-status', { required: true }),
		role: concept('membership-role'),
		mandateFrom: value('date'),
		/** The last day of the mandate. */
		mandateTo: value('date'),
		/** Euros a year, and the year in which that was the fee. */
		feeEur: value('number'),
		feeYear: value('year'),
		/** The network's bodies and working groups in which the organisation sits: names of bodies, never of people. */
		bodies: set(),
		joined: value('date'),
		left: value('date'),
		/** What was decided on a candidacy, or on leaving. */
		decision: localised(),
		description: text(),
		actions: set({ ref: 'action' }),
		themes: set({ ref: 'theme' }),
		tags: set(),
		arisesFrom: value('string'),
	},
	title: ['title', 'network'],
	indexes: ['network', 'status', 'actions', 'arisesFrom'],
	search: ['bodies', 'decision', 'description', 'tags'],
});
