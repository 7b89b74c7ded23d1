import type { action } from '#lib/domain/action.ts';
import type { expectedResult } from '#lib/domain/expectedResult.ts';
import type { indicator } from '#lib/domain/indicator.ts';
import type { AnyRow, RowOf } from '#lib/domain/kind.ts';
import type { line } from '#lib/domain/line.ts';
import type { monitoringMilestone } from '#lib/domain/monitoringMilestone.ts';

/** How many records of a kind the plan itself leaves something open for, out of how many there are. */
export interface Open {
	readonly count: number;
	readonly of: number;
}

export interface OpenQuestions {
	/** Indicators that nobody has validated yet. */
	readonly proposed: Open;
	/** Indicators without a baseline, and without a target. */
	readonly withoutBaseline: Open;
	readonly withoutTarget: Open;
	/** Lines to which the plan gives no objective. */
	readonly lines: Open;
	/** Expected results whose actions were linked by reading the plan. */
	readonly results: Open;
	/** Actions of which the plan does not say whether they are ongoing, recurring or end in something. */
	readonly natures: Open;
	/** Milestones without a due date. */
	readonly milestones: Open;
}

/**
 * What the plan says nothing of, counted: shown as open, never filled in silently. Lines, results and actions that were added
 * later are left out, since the plan could not speak of them.
 */
export function openQuestions(rows: {
	indicators: readonly RowOf<typeof indicator>[];
	lines: readonly RowOf<typeof line>[];
	results: readonly RowOf<typeof expectedResult>[];
	actions: readonly RowOf<typeof action>[];
	milestones: readonly RowOf<typeof monitoringMilestone>[];
}): OpenQuestions {
	return {
		proposed: count(rows.indicators, ({ status }) => status === 'proposed'),
		withoutBaseline: count(rows.indicators, ({ baseline }) => baseline === null),
		withoutTarget: count(rows.indicators, ({ target }) => target === null),
		lines: count(rows.lines.filter(isFromPlan), ({ objectives }) => objectives.length === 0),
		results: count(rows.results.filter(isFromPlan), ({ linkStated }) => linkStated !== true),
		natures: count(rows.actions.filter(isFromPlan), ({ natureStated }) => natureStated !== true),
		milestones: count(rows.milestones, ({ due }) => due === null),
	};
}

/** What a seed brought has no author; what has one was added later. */
function isFromPlan({ created }: Pick<AnyRow, 'created'>): boolean {
	return created === undefined;
}

function count<R>(rows: readonly R[], isOpen: (row: R) => boolean): Open {
	return { count: rows.filter(isOpen).length, of: rows.length };
}
