import type { AnswerStanding, AnswerState } from '#lib/domain/evaluationFollowUp.ts';
import { formatDate, t } from '#lib/i18n/index.ts';
import type { Tone } from '#lib/ui/look.ts';

const TONES: Record<AnswerState, Tone> = {
	unanswered: 'info',
	unansweredLate: 'negative',
	open: 'info',
	overdue: 'negative',
	done: 'positive',
	rejected: 'neutral',
};

/** How an organisation stands with a recommendation, in words, and the day that goes with it. */
export function answerWords({ state, due, response }: AnswerStanding): {
	text: string;
	day: string;
	tone: Tone;
} {
	const day =
		state === 'done' && response?.doneOn
			? t('evaluations.answer.doneOn', { date: formatDate(response.doneOn) })
			: due
				? t('evaluations.answer.until', { date: formatDate(due) })
				: '';
	return { text: t(`evaluations.answer.${state}`), day, tone: TONES[state] };
}
