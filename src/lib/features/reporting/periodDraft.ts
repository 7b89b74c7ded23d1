import { t } from '#lib/i18n/index.ts';

/** A period that an editor is about to add. Dates are `2024-03-18`, or '' while they are not given. */
export interface PeriodDraft {
	title: string;
	type: string;
	start: string;
	end: string;
	opens: string;
	due: string;
}

export const emptyPeriod = (): PeriodDraft => ({
	title: '',
	type: '',
	start: '',
	end: '',
	opens: '',
	due: '',
});

/** What has to be said first, or put right, by field; empty where the period can be made. */
export function faultsOf(draft: PeriodDraft): Partial<Record<keyof PeriodDraft, string>> {
	const opens = draft.opens || draft.start;
	return {
		...(!draft.title.trim() && { title: t('reporting.period.titleMissing') }),
		...(!draft.start && { start: t('reporting.period.startMissing') }),
		...(!draft.end
			? { end: t('reporting.period.endMissing') }
			: draft.start && draft.end < draft.start && { end: t('reporting.period.endBefore') }),
		...(!draft.due
			? { due: t('reporting.period.dueMissing') }
			: opens && draft.due < opens && { due: t('reporting.period.dueBefore') }),
	};
}
