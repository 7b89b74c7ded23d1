/** What is asked of a new agreement, in order. */
export const NEW_AGREEMENT = [
	'title',
	'type',
	'status',
	'signed',
	'expires',
	'metropolises',
	'organisations',
	'actions',
];
