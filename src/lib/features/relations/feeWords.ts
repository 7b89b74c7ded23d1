import type { FeeSum } from '#lib/domain/relationFees.ts';
import { t } from '#lib/i18n/index.ts';

/** In euros of which years the fees are that were added; '' where there are none. */
export function yearsOfFees({ total, years }: Pick<FeeSum, 'total' | 'years'>): string {
	if (total === null) return '';
	if (!years) return t('relations.networks.feeYearUnknown');
	const [from, to] = years.map(String) as [string, string];
	return from === to
		? t('relations.networks.feeYear', { year: from })
		: t('relations.networks.feeYears', { from, to });
}
