import type { RowOf } from '../kind.ts';
import type { metropolis } from '../metropolis.ts';
import { isContact, type Silence, silenceSince } from '../relationSilence.ts';
import type { Tally, TallyQuestion } from '../tally.ts';

type MetropolisRow = Pick<RowOf<typeof metropolis>, 'id' | 'home' | 'zone' | 'relation' | 'lon' | 'lat'>;

/** What has to be counted of the relations, each by metropolis. */
export interface RelationTallies {
	/** What happened in the period that is looked at. */
	readonly happened: Tally;
	/** Every contact, by year: those without a date stand under none. */
	readonly contacts: Tally;
	/** Contacts until today. */
	readonly past: Tally;
}

/** A relation with a metropolis abroad, as a map shows it. */
export interface WorldRelation {
	readonly id: string;
	readonly zone: string | null;
	readonly tier: string | null;
	/** Degrees: longitude, latitude; null where nobody has said where it lies. */
	readonly point: readonly [lon: number, lat: number] | null;
	/** What was written down of it in the period; zero means that nothing was, not that there was nothing. */
	readonly count: number;
	readonly silence: Silence['state'];
	/** A day, a month or a year. */
	readonly last: string | null;
	/** Whole months since then. */
	readonly months: number | null;
}

const METROPOLIS = { sources: [{ facet: 'metropolis' }] } as const;
const CONTACTS = [{ sources: [{ facet: 'type' }], isIn: (type: string) => isContact({ type }) }] as const;

/** The questions of which the answers are counted; what is to come is no contact yet. */
export function relationQuestions(
	{ only, from, until }: Pick<TallyQuestion, 'only' | 'from' | 'until'>,
	today: string,
): { [name in keyof RelationTallies]: TallyQuestion } {
	return {
		happened: { axes: [METROPOLIS], only, from, until },
		contacts: { axes: [METROPOLIS, { date: 4 }], only: CONTACTS },
		past: { axes: [METROPOLIS], only: CONTACTS, until: today },
	};
}

/** The relations of a plan in the order of its metropolises; its own is not among them. */
export function worldRelations(
	rows: readonly MetropolisRow[],
	tallies: RelationTallies,
	today: string,
): WorldRelation[] {
	return rows
		.filter(({ home }) => !home)
		.map(({ id, zone, relation: tier, lon, lat }) => ({
			id,
			zone,
			tier,
			point: typeof lon === 'number' && typeof lat === 'number' ? ([lon, lat] as const) : null,
			count: tallies.happened.count(id),
			...silence(tallies, id, tier, today),
		}));
}

function silence({ contacts, past }: RelationTallies, id: string, tier: string | null, today: string) {
	const last = past.last(id);
	if (last) {
		const { state, months } = silenceSince(last, tier, today);
		return { silence: state, last, months };
	}
	const isUndated = contacts.count(id, '') > 0;
	return { silence: isUndated ? ('undated' as const) : ('never' as const), last: null, months: null };
}
