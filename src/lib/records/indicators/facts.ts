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
import { followedIn } from '../onward/followed.ts';

const logEntry: Logger = (row) => [factOfEntry(row as EntryRow)];

/** What an entry is asked for, as one answer: it is found in columns, and only what is found is read. */
const ASKED = 'asked';

/** Entries of these types about these actions: of very many, no others are read. */
function* entriesAbout(
	workspace: Workspace,
	actions: ReadonlySet<string>,
	types: ReadonlySet<string>,
): Generator<EntryRow> {
	const { table, head } = workspace.listing(entry);
	if (!table) {
		for (const row of head)
			if (types.has(row.type ?? '') && row.actions.some((id) => actions.has(id))) yield row;
		return;
	}
	const isIn = (wanted: ReadonlySet<string>) => (value: string) => (wanted.has(value) ? [ASKED] : []);
	const axes = [
		{ key: 'action', facet: 'action', groupsOf: isIn(actions) },
		{ key: 'type', facet: 'type', groupsOf: isIn(types) },
	];
	for (const slot of table.narrow({ axes, chosen: { action: ASKED, type: ASKED } }).slots) {
		const row = table.row(slot) as EntryRow | undefined;
		if (row) yield row;
	}
}

/** What the log says of these types about some actions: entries, and what other records say without being typed again, each thing once. Live. */
export function factsAbout(
	workspace: Workspace,
	actions: readonly string[],
	types: readonly string[],
): LoggedFact[] {
	const wanted = new Set(actions);
	const entries = new Map<string, LoggedFact>();
	const told = new Map<string, ToldFact>();
	const followed = followedIn(workspace);
	const wantedOf = (row: AnyRow, logger: Logger) =>
		factsOf(row, logger)
			.filter(({ type }) => type !== null && types.includes(type))
			.map((fact) => [`${fact.document}/${fact.id}/${fact.type}`, markFollowed(fact, followed)] as const);
	for (const row of entriesAbout(workspace, wanted, new Set(types)))
		for (const [key, fact] of wantedOf(row, logEntry)) entries.set(key, fact);
	const take = (row: AnyRow, logger: Logger) => {
		const arisesFrom = typeof row.arisesFrom === 'string' ? row.arisesFrom : null;
		for (const [key, fact] of wantedOf(row, logger)) told.set(key, { fact, arisesFrom });
	};
	for (const [name, logger] of Object.entries(loggers)) {
		const kind = kindNamed(name);
		// What names its actions is looked up by them; what names them through another record is read whole: there are few.
		if (!kind.indexes.includes('actions')) for (const row of workspace.rows(kind)) take(row, logger);
		else for (const id of wanted) for (const row of workspace.rowsBy(kind, 'actions', id)) take(row, logger);
	}
	return joinFacts([...entries.values()], [...told.values()]);
}

/** What rules have to know of those whom facts name. Live. */
export function directoryOf(workspace: Workspace): Directory {
	return {
		typeOf: (id) => workspace.row(organisation, id)?.type ?? null,
		parentOf: (id) => workspace.row(organisation, id)?.parent ?? null,
		zoneOf: (id) => workspace.row(metropolis, id)?.zone ?? null,
	};
}

/** Which actions have been reported on, for which days, so that it was accepted. Live. */
export function acceptedReports(workspace: Workspace): AcceptedReport[] {
	return workspace.rows(review).flatMap((row) => {
		if (row.decision !== 'accepted' || row.document !== 'plan') return [];
		const contents = readUpdateContents(row.contents);
		const covered = contents && workspace.row(period, contents.period);
		return contents && covered?.start && covered.end
			? [{ action: contents.action, start: covered.start, end: covered.end }]
			: [];
	});
}
