import type { call } from './call.ts';
import { isAwarded, isSubmitted, type ProjectRow } from './fundStages.ts';
import { priceYearOf } from './fundSums.ts';
import type { RowOf } from './kind.ts';
import { lastDayOf } from './taskDue.ts';

type CallRow = RowOf<typeof call>;

/**
 * Something about a project's money or dates that does not fit together. Nothing is refused for it: it is said, so that somebody
 * can look. Amounts are euros, rates percent.
 */
export type FundCheck =
	| { readonly code: 'negative' }
	| { readonly code: 'noYear' }
	/** Own funds and grant are more than the budget, or less. */
	| { readonly code: 'over' | 'uncovered'; readonly amount: number }
	/** The own part is more than the whole. */
	| { readonly code: 'overTotal'; readonly amount: number }
	| { readonly code: 'overRate'; readonly rate: number; readonly highest: number }
	/** More was awarded than was applied for. */
	| { readonly code: 'overRequested'; readonly amount: number }
	/** A grant is written down of what was not awarded. */
	| { readonly code: 'notAwarded' }
	/** One day comes before another that it has to follow. */
	| { readonly code: 'order'; readonly before: DateField; readonly after: DateField }
	| { readonly code: 'tooLate'; readonly closes: string };

type DateField = 'submitted' | 'decided' | 'starts' | 'ends';

const SUMS = ['totalBudgetEur', 'budgetEur', 'ownFundsEur', 'requestedEur', 'grantEur'] as const;
const PAIRS = [
	['submitted', 'decided'],
	['starts', 'ends'],
] as const;
/** Less than this is rounding. */
const CENTS = 0.005;

/** The grant with which a project reckons: what was awarded, before that what it applies for. */
export function reckonedGrant(row: ProjectRow): number | null {
	return isAwarded(row) ? row.grantEur : row.requestedEur;
}

/** What does not fit together, the money first. @param of the call to which the bid answers, where it names one */
export function fundChecks(row: ProjectRow, of?: Pick<CallRow, 'cofinancing' | 'closes'>): FundCheck[] {
	return [...moneyChecks(row, of), ...dateChecks(row, of)];
}

function moneyChecks(row: ProjectRow, of?: Pick<CallRow, 'cofinancing'>): FundCheck[] {
	const { totalBudgetEur: total, budgetEur: budget, ownFundsEur: own, requestedEur: requested } = row;
	const grant = reckonedGrant(row);
	const checks: FundCheck[] = [];
	if (SUMS.some((field) => (row[field] ?? 0) < 0)) checks.push({ code: 'negative' });
	// What is being prepared gets its year when it is handed in.
	if (isSubmitted(row) && SUMS.some((field) => row[field] !== null) && priceYearOf(row) === null)
		checks.push({ code: 'noYear' });
	if (budget !== null && own !== null && grant !== null) {
		const rest = budget - own - grant;
		if (rest < -CENTS) checks.push({ code: 'over', amount: -rest });
		else if (rest > CENTS) checks.push({ code: 'uncovered', amount: rest });
	}
	if (total !== null && budget !== null && budget - total > CENTS)
		checks.push({ code: 'overTotal', amount: budget - total });
	if (of?.cofinancing && budget && grant !== null) {
		const rate = (grant / budget) * 100;
		if (rate - of.cofinancing > CENTS) checks.push({ code: 'overRate', rate, highest: of.cofinancing });
	}
	if (isAwarded(row) && row.grantEur !== null && requested !== null && row.grantEur - requested > CENTS)
		checks.push({ code: 'overRequested', amount: row.grantEur - requested });
	if (!isAwarded(row) && row.grantEur !== null) checks.push({ code: 'notAwarded' });
	return checks;
}

function dateChecks(row: ProjectRow, of?: Pick<CallRow, 'closes'>): FundCheck[] {
	const checks: FundCheck[] = PAIRS.filter(([before, after]) => {
		const [one, other] = [row[before], row[after]];
		// A month is not before a day in it.
		return one && other && lastDayOf(other) < one;
	}).map(([before, after]) => ({ code: 'order', before, after }));
	if (of?.closes && row.submitted && lastDayOf(of.closes) < row.submitted)
		checks.push({ code: 'tooLate', closes: of.closes });
	return checks;
}
