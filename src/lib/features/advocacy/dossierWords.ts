import type { AdvocacyRow, AdvocacyStanding } from '#lib/domain/advocacyStanding.ts';
import { daysLate, daysLeft } from '#lib/domain/advocacyStanding.ts';
import { t } from '#lib/i18n/index.ts';
import type { Tone } from '#lib/ui/look.ts';

export const STANDING_TONES: Readonly<Record<AdvocacyStanding, Tone>> = {
	missed: 'negative',
	near: 'caution',
	ahead: 'info',
	undated: 'neutral',
	awaiting: 'info',
	concluded: 'positive',
};

/** How many days are left, in words, while a position is still wanted; '' otherwise, and where no day is known. */
export function daysLeftWords(row: AdvocacyRow, today: string): string {
	const days = daysLeft(row, today);
	if (days === null) return '';
	if (days === 0) return t('advocacy.lastDay');
	return days > 0 ? t('advocacy.left', { count: days }) : t('advocacy.passed', { count: -days });
}

/** By how many days a position came too late, in words; '' where it did not. */
export function lateWords(row: AdvocacyRow): string {
	const days = daysLate(row);
	return days > 0 ? t('advocacy.steps.late', { count: days }) : '';
}
