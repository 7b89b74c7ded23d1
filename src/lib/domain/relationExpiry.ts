import type { agreement } from './agreement.ts';
import type { RowOf } from './kind.ts';
import { daysLater } from './localTime.ts';
import { lastDayOf } from './taskDue.ts';

export type AgreementRow = RowOf<typeof agreement>;

/** Days before its last day from which on an agreement, or a mandate, is said to be about to end. */
export const ENDING_DAYS = 180;

export type AgreementState = 'being-negotiated' | 'in-force' | 'ending' | 'expired' | 'ended';

export interface AgreementStanding {
	readonly state: AgreementState;
	/** The last day, as precise as it is known; null where it has none. */
	readonly lastDay: string | null;
	/** Whether it is called in force although its last day is over: somebody has to say whether it was renewed. */
	readonly isContradicted: boolean;
}

/**
 * How an agreement stands on a day: what somebody said of it, and its last day, on which it is still in force. One that is being
 * negotiated or was ended stays so whatever the calendar says; one without a last day never expires.
 * @param today the day on the reader's calendar, `2024-11-05`
 */
export function agreementStanding(
	row: Pick<AgreementRow, 'status' | 'expires'>,
	today: string,
): AgreementStanding {
	const lastDay = row.expires ? lastDayOf(row.expires) : null;
	const said = row.status ?? 'in-force';
	if (said === 'being-negotiated' || said === 'ended') return { state: said, lastDay, isContradicted: false };
	const isOver = lastDay !== null && lastDay < today;
	if (said === 'expired' || isOver)
		return { state: 'expired', lastDay, isContradicted: isOver && said === 'in-force' };
	return { state: isEnding(lastDay, today) ? 'ending' : 'in-force', lastDay, isContradicted: false };
}

/** Whether a last day is near; not where it is over. */
export function isEnding(lastDay: string | null, today: string): boolean {
	return lastDay !== null && lastDay >= today && lastDay <= daysLater(today, ENDING_DAYS);
}

const TURN: readonly AgreementState[] = ['ending', 'in-force', 'being-negotiated', 'expired', 'ended'];

/** Those that end soonest first, then the others in force, those being negotiated, and at last what is over. */
export function byExpiry(today: string): (one: AgreementRow, other: AgreementRow) => number {
	return (one, other) => {
		const [a, b] = [agreementStanding(one, today), agreementStanding(other, today)];
		const apart = TURN.indexOf(a.state) - TURN.indexOf(b.state);
		if (apart !== 0) return apart;
		const isOver = a.state === 'expired' || a.state === 'ended';
		const [first, second] = isOver ? [b, a] : [a, b];
		const [here, there] = [first.lastDay ?? '9999', second.lastDay ?? '9999'];
		if (here !== there) return here < there ? -1 : 1;
		return one.id < other.id ? -1 : 1;
	};
}
