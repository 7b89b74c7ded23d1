import { bodyLoggers } from './loggedBodies.ts';
import { fundLoggers } from './loggedFunds.ts';
import type { Logger } from './loggedFact.ts';
import { relationLoggers } from './loggedRelations.ts';
import { transferLoggers } from './loggedTransfers.ts';

export { factOf, factOfEntry, type LoggedFact, type Logger } from './loggedFact.ts';

/** By kind. A part of the tool that has such kinds declares theirs in a module of its own. */
export const loggers: Readonly<Record<string, Logger>> = {
	...fundLoggers,
	...bodyLoggers,
	...transferLoggers,
	...relationLoggers,
};
