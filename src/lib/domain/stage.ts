import { concept, defineKind, reference, set, value } from './kind.ts';

/**
 * Where a session stands, as its facilitators have set it. There is one a session, under the session's own id: it comes by a
 * seed made from that id, so that several who prepare the session apart make one.
 */
export const stage = defineKind({
	name: 'stage',
	documents: ['stage'],
	fields: {
		/** The block of the agenda that is under way. */
		block: reference('agendaBlock'),
		phase: concept('workshop-phase'),
		/** See `timer.ts`. */
		timer: value('json'),
		/** While it is locked no client offers to change the board: order, not security. */
		locked: value('boolean'),
		/** Nobody new is let in. */
		entryLocked: value('boolean'),
		/** Where everybody is asked to look: see `summons.ts`. */
		summons: value('json'),
		/** Who leads, who led before them, and who takes over if they must leave: ids of persons. */
		leader: value('string'),
		formerLeader: value('string'),
		deputy: value('string'),
		facilitators: set(),
		/** Persons who were asked to leave. */
		removed: set(),
		/** Whether cards say who wrote them; they do where nobody has chosen. */
		authors: concept('card-authors'),
		/** Private cards that were put on the board: ids of cards of seats. */
		revealed: set({ ref: 'card' }),
		/** The session is over. */
		ended: value('boolean'),
	},
	title: ['phase'],
	retractable: false,
});
