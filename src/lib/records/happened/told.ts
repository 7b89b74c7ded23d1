import { entry } from '#lib/domain/entry.ts';
import type { EntryRow } from '#lib/domain/entryOrder.ts';
import { joinFacts, type ToldFact } from '#lib/domain/indicatorFacts.ts';
import type { AnyRow } from '#lib/domain/kind.ts';
import { kinds } from '#lib/domain/kinds.ts';
import { factOfEntry, type LoggedFact, type Logger, loggers } from '#lib/domain/logged.ts';
import { readSubject } from '#lib/domain/subject.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** A row that has not changed says the same: only those that changed are read again. */
const read = new WeakMap<AnyRow, readonly LoggedFact[]>();

export function factsOf(row: AnyRow, logger: Logger): readonly LoggedFact[] {
	const known = read.get(row);
	if (known) return known;
	const facts = logger(row);
	read.set(row, facts);
	return facts;
}

/** What records tell beside the log, and the entries that they came of and that say the same. */
export interface Told {
	readonly facts: readonly LoggedFact[];
	readonly replaced: readonly EntryRow[];
}

/** Everything that records which are no entries tell, each thing once: what an entry says of it too is joined to it. Live. */
export function toldBeside(workspace: Pick<Workspace, 'row' | 'rows'>): Told {
	const told: ToldFact[] = [];
	for (const [name, logger] of Object.entries(loggers)) {
		const kind = kinds.get(name);
		for (const row of kind ? workspace.rows(kind) : []) {
			const arisesFrom = typeof row.arisesFrom === 'string' ? row.arisesFrom : null;
			for (const fact of factsOf(row, logger)) told.push({ fact, arisesFrom });
		}
	}
	const replaced = new Map<string, EntryRow>();
	for (const { fact, arisesFrom } of told) {
		const subject = readSubject(arisesFrom);
		const row = subject?.kind === entry.name ? workspace.row(entry, subject.id) : undefined;
		if (row && !row.retracted && row.type === fact.type) replaced.set(row.id, row);
	}
	return {
		facts: joinFacts([...replaced.values()].map(factOfEntry), told),
		replaced: [...replaced.values()],
	};
}
