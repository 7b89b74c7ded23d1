import { isExportableKind } from '#lib/domain/exportable.ts';
import type { Kind } from '#lib/domain/kind.ts';
import { SIGNED_KINDS, SPOKEN_KINDS } from '#lib/domain/signed.ts';

/**
 * Steps that somebody takes at one moment and signs (a submission, a review, a vote), what somebody said in a conversation, and what
 * belongs to a session or to a file beside it: no cell of a sheet can say these again.
 */
const TAKEN_IN_RUMB: ReadonlySet<string> = new Set([
	...SIGNED_KINDS,
	...SPOKEN_KINDS,
	'plan',
	'section',
	'update',
	'period',
	'evidence',
	'amendment',
	'activityReport',
	'reportPart',
	'evaluation',
	'evaluationQuestion',
	'jointRating',
	'concept',
]);

/** Whether sheets may change records of a kind. */
export function isImportable(kind: Kind): boolean {
	const isShared = kind.documents.includes('plan') || kind.documents.includes('org');
	return isShared && kind.retractable && isExportableKind(kind.name) && !TAKEN_IN_RUMB.has(kind.name);
}
