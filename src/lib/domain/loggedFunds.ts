import type { CallRow } from './callMatching.ts';
import type { ContinuityReviewRow } from './fundContinuity.ts';
import { isAwarded, isSubmitted, type ProjectRow } from './fundStages.ts';
import type { AnyRow } from './kind.ts';
import { factOf, type Logger } from './loggedFact.ts';

/** A call is a funding opportunity from the day on which it opens. */
const logCall: Logger = (anyRow: AnyRow) => {
	const row = anyRow as CallRow;
	return [
		factOf(row, {
			type: 'funding-opportunity',
			date: row.opens ?? row.closes,
			fund: row.programme,
			// What a whole call has to give is nobody's money yet.
			amountEur: null,
		}),
	];
};

/** One record is a bid from the day on which it is handed in, and a project besides from the day of its award. */
const logProject: Logger = (anyRow: AnyRow) => {
	const row = anyRow as ProjectRow;
	const coordinator = row.coordinator ? [row.coordinator] : [];
	const part = (type: string, said: object) => {
		const fact = factOf(row, { type, date: null, fund: row.programme });
		return { ...fact, organisations: [...new Set([...fact.organisations, ...coordinator])], ...said };
	};
	return [
		...(isSubmitted(row)
			? [
					part('application', {
						date: row.submitted,
						amountEur: row.requestedEur,
						flags: isAwarded(row) ? ['awarded'] : [],
					}),
				]
			: []),
		...(isAwarded(row)
			? [part('project', { date: row.decided ?? row.starts, amountEur: row.grantEur })]
			: []),
	];
};

/** A continuity review is a follow-up; the project goes on where it goes on wholly or in part. */
const logContinuityReview: Logger = (anyRow: AnyRow) => {
	const row = anyRow as ContinuityReviewRow;
	const continued = row.goesOn === 'yes' || row.goesOn === 'partly';
	return [factOf(row, { type: 'follow-up', date: row.date, flags: continued ? ['continued'] : [] })];
};

/** What calls, bids and continuity reviews say of the log. */
export const fundLoggers: Readonly<Record<string, Logger>> = {
	call: logCall,
	project: logProject,
	continuityReview: logContinuityReview,
};
