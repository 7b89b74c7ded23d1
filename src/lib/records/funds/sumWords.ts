import type { FundSum } from '#lib/domain/fundSums.ts';
import { formatCurrency, formatNumber, t } from '#lib/i18n/index.ts';

const plainYear = (year: number) => formatNumber(year, { useGrouping: false });

/** In euros of which years a sum is; '' where there is none. */
export function yearsOf({ total, years }: FundSum): string {
	if (total === null) return '';
	if (!years) return t('funds.sums.yearUnknown');
	const [from, to] = years.map(plainYear) as [string, string];
	return from === to ? t('funds.sums.year', { year: from }) : t('funds.sums.years', { from, to });
}

/** Of how many a sum is, where it is not of all of them. */
export function denominatorOf({ total, known, of }: FundSum): string {
	if (of === 0) return t('funds.sums.nothing');
	if (total === null) return t('funds.sums.none');
	return t('funds.sums.of', { known: formatNumber(known), of: formatNumber(of) });
}

/** A sum in one cell: the amount, and of how many it is where some say nothing; what is not known is no data. */
export function amountOf({ total, known, of }: FundSum): string {
	if (total === null) return of === 0 ? '' : t('app.content.noData');
	const amount = formatCurrency(total);
	return known === of
		? amount
		: t('funds.sums.partly', { amount, known: formatNumber(known), of: formatNumber(of) });
}
