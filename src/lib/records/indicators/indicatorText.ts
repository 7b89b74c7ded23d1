import { formatCurrency, formatNumber, formatPercent, t } from '#lib/i18n/index.ts';

/** A value of an indicator as it is read, with its unit. A milestone is reached (1) or not yet (0). */
export function indicatorText(value: number, unit: string | null | undefined): string {
	if (unit === 'eur') return formatCurrency(value);
	if (unit === 'percent') return formatPercent(value / 100, 2);
	if (unit === 'boolean') return t(value ? 'app.choice.yes' : 'app.choice.no');
	return formatNumber(value, { maximumFractionDigits: 12 });
}
