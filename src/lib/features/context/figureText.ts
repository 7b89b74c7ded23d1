import { formatCurrency, formatNumber, formatPercent } from '#lib/i18n/index.ts';

/** How a figure is read: its number, and the unit in words where the number does not carry it (€, %). */
export function figureText(
	value: number,
	unit: string | null | undefined,
	unitName: string | undefined,
): { number: string; unit: string } {
	if (unit === 'EUR') return { number: formatCurrency(value), unit: '' };
	if (unit === 'percent') return { number: formatPercent(value / 100, 2), unit: '' };
	return { number: formatNumber(value, { maximumFractionDigits: 12 }), unit: unitName ?? unit ?? '' };
}
