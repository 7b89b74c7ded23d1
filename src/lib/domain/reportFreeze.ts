import { concept, defineKind, reference, set, value } from './kind.ts';

/** That an activity report was signed and frozen, with the hash of all that it told, or opened again and why. */
export const reportFreeze = defineKind({
	name: 'reportFreeze',
	fields: {
		report: reference('activityReport', { required: true }),
		step: concept('closing-step', { required: true }),
		/** The steps that whoever took this one knew of; see `closingState.ts`. */
		follows: set({ ref: 'reportFreeze' }),
		/** SHA-256 of the contents as canonical JSON, 64 hexadecimal digits; they are a file under this hash. */
		hash: value('string'),
		/** Bytes. */
		size: value('number'),
		note: value('string'),
		/** Who signed, by the name that they go by, and for whom. */
		name: value('string'),
		organisation: reference('organisation'),
	},
	title: ['report'],
	indexes: ['report'],
	retractable: false,
});
