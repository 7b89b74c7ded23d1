import { kinds } from '#lib/domain/kinds.ts';
import type { Layout, SheetColumn } from '#lib/exchange/sheets/layout.ts';
import type { Explanation } from '#lib/exchange/sheets/writeSheets.ts';
import { t } from '#lib/i18n/index.ts';
import { kindLabel } from '#lib/records/fieldLabel.ts';

/** What a column holds, in words. */
export function natureWords({ nature, list }: SheetColumn, lists: Layout['lists']): string {
	if ((nature === 'one' || nature === 'many') && list && !lists[list]?.length && kinds.get(list)?.listing)
		return t('sheets.explain.nature.entryId');
	return t(`sheets.explain.nature.${nature}`);
}

export function needWords({ required, readOnly, nature }: SheetColumn): string {
	if (readOnly || nature === 'id') return t('sheets.explain.readOnly');
	return t(required ? 'sheets.explain.required' : 'sheets.explain.optional');
}

/** What the sheets beside the records say. */
export function explanationOf(layout: Layout): Explanation {
	const headingOf = (list: string) =>
		list.startsWith('concept:')
			? (layout.columns.find((column) => column.list === list)?.heading ?? list)
			: list
					.split('+')
					.map((kind) => kindLabel(kind, 'other'))
					.join(', ');
	return {
		sheets: {
			records: t('sheets.explain.records'),
			columns: t('sheets.explain.columns'),
			words: t('sheets.explain.words'),
		},
		rules: ([1, 2, 3, 4, 5, 6] as const).map((rule) => t(`sheets.explain.rule${rule}`)),
		headings: [t('sheets.explain.column'), t('sheets.explain.holds'), t('sheets.explain.need')],
		columns: Object.fromEntries(
			layout.columns.map((column) => [column.key, [natureWords(column, layout.lists), needWords(column)]]),
		),
		lists: Object.fromEntries(Object.keys(layout.lists).map((list) => [list, headingOf(list)])),
		code: t('sheets.explain.code'),
		notInList: t('sheets.explain.notInList'),
	};
}
