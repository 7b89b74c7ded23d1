// [I11] Figures as they may leave in a file: what is not told in words is not told as a number either.
import { isExportable } from '#lib/domain/exportable.ts';
import { kindNamed } from '#lib/domain/kinds.ts';
import type { LoggedFact } from '#lib/domain/loggedFact.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { computeFor, type Reading, type YearReading } from './reading.ts';

/** Whether a fact may be counted in a file. A fact does not say what the record that tells it names: the record does. */
export function mayBeCounted(
	workspace: Pick<Workspace, 'row'>,
	fact: Pick<LoggedFact, 'kind' | 'id' | 'document'>,
): boolean {
	if (!isExportable(fact)) return false;
	const row = workspace.row(kindNamed(fact.kind), fact.id);
	return row !== undefined && isExportable(row);
}

/** What a rule gives for a year, over what may leave alone; null where that says nothing. Live. */
export function leavingValue(
	workspace: Pick<Workspace, 'row'>,
	{ rule, facts, directory, reports }: Reading,
	{ year, computed }: Pick<YearReading, 'year' | 'computed'>,
): number | null {
	if (!computed) return null;
	const mayLeave = (fact: LoggedFact) => mayBeCounted(workspace, fact);
	const looked = [...computed.counted, ...computed.leftOut, ...computed.silent];
	if (looked.every(mayLeave)) return computed.value;
	const years = { from: year, to: year };
	return computeFor(rule, facts.filter(mayLeave), years, { directory, reports })?.value ?? null;
}
