import { exportedKinds } from '#lib/exchange/json/exportedKinds.ts';
import type { Kind } from '#lib/domain/kind.ts';
import { kindLabel } from '#lib/records/fieldLabel.ts';
import { workspacePath } from '#lib/records/recordPath.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { isImportable } from '../import/importable.ts';

/** The lists that people work with, in the order of the navigation; all others stand behind them. */
const FIRST = [
	'action',
	'expectedResult',
	'indicator',
	'indicatorValue',
	'entry',
	'task',
	'call',
	'project',
	'agreement',
	'membership',
	'transfer',
	'solution',
	'advocacy',
	'organisation',
	'metropolis',
	'metropolisFact',
	'lesson',
];

export interface ExchangedList {
	readonly kind: string;
	readonly label: string;
	readonly count: number;
	readonly exportHref: string;
	/** Null where no sheet may change its records. */
	readonly importHref: string | null;
}

/** Every list that may leave as a spreadsheet, with how much is in it. Live. */
export function listsOf(workspace: Workspace): { first: ExchangedList[]; others: ExchangedList[] } {
	const lists = exportedKinds().map((kind) => listOf(workspace, kind));
	const rank = new Map(FIRST.map((name, at) => [name, at]));
	const first = lists.filter(({ kind }) => rank.has(kind));
	return {
		first: first.sort((one, other) => rank.get(one.kind)! - rank.get(other.kind)!),
		others: lists
			.filter(({ kind, count }) => !rank.has(kind) && count > 0)
			.sort((one, other) => one.label.localeCompare(other.label)),
	};
}

function listOf(workspace: Workspace, kind: Kind): ExchangedList {
	const { name, listing } = kind;
	return {
		kind: name,
		label: kindLabel(name, 'other'),
		count: listing ? workspace.listing(kind).total : workspace.rows(kind).length,
		exportHref: workspacePath(workspace.id, `exchange/export/${name}`),
		importHref: isImportable(kind) ? workspacePath(workspace.id, `exchange/import/${name}`) : null,
	};
}
