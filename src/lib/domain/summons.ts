/** Where everybody at a session may be asked to look. */
export const SUMMONS_PLACES = ['agenda', 'board', 'votes', 'minutes', 'people'] as const;
export type SummonsPlace = (typeof SUMMONS_PLACES)[number];

/** As `stage.summons` keeps it; null once everybody was let go. */
export interface Summons {
	/** Tells one call from the next, also to the same place. */
	readonly id: string;
	readonly place: SummonsPlace;
	/** The board of a table, where it is not the plenary's. */
	readonly table?: string;
}

const ID = /^[0-9A-Za-z_-]{1,64}$/;

/** What was stored, where it is a summons. */
export function readSummons(stored: unknown): Summons | null {
	const { id, place, table } = (stored ?? {}) as Partial<Record<keyof Summons, unknown>>;
	const known = SUMMONS_PLACES.find((one) => one === place);
	if (typeof id !== 'string' || !ID.test(id) || !known) return null;
	return { id, place: known, ...(typeof table === 'string' && ID.test(table) && { table }) };
}

/** Path of a place below the session's own. */
export function placePath({ place, table }: Pick<Summons, 'place' | 'table'>): string {
	if (place === 'agenda') return '';
	return `/${place}${table && place === 'board' ? `?table=${table}` : ''}`;
}

/** The place that a path below the session's own leads to; null for any other screen of it. */
export function placeAt(path: string): SummonsPlace | null {
	const first = path.split('/')[1] ?? '';
	if (path === '' || path === '/') return 'agenda';
	return SUMMONS_PLACES.find((place) => place !== 'agenda' && place === first) ?? null;
}
