import { concept, defineKind, localised, reference, value } from './kind.ts';

/** What an organisation answers to a recommendation, and what becomes of it until it is done. */
export const managementResponse = defineKind({
	name: 'managementResponse',
	documents: ['org'],
	fields: {
		recommendation: reference('recommendation', { required: true }),
		position: concept('response-position', { required: true }),
		/** Why it is rejected, or accepted only in part. */
		reason: localised(),
		/** What will be done. */
		measures: localised(),
		person: value('string'),
		due: value('date'),
		followUp: concept('follow-up-state'),
		followUpNote: localised(),
		doneOn: value('date'),
	},
	title: ['measures', 'reason'],
	indexes: ['recommendation'],
	search: ['reason', 'followUpNote', 'person'],
});
