import { isInside, type MembershipRow } from './relationMembership.ts';

/** The yearly fees of memberships: what nobody has written down is no data, never zero. */
export interface FeeSum {
	/** Euros of their years, added as they stand; null where nobody has written down a fee. */
	readonly total: number | null;
	/** Of how many the fee is known, of how many: one per organisation and network. */
	readonly known: number;
	readonly of: number;
	/** The first and the last year of the fees; null where none says its year. */
	readonly years: readonly [first: number, last: number] | null;
}

/** What an organisation and its network share; a membership that names no network is like no other. */
const pairOf = (row: MembershipRow): string => (row.network ? `${row.document}/${row.network}` : row.id);

/** Adds the fees; of a membership that was written down twice one counts, that of the latest year. */
export function feesOf(rows: readonly MembershipRow[]): FeeSum {
	const pairs = new Map<string, MembershipRow>();
	for (const row of rows) {
		const known = pairs.get(pairOf(row));
		if (!known || isRather(row, known)) pairs.set(pairOf(row), row);
	}
	const paying = [...pairs.values()].filter(({ feeEur }) => feeEur !== null);
	const years = paying.flatMap(({ feeYear }) => feeYear ?? []);
	return {
		// Cents are added as whole numbers: floating point makes others of them.
		total:
			paying.length === 0
				? null
				: paying.reduce((sum, { feeEur }) => sum + Math.round(feeEur! * 100), 0) / 100,
		known: paying.length,
		of: pairs.size,
		years: years.length === 0 ? null : [Math.min(...years), Math.max(...years)],
	};
}

function isRather(row: MembershipRow, other: MembershipRow): boolean {
	if ((row.feeEur === null) !== (other.feeEur === null)) return row.feeEur !== null;
	const [a, b] = [row.feeYear ?? 0, other.feeYear ?? 0];
	return a === b ? row.id > other.id : a > b;
}

/**
 * The ids of memberships of one organisation in one network that stand more than once, since two people wrote them apart. One that
 * was left, or not taken up, may be followed by another.
 */
export function membershipsTwice(rows: readonly MembershipRow[]): Set<string> {
	const pairs = new Map<string, string[]>();
	for (const row of rows.filter((one) => isInside(one) || one.status === 'candidate'))
		pairs.set(pairOf(row), [...(pairs.get(pairOf(row)) ?? []), row.id]);
	return new Set([...pairs.values()].filter((ids) => ids.length > 1).flat());
}
