import { entry } from '#lib/domain/entry.ts';
import type { EntryRow } from '#lib/domain/entryOrder.ts';
import { markFollowed } from '#lib/domain/followedUp.ts';
import type { Directory } from '#lib/domain/indicatorComputation.ts';
import { joinFacts, type ToldFact } from '#lib/domain/indicatorFacts.ts';
import type { AcceptedReport } from '#lib/domain/indicatorReported.ts';
import type { AnyRow } from '#lib/domain/kind.ts';
import { kindNamed } from '#lib/domain/kinds.ts';
import { factOfEntry, type LoggedFact, type Logger, loggers } from '#lib/domain/logged.ts';
import { metropolis } from '#lib/domain/metropolis.ts';
import { organisation } from '#lib/domain/organisation.ts';
import { period } from '#lib/domain/period.ts';
import { review } from '#lib/domain/review.ts';
import { readUpdateContents } from '#lib/domain/updateContents.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { factsOf } from '../happened/told.ts';
import { followedIn, followersIn } from '../onward/followed.ts';
import type { Kept } from './kept.ts';

/** Of the newest entries, while there is nothing else yet. */
function factsOfHead(
	head: readonly EntryRow[],
	actions: ReadonlySet<string>,
	types: ReadonlySet<string>,
): LoggedFact[] {
	return head
		.filter((row) => types.has(row.type ?? '') && row.actions.some((id) => actions.has(id)))
		.map(factOfEntry);
}

/** Records that may tell of some actions, kind by kind: the same lists until one of them changes. Live. */
function tellersOf(
	workspace: Workspace,
	actions: ReadonlySet<string>,
): { logger: Logger; rows: readonly AnyRow[] }[] {
	return Object.entries(loggers).flatMap(([name, logger]) => {
		const kind = kindNamed(name);
		// What names its actions is looked up by them; what names them through another record is read whole: there are few.
		if (!kind.indexes.includes('actions')) return [{ logger, rows: workspace.rows(kind) }];
		return [...actions].map((id) => ({ logger, rows: workspace.rowsBy(kind, 'actions', id) }));
	});
}

/**
 * What the log says of these types about some actions: entries, and what other records say without being typed again, each thing once.
 * Live; the same array until something of it changes.
 */
export function factsAbout(
	workspace: Workspace,
	actions: readonly string[],
	types: readonly string[],
	kept: Kept,
): readonly LoggedFact[] {
	const [wanted, asked] = [new Set(actions), new Set(types)];
	const { table, head } = workspace.listing(entry);
	const entries = table ? kept.entries.about(table, wanted, asked) : factsOfHead(head, wanted, asked);
	const tellers = tellersOf(workspace, wanted);
	const sources = [entries, ...followersIn(workspace), ...tellers.map(({ rows }) => rows)];
	return kept.facts.of(JSON.stringify([actions, types]), sources, () =>
		joinTold(entries, tellers, asked, followedIn(workspace)),
	);
}

function joinTold(
	entries: readonly LoggedFact[],
	tellers: ReturnType<typeof tellersOf>,
	types: ReadonlySet<string>,
	followed: ReadonlySet<string>,
): LoggedFact[] {
	const told = new Map<string, ToldFact>();
	for (const { logger, rows } of tellers)
		for (const row of rows) {
			const arisesFrom = typeof row.arisesFrom === 'string' ? row.arisesFrom : null;
			for (const fact of factsOf(row, logger))
				if (fact.type !== null && types.has(fact.type))
					told.set(`${fact.document}/${fact.id}/${fact.type}`, {
						fact: markFollowed(fact, followed),
						arisesFrom,
					});
		}
	return joinFacts(
		entries.map((fact) => markFollowed(fact, followed)),
		[...told.values()],
	);
}

/** What rules have to know of those whom facts name. Live. */
export function directoryOf(workspace: Workspace): Directory {
	return {
		typeOf: (id) => workspace.row(organisation, id)?.type ?? null,
		parentOf: (id) => workspace.row(organisation, id)?.parent ?? null,
		zoneOf: (id) => workspace.row(metropolis, id)?.zone ?? null,
	};
}

/** Which actions have been reported on, for which days, so that it was accepted. Live; the same array until that changes. */
export function acceptedReports(workspace: Workspace, kept: Kept): readonly AcceptedReport[] {
	const reviews = workspace.rows(review);
	const sources = [reviews, workspace.rows(period), workspace.retracted(period)];
	return kept.reports.of('', sources, () =>
		reviews.flatMap((row) => {
			if (row.decision !== 'accepted' || row.document !== 'plan') return [];
			const contents = readUpdateContents(row.contents);
			const covered = contents && workspace.row(period, contents.period);
			return contents && covered?.start && covered.end
				? [{ action: contents.action, start: covered.start, end: covered.end }]
				: [];
		}),
	);
}
