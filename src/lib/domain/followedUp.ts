import type { LoggedFact } from './loggedFact.ts';
import { VISIT_TYPES } from './relationVisit.ts';
import { subjectOf } from './subject.ts';

/** Code of the vocabulary `entry-flag`. */
const FOLLOWED = 'follow-up-done';

/**
 * A visit of which something came was followed up, whether or not somebody has marked it so.
 * @param followed subjects of records of which a transfer, a project or an agreement came
 */
export function markFollowed(fact: LoggedFact, followed: ReadonlySet<string>): LoggedFact {
	const isVisit = VISIT_TYPES.some((type) => type === fact.type);
	if (!isVisit || fact.flags.includes(FOLLOWED) || !followed.has(subjectOf(fact))) return fact;
	return { ...fact, flags: [...fact.flags, FOLLOWED] };
}
