import type { LoggedFact } from './loggedFact.ts';
import { subjectOf } from './subject.ts';

/** A fact that a record tells without being an entry, and the subject that the record arises from. */
export interface ToldFact {
	readonly fact: LoggedFact;
	readonly arisesFrom: string | null;
}

const LISTS = [
	'actions',
	'metropolises',
	'organisations',
	'networks',
	'zones',
	'themes',
	'companies',
	'clusters',
	'flags',
] as const;
const SCALARS = ['date', 'amountEur', 'participants', 'contacts', 'fund', 'fundScope'] as const;

/**
 * What entries and other records say, each thing once: a record that was made from an entry and tells the log the very same type tells
 * the same thing again (an opportunity that was logged, and the call that came of it). The record's fact stays, since it is the one that
 * is kept up; what only the entry says is added to it. Of several records that came of one entry each is something of its own, and the
 * first takes over what the entry says.
 */
export function joinFacts(entries: readonly LoggedFact[], told: readonly ToldFact[]): LoggedFact[] {
	const apart = Map.groupBy(entries, (fact) => `${subjectOf(fact)}/${fact.type}`);
	const joined = told.map(({ fact, arisesFrom }) => {
		const key = `${arisesFrom}/${fact.type}`;
		const same = apart.get(key)?.[0];
		apart.delete(key);
		return same ? complete(fact, same) : fact;
	});
	return [...[...apart.values()].flat(), ...joined];
}

function complete(fact: LoggedFact, entry: LoggedFact): LoggedFact {
	return {
		...fact,
		...Object.fromEntries(LISTS.map((name) => [name, [...new Set([...fact[name], ...entry[name]])]])),
		...Object.fromEntries(SCALARS.map((name) => [name, fact[name] ?? entry[name]])),
	};
}
