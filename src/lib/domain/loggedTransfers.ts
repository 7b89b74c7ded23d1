import type { AdvocacyRow } from './advocacyStanding.ts';
import type { AnyRow } from './kind.ts';
import { factOf, type Logger } from './loggedFact.ts';
import { stageOf, type TransferRow } from './transferStages.ts';

const together = (...ids: (string | null | readonly string[])[]) =>
	[...new Set(ids.flat().filter((id) => id !== null && id !== ''))] as string[];

/** A transfer counts from the day on which it began; one that was adopted is completed. */
const logTransfer: Logger = (anyRow: AnyRow) => {
	const row = anyRow as TransferRow;
	const fact = factOf(row, { type: 'transfer', date: row.begun });
	return [
		{
			...fact,
			metropolises: together(row.metropolises, row.fromMetropolis, row.toMetropolis),
			organisations: together(fact.organisations, row.fromOrganisation, row.toOrganisation),
			flags: stageOf(row) === 'adopted' ? ['completed'] : [],
		},
	];
};

/** A dossier counts from the day on which a position was taken: until then nothing was said to anybody. */
const logAdvocacy: Logger = (anyRow: AnyRow) => {
	const row = anyRow as AdvocacyRow;
	if (!row.taken) return [];
	const flags = row.outcome === 'adopted' || row.outcome === 'partly' ? ['adopted'] : [];
	return [factOf(row, { type: 'position', date: row.taken, flags })];
};

/** What transfers and advocacy say of the log. */
export const transferLoggers: Readonly<Record<string, Logger>> = {
	transfer: logTransfer,
	advocacy: logAdvocacy,
};
