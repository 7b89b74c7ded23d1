import type { Kind } from './kind.ts';

/** What somebody did at one moment, under their name: brought in from a file it would stand under the name of whoever brings it. */
export const SIGNED_KINDS: readonly string[] = [
	'submission',
	'review',
	'closing',
	'lateArrival',
	'amendmentDecision',
	'endorsement',
	'tierChange',
	'reportFreeze',
	'managementResponse',
];

/** What somebody said: it stays with them. */
export const SPOKEN_KINDS: readonly string[] = ['comment'];

/** What nobody may retract is signed, but for what a plan or a session has one of, which people go on writing. */
const WRITTEN_ON: readonly string[] = ['plan', 'minutes'];

export const isSigned = ({ name, retractable }: Kind): boolean =>
	SIGNED_KINDS.includes(name) || (!retractable && !WRITTEN_ON.includes(name));
