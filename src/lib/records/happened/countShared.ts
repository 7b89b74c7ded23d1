import { entry } from '#lib/domain/entry.ts';
import { factOfEntry, type LoggedFact } from '#lib/domain/logged.ts';
import type { Axis } from '#lib/workspace/live.svelte.ts';
import { factsOfOthers, namedIn, PARTY_FACETS, type Reading, slotsBy } from './happenedWith.ts';

/** Party → how many facts name it too. */
export interface SharedCounts {
	readonly organisations: ReadonlyMap<string, number>;
	readonly metropolises: ReadonlyMap<string, number>;
}

const AXES: Axis[] = ['organisation', 'network', 'metropolis'].map((facet) => ({ key: facet, facet }));
const NONE: ReadonlyMap<string, number> = new Map();

/**
 * With whom an organisation did what it did, networks among the organisations: counted over what was noted, each fact once. Of a
 * long log no entry is read. Live.
 */
export function countShared(workspace: Reading, id: string): SharedCounts {
	const { table, head } = workspace.listing(entry);
	const facts = factsOfOthers(workspace, 'organisations', id);
	if (!table) {
		const rows = head.filter((row) =>
			PARTY_FACETS.organisations.some((facet) => namedIn([row], facet, id, '').length > 0),
		);
		return countFacts([...rows.map(factOfEntry), ...facts]);
	}
	const among = new Uint8Array(table.capacity);
	for (const facet of PARTY_FACETS.organisations)
		for (const slot of slotsBy(table, facet, id)) among[slot] = 1;
	const narrow = (chosen: Record<string, string>) => table.narrow({ axes: AXES, chosen, among });
	const { counts } = narrow({});
	const [asParty = NONE, asNetwork = NONE, metropolises = NONE] = AXES.map(({ key }) => counts.get(key));
	const organisations = added(asParty, asNetwork);
	for (const [other, count] of asNetwork)
		if (count > 0 && asParty.get(other)) {
			const twice = narrow({ organisation: other, network: other }).slots.length;
			organisations.set(other, organisations.get(other)! - twice);
		}
	const further = countFacts(facts);
	return {
		organisations: added(organisations, further.organisations),
		metropolises: added(metropolises, further.metropolises),
	};
}

function countFacts(facts: readonly LoggedFact[]): SharedCounts {
	const count = (partiesOf: (fact: LoggedFact) => readonly string[]) => {
		const counts = new Map<string, number>();
		for (const fact of facts)
			for (const party of new Set(partiesOf(fact))) counts.set(party, (counts.get(party) ?? 0) + 1);
		return counts;
	};
	return {
		organisations: count((fact) => [...fact.organisations, ...fact.networks]),
		metropolises: count((fact) => fact.metropolises),
	};
}

function added(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): Map<string, number> {
	const sum = new Map(one);
	for (const [party, count] of other) sum.set(party, (sum.get(party) ?? 0) + count);
	return sum;
}
