import type { AdvocacyRow, AdvocacyStanding } from '#lib/domain/advocacyStanding.ts';
import { advocacyStanding } from '#lib/domain/advocacyStanding.ts';
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

const DAY = 86_400_000;
const day = (date: string) => Date.parse(`${date.slice(0, 10)}T00:00Z`);
const daysBetween = (from: string, to: string) => Math.round((day(to) - day(from)) / DAY);

/** How many days are left, in words, while a position is still wanted; '' otherwise, and where no day is known. */
export function daysLeftWords(row: AdvocacyRow, today: string): string {
	const standing = advocacyStanding(row, today);
	if (!row.deadline || !['missed', 'near', 'ahead'].includes(standing)) return '';
	const days = daysBetween(today, row.deadline);
	if (days === 0) return t('advocacy.lastDay');
	return days > 0 ? t('advocacy.left', { count: days }) : t('advocacy.passed', { count: -days });
}

/** By how many days a position came too late, in words; '' where it did not. */
export function lateWords({ deadline, taken }: AdvocacyRow): string {
	if (!deadline || !taken || taken <= deadline) return '';
	return t('advocacy.steps.late', { count: daysBetween(deadline, taken) });
}
