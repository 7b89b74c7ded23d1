import { concept, defineKind, reference, set, value } from './kind.ts';

/** That a period was closed, with the snapshot of all that it covers, or opened again and why. Which one counts: `closingState.ts`. */
export const closing = defineKind({
	name: 'closing',
	fields: {
		period: reference('period', { required: true }),
		step: concept('closing-step', { required: true }),
		/** The steps that whoever took this one knew of: two that follow the same were taken apart. */
		follows: set({ ref: 'closing' }),
		/** SHA-256 of the snapshot's bytes, 64 hexadecimal digits; they are a file under this hash. */
		hash: value('string'),
		/** Bytes. */
		size: value('number'),
		note: value('string'),
		/** Who signed, by the name that they go by, and for whom. */
		name: value('string'),
		organisation: reference('organisation'),
	},
	title: ['period'],
	indexes: ['period'],
	retractable: false,
});
