import type { EntryRow } from './entryOrder.ts';
import type { AnyRow } from './kind.ts';
import type { Localised } from './language.ts';
import { ownerOf } from './owner.ts';

/**
 * Something that was done, as the log tells it: an entry, or what a record that lives longer (an agreement, a project, a transfer)
 * says without being typed again. Counts and lists of what happened read these.
 */
export interface LoggedFact {
	readonly kind: string;
	readonly id: string;
	readonly document: string;
	/** Code of the vocabulary `entry-type`. */
	readonly type: string | null;
	/** ISO 8601 as precise as it is known, or null where nobody has said when. */
	readonly date: string | null;
	readonly title: Localised;
	readonly actions: readonly string[];
	readonly metropolises: readonly string[];
	/** Who took part, the owner included. */
	readonly organisations: readonly string[];
	readonly networks: readonly string[];
	readonly zones: readonly string[];
	readonly themes: readonly string[];
	readonly companies: readonly string[];
	readonly clusters: readonly string[];
	/** Codes of the vocabulary `entry-flag`. */
	readonly flags: readonly string[];
	/** Euros. */
	readonly amountEur: number | null;
	readonly participants: number | null;
	readonly contacts: number | null;
	readonly fund: string | null;
	readonly fundScope: string | null;
}

const members = (row: AnyRow, ...fields: string[]): string[] => [
	...new Set(fields.flatMap((field) => (Array.isArray(row[field]) ? (row[field] as string[]) : []))),
];
const number = (row: AnyRow, field: string): number | null =>
	typeof row[field] === 'number' ? row[field] : null;
const word = (row: AnyRow, field: string): string | null =>
	typeof row[field] === 'string' && row[field] ? row[field] : null;

/** What every kind says under the same names; the rest is said by the one who calls. */
export function factOf(
	row: AnyRow,
	said: Pick<LoggedFact, 'type' | 'date'> & Partial<LoggedFact>,
): LoggedFact {
	const owner = ownerOf(row);
	return {
		kind: row.kind,
		id: row.id,
		document: row.document,
		title: (row.title ?? {}) as Localised,
		actions: members(row, 'actions'),
		metropolises: members(row, 'metropolises'),
		organisations: [
			...new Set([
				...(owner ? [owner] : []),
				...members(row, 'organisations', 'councils', 'hosts', 'sharedWith'),
			]),
		],
		networks: members(row, 'networks'),
		zones: members(row, 'zones'),
		themes: members(row, 'themes'),
		companies: members(row, 'companies'),
		clusters: members(row, 'clusters'),
		flags: members(row, 'flags'),
		amountEur: number(row, 'amountEur'),
		participants: number(row, 'participants'),
		contacts: number(row, 'contacts'),
		fund: word(row, 'fund'),
		fundScope: word(row, 'fundScope'),
		...said,
	};
}

export const factOfEntry = (row: EntryRow): LoggedFact => factOf(row, { type: row.type, date: row.date });

/** What the records of other kinds say of it: none, one or, as a bid that became a project, several. */
export type Logger = (row: AnyRow) => readonly LoggedFact[];
