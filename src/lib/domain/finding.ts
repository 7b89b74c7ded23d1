import { concept, defineKind, localised, place, reference, set, text } from './kind.ts';

/** What an evaluation found, and by which records it is shown. */
export const finding = defineKind({
	name: 'finding',
	documents: ['evaluation'],
	fields: {
		title: localised({ required: true }),
		question: reference('evaluationQuestion', { required: true }),
		place: place(),
		detail: text(),
		/** Records that show it, e.g. `entry/0k3…`, `indicator/…`, `evidence/…`; see `subject.ts`. */
		evidence: set(),
		strength: concept('evidence-strength'),
		strengthReason: localised(),
	},
	indexes: ['question', 'evidence'],
	search: ['detail'],
});
