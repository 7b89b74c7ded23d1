import { defineKind, localised, reference, set, value } from './kind.ts';

/**
 * What an organisation brings to a body: something that it does, asks for or offers. Each writes it in its own document, so that
 * whoever may not write the body's can bring something too; whoever keeps the body's minutes can write it there for them.
 */
export const brought = defineKind({
	name: 'brought',
	documents: ['org', 'body'],
	fields: {
		body: reference(['organisation', 'governanceArrangement', 'recurringEvent'], { required: true }),
		/** The meeting for which it is; absent where it is for whichever comes next. */
		meeting: reference('bodyMeeting'),
		organisation: reference('organisation', { required: true }),
		title: value('string', { required: true }),
		description: localised(),
		actions: set({ ref: 'action' }),
		entries: set({ ref: 'entry' }),
		/** What it comes of, e.g. `entry/0k3…`; see `subject.ts`. */
		arisesFrom: value('string'),
	},
	indexes: ['body', 'meeting', 'organisation', 'actions', 'arisesFrom'],
	search: ['description'],
});
