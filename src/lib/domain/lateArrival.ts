import { concept, defineKind, reference, value } from './kind.ts';

/** What an editor decided on something that reached the plan after its period was closed. */
export const lateArrival = defineKind({
	name: 'lateArrival',
	fields: {
		/** What arrived late, e.g. `entry/0k3…`; see `subject.ts`. */
		subject: value('string', { required: true }),
		/** The period that was closed without it. */
		period: reference('period', { required: true }),
		treatment: concept('late-treatment', { required: true }),
		/** The period that takes it in, where it is not an erratum. */
		into: reference('period'),
		/** What arrived, as it stood when this was decided: an erratum says what it said then. */
		contents: value('json'),
		note: value('string'),
		name: value('string'),
	},
	title: ['subject'],
	indexes: ['subject', 'period', 'into'],
});
