import type { AmendmentRow, AmendmentStanding, AmendmentState } from '#lib/domain/amendmentState.ts';
import { readSubject } from '#lib/domain/subject.ts';

/** What the list is narrowed to. */
export const SHOWN = ['open', 'accepted', 'rejected', 'all'] as const;
export type Shown = (typeof SHOWN)[number];

export interface Listed {
	readonly row: AmendmentRow;
	readonly standing: Pick<AmendmentStanding, 'state' | 'counting'>;
}

/** Corrections of the minutes of a session stand with the minutes. */
export const isOfPlan = ({ subject }: Pick<AmendmentRow, 'subject'>): boolean =>
	readSubject(subject)?.kind !== 'minutes';

const STATES: Readonly<Record<Shown, readonly AmendmentState[]>> = {
	open: ['proposed', 'disputed'],
	accepted: ['accepted'],
	rejected: ['rejected'],
	all: ['proposed', 'disputed', 'accepted', 'rejected'],
};

const proposedAt = ({ row }: Listed) => row.created?.time ?? 0;
const decidedAt = ({ standing }: Listed) =>
	Math.max(0, ...standing.counting.map(({ created }) => created?.time ?? 0));

/** Those that are asked for: what waits longest first where somebody has to decide, else what was done last. */
export function inTurn<L extends Listed>(all: readonly L[], shown: Shown): L[] {
	const wanted = all.filter(({ standing }) => STATES[shown].includes(standing.state));
	if (shown === 'open')
		return wanted.sort((one, other) => proposedAt(one) - proposedAt(other) || order(one, other));
	const latest = (one: Listed) => Math.max(proposedAt(one), decidedAt(one));
	return wanted.sort((one, other) => latest(other) - latest(one) || order(one, other));
}

const order = (one: Listed, other: Listed) => (one.row.id < other.row.id ? -1 : 1);
