import type { RowOf } from '../kind.ts';
import type { organisation } from '../organisation.ts';
import type { Tally } from '../tally.ts';

type CouncilRow = Pick<RowOf<typeof organisation>, 'id' | 'ine'>;

/** How a council took part, as far as has been written down. */
export interface Participation {
	readonly id: string;
	/** Of the municipality, by which a map names it. */
	readonly code: string | null;
	/** What names the council in the period; null where nothing does: that is no data, not zero. */
	readonly total: number | null;
	/** Of it, what is shown: of the line that is chosen, or all. Null where nobody has written any of it down: that is no zero either. */
	readonly shown: number | null;
	/** By line, in the order of the lines that were asked for; null where nothing of it is written down. */
	readonly byLine: readonly (number | null)[];
	readonly last: string | null;
}

/**
 * Participation of councils by line.
 * @param counted facts by organisation, and by line
 * @param chosen a line; null for whatever they did, also outside the lines
 */
export function participationOf(
	councils: readonly CouncilRow[],
	lines: readonly string[],
	counted: Tally,
	chosen: string | null,
): Participation[] {
	return councils.map(({ id, ine }) => {
		const total = counted.count(id) || null;
		return {
			id,
			code: ine,
			total,
			shown: chosen === null ? total : counted.count(id, chosen) || null,
			byLine: lines.map((line) => counted.count(id, line) || null),
			last: chosen === null ? counted.last(id) : counted.last(id, chosen),
		};
	});
}
