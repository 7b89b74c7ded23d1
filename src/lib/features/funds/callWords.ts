import type { CallRow, CallState } from '#lib/domain/callMatching.ts';
import { callState } from '#lib/domain/callMatching.ts';
import { formatDate, t } from '#lib/i18n/index.ts';
import type { Tone } from '#lib/ui/look.ts';

const TONES: Record<CallState, Tone> = {
	open: 'positive',
	closing: 'caution',
	planned: 'info',
	undated: 'neutral',
	closed: 'neutral',
};

/** In the order in which one looks at them: what closes soon first. */
export const CALL_STATES: readonly CallState[] = ['closing', 'open', 'planned', 'undated', 'closed'];

/** Whether one can apply, in words, and until or from when. */
export function callWords(row: CallRow, today: string): { state: string; day: string; tone: Tone } {
	const state = callState(row, today);
	const day =
		state === 'planned'
			? t('funds.calls.from', { date: formatDate(row.opens!) })
			: !row.closes
				? ''
				: state === 'closed'
					? t('funds.calls.was', { date: formatDate(row.closes) })
					: t('funds.calls.until', { date: formatDate(row.closes) });
	return { state: t(`funds.calls.states.${state}`), day, tone: TONES[state] };
}

/** What closes soonest comes first within its state. */
export function compareCalls(today: string): (one: CallRow, other: CallRow) => number {
	const rank = (row: CallRow) => CALL_STATES.indexOf(callState(row, today));
	return (one, other) => {
		if (rank(one) !== rank(other)) return rank(one) - rank(other);
		const [a, b] = [one.closes ?? one.opens ?? '9999', other.closes ?? other.opens ?? '9999'];
		const sign = callState(one, today) === 'closed' ? -1 : 1;
		return a < b ? -sign : a > b ? sign : 0;
	};
}
