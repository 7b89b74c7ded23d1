import { concept, defineKind, localised, reference, set, value } from './kind.ts';

/** A working session: who prepares it, whom it brings together, and when. What happens in it lives in documents of its own. */
export const workshop = defineKind({
	name: 'workshop',
	fields: {
		title: localised({ required: true }),
		purpose: localised(),
		format: concept('workshop-format'),
		date: value('date'),
		/** Local time there, e.g. `09:30`. */
		start: value('string'),
		end: value('string'),
		venue: value('string'),
		organisers: set({ ref: 'organisation' }),
		invited: set({ ref: 'organisation' }),
		/** The session before it, whose decisions and parking lot it opens with. */
		follows: reference('workshop'),
		/** From which day and until which contributions may come, where that is not the day itself. */
		opens: value('date'),
		closes: value('date'),
		/** The language in which it is held and its minutes are written: `ca`, `es`, `fr` or `en`. */
		language: value('string'),
	},
	indexes: ['follows', 'organisers', 'invited'],
	search: ['purpose', 'venue'],
});
