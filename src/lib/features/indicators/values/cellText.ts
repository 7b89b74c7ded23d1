import { inLanguage } from '#lib/domain/language.ts';
import type { Standing } from '#lib/domain/indicatorStanding.ts';
import { formatNumber, language, t } from '#lib/i18n/index.ts';

/** What a cell holds as one would type it: what is copied, and what an edit begins with. */
export function cellText(standing: Standing, unit: string | null): string {
	const plain = (value: number) => formatNumber(value, { useGrouping: false, maximumFractionDigits: 12 });
	if (standing.state === 'none') return '';
	if (standing.state === 'notApplicable') return t('indicators.notApplicableShort');
	if (standing.state === 'words') return inLanguage(standing.words, language.current)?.text ?? '';
	const { numerator, denominator } = standing.row;
	if (numerator !== null && denominator) return `${plain(numerator)}/${plain(denominator)}`;
	if (unit === 'boolean') return t(standing.value ? 'app.choice.yes' : 'app.choice.no').toLowerCase();
	return plain(standing.value);
}
