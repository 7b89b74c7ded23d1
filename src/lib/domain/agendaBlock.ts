import { concept, defineKind, place, value } from './kind.ts';

/** One item of a session's agenda. */
export const agendaBlock = defineKind({
	name: 'agendaBlock',
	documents: ['stage'],
	fields: {
		title: value('string', { required: true }),
		note: value('string'),
		/** How long it may take. */
		minutes: value('number'),
		/** The phase in which the board is then. */
		phase: concept('workshop-phase'),
		place: place(),
	},
	search: ['note'],
});
