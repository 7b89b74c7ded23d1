import { type AgreementRow, agreementStanding } from '#lib/domain/relationExpiry.ts';
import { formatDate, t } from '#lib/i18n/index.ts';

/** Until when an agreement is in force, or was, in words. @param today `2024-11-05` */
export function expiryWords(row: AgreementRow, today: string): string {
	const { state, lastDay } = agreementStanding(row, today);
	if (!row.expires || !lastDay) return t('relations.agreement.noExpiry');
	const day = formatDate(row.expires);
	return lastDay < today || state === 'ended'
		? t('relations.agreement.until', { day })
		: t('relations.agreement.expires', { day });
}
