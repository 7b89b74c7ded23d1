import { entry } from '#lib/domain/entry.ts';
import type { EntryRow } from '#lib/domain/entryOrder.ts';
import { type FactQuestion, factsWithin, slotsAmong } from '#lib/domain/factQuestion.ts';
import { factOfEntry, type LoggedFact } from '#lib/domain/logged.ts';
import { countFacts, NOTHING_YET, type Tally, type TallyQuestion } from '#lib/domain/tally.ts';
import type { LiveListing } from '#lib/workspace/live.svelte.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { newestFactsFirst } from './happenedWith.ts';
import { type Told, toldBeside } from './told.ts';

type Reading = Pick<Workspace, 'row' | 'rows' | 'listing'>;
type Table = NonNullable<LiveListing<typeof entry>['table']>;

/**
 * Counts what happened, entries and what other records tell beside them, each thing once: over columns, however many there are.
 * Nothing is counted before the columns are here (`isReady`). Live.
 */
export function tally(workspace: Reading, question: TallyQuestion): Tally {
	const { table } = workspace.listing(entry);
	if (!table) return NOTHING_YET;
	const told = toldBeside(workspace);
	return countFacts(table, { facts: told.facts, replaced: replacedSlots(table, told) }, question);
}

/**
 * The facts that answer a question, newest first: for a list behind a figure, since each entry of it is read.
 * @param most how many are wanted
 */
export function factsAmong(workspace: Reading, question: FactQuestion, most: number): LoggedFact[] {
	const { table } = workspace.listing(entry);
	if (!table) return [];
	const told = toldBeside(workspace);
	const entries: LoggedFact[] = [];
	for (const slot of slotsAmong(table, question, replacedSlots(table, told))) {
		if (entries.length >= most) break;
		const row = table.row(slot) as EntryRow | undefined;
		if (row) entries.push(factOfEntry(row));
	}
	return newestFactsFirst([...entries, ...factsWithin(told.facts, question)]).slice(0, most);
}

function replacedSlots(table: Table, { replaced }: Told): Set<number> {
	return new Set(replaced.flatMap((row) => table.slotOf(row) ?? []));
}
