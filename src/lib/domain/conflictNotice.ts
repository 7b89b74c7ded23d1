import { defineKind, value } from './kind.ts';

/**
 * That somebody's value of a field lost to another's and is not settled yet, for those who review the record: no value is told,
 * only where. It stands in the document where it happened, written by the device that keeps the lost value.
 */
export const conflictNotice = defineKind({
	name: 'conflictNotice',
	documents: [
		'plan',
		'org',
		'private',
		'body',
		'workshop',
		'stage',
		'seat',
		'report',
		'evaluation',
		'rating',
	],
	fields: {
		/** The record, e.g. `action/le1-eu-1`; see `subject.ts`. */
		subject: value('string', { required: true }),
		/** The key of the cell, e.g. `title/ca`; `retracted` where the whole record was retracted meanwhile. */
		field: value('string', { required: true }),
		settled: value('boolean'),
	},
	// Nobody looks for one by its words: the search finds none in a yes or no.
	title: ['settled'],
	indexes: ['subject'],
	retractable: false,
});
