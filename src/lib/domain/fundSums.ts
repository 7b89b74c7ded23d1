import { isAwarded, isDecided, isSubmitted, type ProjectRow } from './fundStages.ts';

export type SumField = 'totalBudgetEur' | 'budgetEur' | 'ownFundsEur' | 'requestedEur' | 'grantEur';

/** A sum that says of how many it is: what nobody has written down is no data, never zero. */
export interface FundSum {
	/** Euros of their years, added as they stand; null where none of them says anything. */
	readonly total: number | null;
	/** How many of them say something, of how many. */
	readonly known: number;
	readonly of: number;
	/** The first and the last year of the sums; null where none says its year. */
	readonly years: readonly [first: number, last: number] | null;
}

const isAmount = (content: unknown): content is number =>
	typeof content === 'number' && Number.isFinite(content);

const yearIn = (date: string | null): number | null => {
	const year = /^\d{4}/.exec(date ?? '')?.[0];
	return year ? Number(year) : null;
};

/** The year in whose euros a project's sums are: what it says, else that of its decision, its bid or its start. */
export function priceYearOf(
	row: Pick<ProjectRow, 'priceYear' | 'decided' | 'submitted' | 'starts'>,
): number | null {
	return row.priceYear ?? yearIn(row.decided) ?? yearIn(row.submitted) ?? yearIn(row.starts);
}

/** Adds one kind of sum over projects. */
export function sumOf(rows: readonly ProjectRow[], field: SumField): FundSum {
	const known = rows.filter((row) => isAmount(row[field]));
	const years = known.map(priceYearOf).filter((year) => year !== null);
	return {
		// Cents are added as whole numbers: floating point makes others of them.
		total:
			known.length === 0 ? null : known.reduce((sum, row) => sum + Math.round(row[field]! * 100), 0) / 100,
		known: known.length,
		of: rows.length,
		years: years.length === 0 ? null : [Math.min(...years), Math.max(...years)],
	};
}

/** What became of the bids of one year, and what was asked for and awarded in it. */
export interface FundYear {
	readonly year: number;
	/** Bids handed in that year. */
	readonly submitted: readonly ProjectRow[];
	readonly requested: FundSum;
	/** Decided that year, one way or the other. */
	readonly decided: readonly ProjectRow[];
	readonly awarded: readonly ProjectRow[];
	readonly granted: FundSum;
}

/** The years of bids and decisions, the last first. What says no day is in none of them: see `undatedOf`. */
export function fundYears(rows: readonly ProjectRow[]): FundYear[] {
	const handedIn = rows.filter(isSubmitted);
	const settled = rows.filter(isDecided);
	const years = new Set([
		...handedIn.map(({ submitted }) => yearIn(submitted)),
		...settled.map(({ decided }) => yearIn(decided)),
	]);
	return [...years]
		.filter((year) => year !== null)
		.sort((one, other) => other - one)
		.map((year) => {
			const submitted = handedIn.filter((row) => yearIn(row.submitted) === year);
			const decided = settled.filter((row) => yearIn(row.decided) === year);
			const awarded = decided.filter(isAwarded);
			return {
				year,
				submitted,
				requested: sumOf(submitted, 'requestedEur'),
				decided,
				awarded,
				granted: sumOf(awarded, 'grantEur'),
			};
		});
}

/** Those that were handed in or decided upon and do not say when: they are in no year. */
export function undatedOf(rows: readonly ProjectRow[]): ProjectRow[] {
	return rows.filter(
		(row) => (isSubmitted(row) && !yearIn(row.submitted)) || (isDecided(row) && !yearIn(row.decided)),
	);
}
