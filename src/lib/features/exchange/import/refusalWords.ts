import type { Layout } from '#lib/exchange/sheets/layout.ts';
import type { SheetLine } from '#lib/exchange/sheets/sheetPlan.ts';
import { t } from '#lib/i18n/index.ts';
import { fieldLabel, kindLabel } from '#lib/records/fieldLabel.ts';

/** Why a line is not taken, in one sentence that says what to do. */
export function refusalWords({ refusal, about = [], told = '', id = '' }: SheetLine, layout: Layout): string {
	const headings = new Map(layout.columns.map(({ key, heading }) => [key, heading]));
	const column = about.map((key) => headings.get(key) ?? fieldLabel(layout.kind, key)).join(', ');
	const short = told.length > 80 ? `${told.slice(0, 80)}…` : told;
	switch (refusal) {
		case undefined:
			return '';
		case 'unknown-id':
		case 'retracted':
		case 'id-twice':
			return t(`sheets.refusal.${refusal}`, { id });
		case 'other-kind':
			return t('sheets.refusal.other-kind', { id, kind: kindLabel(told) });
		case 'missing':
		case 'too-long':
		case 'no-result':
			return t(`sheets.refusal.${refusal}`, { column });
		case 'totals':
		case 'heading-again':
		case 'not-yours':
		case 'turned-off':
			return t(`sheets.refusal.${refusal}`);
		default:
			return t(`sheets.refusal.${refusal}`, { column, told: short });
	}
}
