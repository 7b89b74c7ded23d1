import { isExportableKind } from '#lib/domain/exportable.ts';
import type { Kind } from '#lib/domain/kind.ts';

/**
 * Steps that somebody takes at one moment and signs (a submission, a review, a vote), what somebody said in a conversation, and what
 * belongs to a session or to a file beside it: no cell of a sheet can say these again.
 */
const TAKEN_IN_RUMB: ReadonlySet<string> = new Set([
	'plan',
	'section',
	'update',
	'submission',
	'review',
	'period',
	'closing',
	'lateArrival',
	'comment',
	'evidence',
	'amendment',
	'amendmentDecision',
	'endorsement',
	'tierChange',
	'activityReport',
	'reportPart',
	'reportFreeze',
	'evaluation',
	'evaluationQuestion',
	'jointRating',
	'managementResponse',
	'concept',
]);

/** Whether sheets may change records of a kind. */
export function isImportable(kind: Kind): boolean {
	const isShared = kind.documents.includes('plan') || kind.documents.includes('org');
	return isShared && kind.retractable && isExportableKind(kind.name) && !TAKEN_IN_RUMB.has(kind.name);
}
