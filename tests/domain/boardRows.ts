import { card } from '#lib/domain/card.ts';
import { cluster } from '#lib/domain/cluster.ts';
import { boardColumn } from '#lib/domain/boardColumn.ts';
import type { CardRow, ClusterRow, ColumnRow } from '#lib/domain/boardArrangement.ts';
import type { Kind } from '#lib/domain/kind.ts';

function rowOf(kind: Kind, id: string, contents: object): object {
	const empty = Object.entries(kind.fields).map(([name, { type }]) => [name, type === 'set' ? [] : null]);
	return {
		...Object.fromEntries(empty),
		kind: kind.name,
		id,
		document: 'workshop/w',
		edited: {},
		approved: {},
		...contents,
	};
}

const at = (parent: string | null, position: string) => ({ parent, position });

export const columnRow = (id: string, position: string, contents: Partial<ColumnRow> = {}) =>
	rowOf(boardColumn, id, { title: id, place: at(null, position), ...contents }) as ColumnRow;

export const clusterRow = (
	id: string,
	parent: string,
	position: string,
	contents: Partial<ClusterRow> = {},
) => rowOf(cluster, id, { place: at(parent, position), ...contents }) as ClusterRow;

export const cardRow = (id: string, parent: string, position: string, contents: Partial<CardRow> = {}) =>
	rowOf(card, id, { text: id, place: at(parent, position), ...contents }) as CardRow;
