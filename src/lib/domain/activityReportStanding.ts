import type { ReportContents } from './activityReportContents.ts';
import { byPlaceThenCode, type LineRow } from './activityReportSources.ts';
import { closingStateOf } from './closingState.ts';
import type { Place, RowOf } from './kind.ts';
import { comparePlaces } from './place.ts';
import type { reportFreeze } from './reportFreeze.ts';
import type { reportPart } from './reportPart.ts';

export type FreezeRow = RowOf<typeof reportFreeze>;
export type PartRow = RowOf<typeof reportPart>;

/** Whether a report is being written or frozen, from the steps of those who signed it; see `closingState.ts`. */
export const standingOfReport = (steps: readonly FreezeRow[]) =>
	closingStateOf(steps.filter(({ document }) => document === 'plan'));

/** Whoever changes a signature leaves a stamp on it: a signature is made once. */
export const isTouched = ({ edited }: FreezeRow): boolean =>
	['hash', 'step', 'report', 'name', 'organisation', 'note', 'follows', 'size'].some(
		(field) => edited[field],
	);

/** Whether what was signed is what the signature says: the file of another report, or another's words, are not. */
export const isSignedBy = (
	{ report, signed }: Pick<ReportContents, 'report' | 'signed'>,
	step: Pick<FreezeRow, 'report' | 'name' | 'note'>,
): boolean =>
	report === step.report && signed?.name === step.name && (signed?.note ?? '') === (step.note ?? '');

/** Where the parts of a report are. */
export const documentOfReport = (report: string): string => `report/${report}`;

export interface OrderedPart {
	readonly row: PartRow;
	readonly level: 1 | 2;
}

/**
 * The parts in the order in which they are read; what hangs on a part that is gone comes last, and is not lost.
 * @param lineOf the lines of the plan: parts of them that stand at one place follow in its order
 */
export function orderParts(
	rows: readonly PartRow[],
	lineOf: (id: string) => LineRow | undefined,
): OrderedPart[] {
	const placed = rows as readonly (PartRow & { place: Place | null })[];
	const lines = [...new Set(rows.flatMap(({ line }) => (line && lineOf(line)) || []))].sort(byPlaceThenCode);
	const rankOf = new Map(lines.map(({ id }, at) => [id, at]));
	const rank = ({ line }: PartRow) => rankOf.get(line ?? '') ?? lines.length;
	const compare = (one: (typeof placed)[number], other: (typeof placed)[number]): number =>
		(one.place && one.place.position === other.place?.position ? rank(one) - rank(other) : 0) ||
		comparePlaces(one, other);
	const known = new Set(rows.map(({ id }) => id));
	const parentOf = (row: PartRow) =>
		row.place?.parent && known.has(row.place.parent) ? row.place.parent : null;
	const ordered = [...placed].sort(compare);
	const orphans = ordered.filter((row) => row.place?.parent && !known.has(row.place.parent));
	const tops = ordered.filter((row) => parentOf(row) === null && !orphans.includes(row));
	return [...tops, ...orphans].flatMap((row): OrderedPart[] => [
		{ row, level: 1 },
		...ordered
			.filter((each) => parentOf(each) === row.id)
			.map((each): OrderedPart => ({ row: each, level: 2 })),
	]);
}
