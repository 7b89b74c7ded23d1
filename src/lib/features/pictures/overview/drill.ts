import type { ActionStanding } from '#lib/domain/pictures/actionStandings.ts';
import type { DutyStanding } from '#lib/domain/reportingDuty.ts';
import type { FactQuestion } from '#lib/domain/tally.ts';

/** What a part of a picture counts, to be read one by one. */
export interface Drill {
	readonly title: string;
	/** Of which line. */
	readonly description?: string;
	readonly standings?: readonly ActionStanding[];
	readonly duties?: readonly DutyStanding[];
	/** What happened, and the log that shows all of it. */
	readonly facts?: { readonly question: FactQuestion; readonly total: number; readonly href: string };
}
