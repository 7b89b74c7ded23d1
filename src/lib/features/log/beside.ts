import type { DayRange } from '#lib/domain/dayRange.ts';
import { isWithinRange } from '#lib/domain/dayRange.ts';
import { entry } from '#lib/domain/entry.ts';
import { factsWithin } from '#lib/domain/factQuestion.ts';
import type { LoggedFact } from '#lib/domain/logged.ts';
import { newestFactsFirst } from '#lib/records/happened/happenedWith.ts';
import type { NamedAs } from '#lib/records/happened/namedAs.ts';
import { toldBeside } from '#lib/records/happened/told.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { questionBeside } from './filters.ts';

/** What a list of the log does not hold, although the pictures count it. */
export interface Beside {
	/** What other records tell that was done, newest first. */
	readonly facts: readonly LoggedFact[];
	/** How many entries of the list are told by such a record too: together they are one thing. */
	readonly replaced: number;
	/** What the pictures count of all this. */
	readonly total: number;
}

/** @param slots the entries of the list. Live. @returns null where other records know nothing of what is asked */
export function besideLog(
	workspace: Pick<Workspace, 'row' | 'rows' | 'listing'>,
	chosen: Readonly<Record<string, string>>,
	days: DayRange,
	as: NamedAs,
	slots: Uint32Array,
): Beside | null {
	const question = questionBeside(chosen, as);
	const { table } = workspace.listing(entry);
	if (!question || !table) return null;
	const told = toldBeside(workspace);
	const facts = factsWithin(told.facts, question).filter(({ date }) => isWithinRange(date, days));
	const listed = new Set(slots);
	const replaced = told.replaced.filter((row) => listed.has(table.slotOf(row) ?? -1)).length;
	return { facts: newestFactsFirst(facts), replaced, total: slots.length - replaced + facts.length };
}
