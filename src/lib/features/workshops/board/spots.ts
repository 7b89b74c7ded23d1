import { type ColumnStack, isCluster } from '#lib/domain/boardArrangement.ts';
import { t } from '#lib/i18n/index.ts';
import type { Option } from '#lib/ui/look.ts';

/** Where a card can be put by choosing from a list: columns, and the clusters in them. */
export function spotOptions(columns: readonly ColumnStack[]): Option[] {
	return columns.flatMap(({ id, column, items }) => {
		if (!column) return [];
		const title = column.title ?? '';
		return [
			{ value: id, label: title },
			...items.filter(isCluster).map(({ id: value, cluster }) => ({
				value,
				label: t('workshopBoard.move.cluster', {
					column: title,
					cluster: cluster.title?.trim() || t('workshopBoard.cluster.unnamed'),
				}),
			})),
		];
	});
}
