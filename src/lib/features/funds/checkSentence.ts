import type { FundCheck } from '#lib/domain/fundChecks.ts';
import { formatCurrency, formatDate, formatPercent, t } from '#lib/i18n/index.ts';
import { fieldLabel } from '#lib/records/fieldLabel.ts';

/** What does not fit together, in one sentence that says what to do. */
export function checkSentence(check: FundCheck): string {
	switch (check.code) {
		case 'over':
		case 'uncovered':
		case 'overTotal':
		case 'overRequested':
			return t(`funds.checks.${check.code}`, { amount: formatCurrency(check.amount) });
		case 'overRate':
			return t('funds.checks.overRate', {
				rate: formatPercent(check.rate / 100, 1),
				highest: formatPercent(check.highest / 100, 1),
			});
		case 'order':
			return t('funds.checks.order', {
				before: fieldLabel('project', check.before),
				after: fieldLabel('project', check.after),
			});
		case 'tooLate':
			return t('funds.checks.tooLate', { date: formatDate(check.closes) });
		default:
			return t(`funds.checks.${check.code}`);
	}
}
