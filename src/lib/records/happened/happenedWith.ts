import { entry } from '#lib/domain/entry.ts';
import type { EntryRow } from '#lib/domain/entryOrder.ts';
import { factOfEntry, type LoggedFact, loggers } from '#lib/domain/logged.ts';
import { kinds } from '#lib/domain/kinds.ts';
import type { Axis, LiveListing } from '#lib/workspace/live.svelte.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** As what something takes part in what happens. */
export type Party = 'metropolises' | 'organisations' | 'actions';
export type Reading = Pick<Workspace, 'rows' | 'listing'>;

/** The facets of the log under which entries name it: a network is an organisation too. */
export const PARTY_FACETS: Readonly<Record<Party, readonly string[]>> = {
	metropolises: ['metropolis'],
	organisations: ['organisation', 'network'],
	actions: ['action'],
};
const AXES = new Map<string, Axis[]>(
	Object.values(PARTY_FACETS)
		.flat()
		.map((facet) => [
			facet,
			[
				{ key: facet, facet },
				{ key: 'type', facet: 'type' },
			],
		]),
);
/** Of these types alone; of all where none are named. */
type Types = readonly string[];
const ANY: Types = [];

/**
 * What happened with a metropolis or an action, or what an organisation did or took part in: entries of the log and what other
 * records say without being typed again, the newest first, what has no date last. Live.
 * @param most how many are wanted; of a long log no more are read
 * @param types codes of the vocabulary `entry-type`
 */
export function happenedWith(
	workspace: Reading,
	field: Party,
	id: string,
	most = Number.POSITIVE_INFINITY,
	types: Types = ANY,
): LoggedFact[] {
	const listing = workspace.listing(entry);
	const rows = new Map(
		asked(field, types)
			.flatMap(({ facet, type }) => entriesBy(listing, facet, id, most, type))
			.map((row) => [row.id, row]),
	);
	const facts = [...rows.values()].map(factOfEntry);
	return newestFactsFirst([...facts, ...factsOfOthers(workspace, field, id, types)]).slice(0, most);
}

/** How many that are, without reading them. Live. */
export function countHappened(workspace: Reading, field: Party, id: string, types: Types = ANY): number {
	const { table, head } = workspace.listing(entry);
	const found = new Set<number | string>();
	for (const { facet, type } of asked(field, types))
		if (table) for (const slot of slotsBy(table, facet, id, type)) found.add(slot);
		else for (const row of namedIn(head, facet, id, type)) found.add(row.id);
	return found.size + factsOfOthers(workspace, field, id, types).length;
}

/** The last of them until a day: what is planned has not happened yet. Live. */
export function lastHappened(
	workspace: Reading,
	field: Party,
	id: string,
	today: string,
): LoggedFact | undefined {
	const listing = workspace.listing(entry);
	const until = (date: string | null) => date !== null && date.slice(0, today.length) <= today;
	let last = newestFactsFirst(factsOfOthers(workspace, field, id)).find(({ date }) => until(date));
	for (const facet of PARTY_FACETS[field]) {
		for (const row of eachEntryBy(listing, facet, id)) {
			if (!until(row.date)) continue;
			if (!last || row.date! > last.date!) last = factOfEntry(row);
			break;
		}
	}
	return last;
}

/** The filter of the log that shows most of the entries. Live. */
export function logFilterOf(workspace: Reading, field: Party, id: string): string {
	const { table } = workspace.listing(entry);
	const [first, ...others] = PARTY_FACETS[field];
	const count = (facet: string) => (table ? slotsBy(table, facet, id).length : 0);
	return others.reduce((best, facet) => (count(facet) > count(best) ? facet : best), first!);
}

/** The newest first; what has no date comes at the end, in an order that is the same everywhere. */
export function newestFactsFirst(facts: readonly LoggedFact[]): LoggedFact[] {
	return [...facts].sort((one, other) => {
		const [a, b] = [one.date ?? '', other.date ?? ''];
		if (a !== b) return a < b ? 1 : -1;
		return one.id < other.id ? 1 : one.id > other.id ? -1 : 0;
	});
}

/** The questions to the log: each facet under which it is named, with each type. */
function asked(field: Party, types: Types): { facet: string; type: string }[] {
	return PARTY_FACETS[field].flatMap((facet) =>
		(types.length > 0 ? types : ['']).map((type) => ({ facet, type })),
	);
}

/** What other records say of it. Live. */
export function factsOfOthers(
	workspace: Reading,
	field: Party,
	id: string,
	types: Types = ANY,
): LoggedFact[] {
	const isAsked = (fact: LoggedFact) =>
		isNamed(fact, field, id) && (types.length === 0 || types.includes(fact.type ?? ''));
	return Object.entries(loggers).flatMap(([name, logger]) => {
		const kind = kinds.get(name);
		return kind ? workspace.rows(kind).flatMap((row) => logger(row).filter(isAsked)) : [];
	});
}

function isNamed(fact: LoggedFact, field: Party, id: string): boolean {
	return fact[field].includes(id) || (field === 'organisations' && fact.networks.includes(id));
}

type Entries = LiveListing<typeof entry>;
type Table = NonNullable<Entries['table']>;

/** Where the entries stand that name it, the newest first. */
export const slotsBy = (table: Table, facet: string, id: string, type = ''): Uint32Array =>
	table.narrow({ axes: AXES.get(facet)!, chosen: { [facet]: id, type } }).slots;

/** Of the newest entries, while there is nothing else yet. */
export function namedIn(head: Entries['head'], facet: string, id: string, type: string): EntryRow[] {
	const parties = (row: EntryRow) =>
		facet === 'organisation'
			? factOfEntry(row).organisations
			: facet === 'network'
				? row.networks
				: facet === 'action'
					? row.actions
					: row.metropolises;
	return head.filter((row) => (!type || row.type === type) && parties(row).includes(id));
}

/** Newest first, each read as it is asked for. */
function* eachEntryBy({ table, head }: Entries, facet: string, id: string, type = ''): Generator<EntryRow> {
	if (!table) {
		yield* namedIn(head, facet, id, type);
		return;
	}
	for (const slot of slotsBy(table, facet, id, type)) {
		const row = table.row(slot) as EntryRow | undefined;
		if (row) yield row;
	}
}

function entriesBy(entries: Entries, facet: string, id: string, most: number, type: string): EntryRow[] {
	const rows: EntryRow[] = [];
	for (const row of eachEntryBy(entries, facet, id, type)) {
		if (rows.length >= most) break;
		rows.push(row);
	}
	return rows;
}
