import type { action } from '#lib/domain/action.ts';
import type { expectedResult } from '#lib/domain/expectedResult.ts';
import type { indicator } from '#lib/domain/indicator.ts';
import type { RowOf } from '#lib/domain/kind.ts';

type IndicatorRow = RowOf<typeof indicator>;

/** What an indicator measures: an action, an expected result, or nothing that it names yet. */
export function measuredBy(row: IndicatorRow): { kind: 'action' | 'expectedResult'; id: string } | null {
	if (row.action) return { kind: 'action', id: row.action };
	return row.expectedResult ? { kind: 'expectedResult', id: row.expectedResult } : null;
}

/** The line that an indicator serves, through what it measures. */
export function lineOf(
	row: IndicatorRow,
	actions: ReadonlyMap<string, RowOf<typeof action>>,
	results: ReadonlyMap<string, RowOf<typeof expectedResult>>,
): string | null {
	return (row.action ? actions.get(row.action)?.line : results.get(row.expectedResult ?? '')?.line) ?? null;
}

/** Numbers of the goals that targets of the 2030 Agenda lie in, each once: `17.14`, `16.7` → `17`, `16`. */
export function goalsOf(targets: readonly string[] | null | undefined): string[] {
	return [...new Set((targets ?? []).map((target) => target.split('.')[0]!.trim()))].filter(Boolean);
}

/** Whether an indicator is computed from the log (`log`), given by hand (`manual`), or has no rule yet. */
export function ruleSource(row: IndicatorRow): string | null {
	const rule = row.compute as { source?: unknown } | null | undefined;
	return typeof rule?.source === 'string' ? rule.source : null;
}
