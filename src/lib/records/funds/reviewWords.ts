import type { ReviewStanding } from '#lib/domain/fundContinuity.ts';
import { formatDate, t } from '#lib/i18n/index.ts';
import type { Tone } from '#lib/ui/look.ts';

/** How a review stands, in words: when it was made, or when it is due. */
export function reviewWords({ state, due, reviews }: ReviewStanding): { text: string; tone: Tone } {
	const date = formatDate(due);
	if (state === 'done')
		return { text: t('funds.reviews.done', { date: formatDate(reviews[0]!.date!) }), tone: 'positive' };
	if (state === 'overdue') return { text: t('funds.reviews.overdue', { date }), tone: 'negative' };
	if (state === 'today') return { text: t('funds.reviews.today'), tone: 'caution' };
	if (state === 'soon') return { text: t('funds.reviews.soon', { date }), tone: 'caution' };
	return { text: t('funds.reviews.later', { date }), tone: 'neutral' };
}
