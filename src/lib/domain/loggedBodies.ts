import type { AnyRow } from './kind.ts';
import { factOf, type Logger } from './loggedFact.ts';

const namesOf = (row: AnyRow, field: string) => (Array.isArray(row[field]) ? (row[field] as string[]) : []);

/** A meeting has happened once somebody has said who was there: until then it is an intention. */
const bodyMeeting: Logger = (row) => {
	const attending = namesOf(row, 'attending');
	if (attending.length === 0) return [];
	const date = typeof row.date === 'string' && row.date ? row.date : null;
	return [factOf(row, { type: 'meeting', date, organisations: attending })];
};

export const bodyLoggers: Readonly<Record<string, Logger>> = { bodyMeeting };
