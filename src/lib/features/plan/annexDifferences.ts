import type { RowOf } from '#lib/domain/kind.ts';
import type { line } from '#lib/domain/line.ts';

/** How the summary in a plan's annex differs from its chapters, for one line. */
export interface AnnexDifferences {
	/** Zones that only the annex names, and zones that only the chapters name. */
	readonly onlyAnnex: readonly string[];
	readonly onlyChapters: readonly string[];
}

/**
 * @param zones ids of the zones where the chapters pursue the line
 * @returns ids, each list in the order in which it was given; both are empty where the two say the same
 */
export function annexDifferences(row: RowOf<typeof line>, zones: readonly string[]): AnnexDifferences {
	const chapters = new Set(zones);
	const annex = new Set(row.annexZones);
	return {
		onlyAnnex: row.annexZones.filter((zone) => !chapters.has(zone)),
		onlyChapters: [...chapters].filter((zone) => !annex.has(zone)),
	};
}
