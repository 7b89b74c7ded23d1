import type { AnyRow } from '../kind.ts';

/** A zone and a theme to which a picture of time is narrowed; '' for any. */
export interface WantedPlace {
	readonly zone: string;
	readonly theme: string;
	readonly zoneOf: (metropolis: string) => string | null | undefined;
	/** Whether something was done of an action there: actions carry neither zone nor theme. */
	readonly isActive: (action: string) => boolean;
}

/** Which records say where something with a day belongs: itself, and what it is about. */
export interface PlacedItem {
	readonly rows: readonly (AnyRow | undefined)[];
	/** Null where it is the whole plan’s. */
	readonly actions: readonly string[] | null;
}

/**
 * Whether something with a day belongs to a zone and a theme. What says its zones, metropolises or themes is where it says; what
 * cannot say them is where its actions are active; what is the whole plan’s is everywhere.
 */
export function isPlaced({ rows, actions }: PlacedItem, wanted: WantedPlace): boolean {
	if (actions === null && !rows.some((row) => row && (zonesIn(row, wanted) || themesIn(row)))) return true;
	const isThere = (said: (row: AnyRow) => readonly string[] | null, value: string) => {
		if (value === '') return true;
		const known = rows.flatMap((row) => (row && said(row)) ?? []);
		const canSay = rows.some((row) => row && said(row) !== null);
		return canSay ? known.includes(value) : (actions?.some(wanted.isActive) ?? true);
	};
	return isThere((row) => zonesIn(row, wanted), wanted.zone) && isThere(themesIn, wanted.theme);
}

const list = (row: AnyRow, field: string) => (Array.isArray(row[field]) ? (row[field] as string[]) : null);

/** Null where such a record cannot say it. */
function zonesIn(row: AnyRow, { zoneOf }: WantedPlace): readonly string[] | null {
	if (row.kind === 'metropolis') return [String(row.zone ?? '')];
	const [zones, metropolises] = [list(row, 'zones'), list(row, 'metropolises')];
	if (!zones && !metropolises) return null;
	return [...(zones ?? []), ...(metropolises ?? []).map((id) => zoneOf(id) ?? '')];
}

const themesIn = (row: AnyRow): readonly string[] | null => list(row, 'themes');
