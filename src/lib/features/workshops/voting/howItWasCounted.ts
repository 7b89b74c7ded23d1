import type { VoteResults } from '#lib/domain/voteResults.ts';
import { formatNumber, t } from '#lib/i18n/index.ts';

/** The rule by which a round was counted, in words. */
export function howItWasCounted({
	method,
	budget,
	most,
}: Pick<VoteResults, 'method' | 'budget' | 'most'>): string {
	const given = { budget: formatNumber(budget) };
	if (method === 'dots') return t('workshopVoting.results.howDots', { ...given, most: formatNumber(most) });
	if (method === 'poll') return t('workshopVoting.results.howPoll', given);
	if (method === 'rating') return t('workshopVoting.results.howRating');
	return t('workshopVoting.results.howRanking', given);
}
