import { isOver, type ProjectRow, stageOf } from '#lib/domain/fundStages.ts';
import { LANGUAGES, type Localised } from '#lib/domain/language.ts';
import { ownerOf } from '#lib/domain/owner.ts';
import {
	ACCOUNTABLE,
	ACTIVITY_STATUS,
	COMMITTED_BUDGET,
	DAC_PURPOSE,
	DATE_TYPE,
	GENERAL_DESCRIPTION,
	IMPLEMENTING,
	INCOMING_COMMITMENT,
	ORGANISATION_TYPES,
	ORIGINAL_BUDGET,
	OTHER_IDENTIFIER,
	OWN_VOCABULARY,
	SDG_GOAL,
	SECTORS,
} from './codelists.ts';
import {
	faultsOf,
	hasWords,
	type IatiFault,
	isActivity,
	isDay,
	participantsOf,
	type ProjectSurroundings,
	recipientsOf,
	type Reporter,
} from './project.ts';
import { element, speakable, writeXml, type XmlElement } from './xml.ts';

export const IATI_VERSION = '2.03';

/** What of the reporter's answers will not do. */
export type ReporterFault = 'ref' | 'type' | 'name' | 'sector' | 'vocabularyUri';

/** An identifier is a register's prefix, a hyphen and a number there; signs that the standard keeps out are kept out. */
const REF = /^[A-Z0-9]+(?:-[A-Z0-9]+)*-[^/&|?\s]+$/u;

const isWebAddress = (address: string): boolean =>
	/^https?:\/\/[^\s<>"{}|\\^`]+$/u.test(address) && URL.canParse(address);

export function reporterFaults({ ref, type, name, sector, vocabularyUri }: Reporter): ReporterFault[] {
	const faults: [ReporterFault, boolean][] = [
		['ref', !REF.test(ref)],
		['type', !(ORGANISATION_TYPES as readonly string[]).includes(type)],
		['name', !hasWords(name)],
		['vocabularyUri', Boolean(vocabularyUri) && !isWebAddress(vocabularyUri!)],
		['sector', !(SECTORS as readonly string[]).includes(sector)],
	];
	return faults.filter(([, holds]) => holds).map(([fault]) => fault);
}

export interface ActivitiesFile {
	/** Null where no project can be told: a file without one is not valid. */
	readonly xml: string | null;
	readonly told: readonly ProjectRow[];
	/** Projects that are left out, and why. */
	readonly refused: readonly { readonly row: ProjectRow; readonly faults: readonly IatiFault[] }[];
	/** Bids that are no activity yet, or never became one. */
	readonly bids: number;
}

export interface FileHead {
	/** For whoever opens the file. */
	readonly note?: string;
	/** The moment at which it was made, ISO 8601. */
	readonly generated?: string;
}

/**
 * Writes the projects of a plan as an IATI activity file. A project that lacks what the standard demands is left out and told:
 * nothing is made up for it.
 */
export function writeActivities(
	rows: readonly ProjectRow[],
	here: ProjectSurroundings,
	reporter: Reporter,
	{ note, generated }: FileHead = {},
): ActivitiesFile {
	const standing = rows.filter(isActivity).sort((one, other) => (one.id < other.id ? -1 : 1));
	const judged = standing.map((row) => ({ row, faults: faultsOf(row, here, reporter) }));
	const told = judged.filter(({ faults }) => faults.length === 0).map(({ row }) => row);
	const isSound = reporterFaults(reporter).length === 0;
	return {
		xml:
			isSound && told.length > 0
				? writeXml(
						element(
							'iati-activities',
							{ version: IATI_VERSION, 'generated-datetime': generated },
							...told.map((row) => activity(row, here, reporter)),
						),
						note,
					)
				: null,
		told,
		refused: judged.filter(({ faults }) => faults.length > 0),
		bids: rows.filter((row) => !row.retracted).length - standing.length,
	};
}

const narratives = (words: Localised | string): XmlElement[] =>
	typeof words === 'string'
		? [element('narrative', {}, speakable(words))]
		: LANGUAGES.flatMap((language) => {
				const text = speakable(words[language]);
				return text ? [element('narrative', { 'xml:lang': language }, text)] : [];
			});

/** Sums to the cent, never with an exponent. */
const decimal = (sum: number) => (Number.isInteger(sum) ? String(sum) : sum.toFixed(2));

/** When somebody last changed it; null where nobody has said when it was written. */
function lastUpdate({ created, edited }: ProjectRow): string | null {
	const time = Math.max(0, created?.time ?? 0, ...Object.values(edited).map(({ time: when }) => when));
	return time > 0 ? `${new Date(time).toISOString().slice(0, 19)}Z` : null;
}

/** One project, its elements in the order that the schema wants. */
function activity(row: ProjectRow, here: ProjectSurroundings, reporter: Reporter): XmlElement {
	return element(
		'iati-activity',
		{
			'default-currency': 'EUR',
			'xml:lang': reporter.language,
			'last-updated-datetime': lastUpdate(row),
		},
		element('iati-identifier', {}, `${reporter.ref}-${row.id}`),
		element(
			'reporting-org',
			{
				ref: reporter.ref,
				type: reporter.type,
				...(isSecondary(row, reporter) ? { 'secondary-reporter': 1 } : {}),
			},
			...narratives(reporter.name),
		),
		element('title', {}, ...narratives(row.title)),
		element('description', { type: GENERAL_DESCRIPTION }, ...narratives(row.description)),
		...participants(row, here),
		speakable(row.reference) &&
			element('other-identifier', { ref: speakable(row.reference), type: OTHER_IDENTIFIER }),
		element('activity-status', { code: statusOf(row) }),
		...dates(row),
		...recipients(row, here, reporter),
		element('sector', { vocabulary: DAC_PURPOSE, code: reporter.sector }),
		...goals(row, here),
		budget(row),
		commitment(row),
	);
}

/** Whoever tells of a project that others keep and coordinate is no party to it. */
const isSecondary = (row: ProjectRow, { organisation }: Reporter): boolean =>
	Boolean(organisation) && organisation !== ownerOf(row) && organisation !== row.coordinator;

function participants(row: ProjectRow, here: ProjectSurroundings): XmlElement[] {
	return participantsOf(row, here).flatMap(({ name, type, isCoordinator }) => {
		const told = (role: string) => element('participating-org', { role, type }, ...narratives(name));
		return isCoordinator ? [told(ACCOUNTABLE), told(IMPLEMENTING)] : [told(IMPLEMENTING)];
	});
}

function statusOf(row: ProjectRow): string {
	const stage = stageOf(row);
	if (stage === 'running') return ACTIVITY_STATUS.implementation;
	return isOver(row) ? ACTIVITY_STATUS.closed : ACTIVITY_STATUS.pipeline;
}

/** Days that are past are what happened only where somebody moved the project there: before that they are a plan. */
function dates(row: ProjectRow): XmlElement[] {
	const stage = stageOf(row);
	const date = (type: string, day: string) => element('activity-date', { type, 'iso-date': day });
	return [
		date(stage === 'awarded' ? DATE_TYPE.plannedStart : DATE_TYPE.actualStart, row.starts!),
		...(isDay(row.ends) ? [date(isOver(row) ? DATE_TYPE.actualEnd : DATE_TYPE.plannedEnd, row.ends)] : []),
	];
}

function recipients(row: ProjectRow, here: ProjectSurroundings, reporter: Reporter): XmlElement[] {
	return recipientsOf(row, here, reporter.equalShares).map(({ country, zone, percentage }) =>
		country
			? element('recipient-country', { code: country, percentage })
			: element(
					'recipient-region',
					{
						code: zone!.id,
						vocabulary: OWN_VOCABULARY,
						'vocabulary-uri': reporter.vocabularyUri || null,
						percentage,
					},
					...narratives(zone!.name),
				),
	);
}

function goals(row: ProjectRow, { goal }: ProjectSurroundings): XmlElement[] {
	const numbers = row.goals
		.map((id) => goal(id))
		.filter((number) => Number.isInteger(number) && number! >= 1 && number! <= 17);
	return [...new Set(numbers as number[])]
		.sort((one, other) => one - other)
		.map((number) => element('tag', { vocabulary: SDG_GOAL, code: number }));
}

/** The standard wants a budget for at most a year: one for longer is not cut into years that nobody planned. */
function budget({ budgetEur, starts, ends }: ProjectRow): XmlElement | null {
	if (budgetEur === null || !isDay(starts) || !isDay(ends) || ends > yearAfter(starts)) return null;
	return element(
		'budget',
		{ type: ORIGINAL_BUDGET, status: COMMITTED_BUDGET },
		element('period-start', { 'iso-date': starts }),
		element('period-end', { 'iso-date': ends }),
		element('value', { 'value-date': starts }, decimal(budgetEur)),
	);
}

function yearAfter(day: string): string {
	const date = new Date(`${day}T00:00Z`);
	date.setUTCFullYear(date.getUTCFullYear() + 1);
	return date.toISOString().slice(0, 10);
}

/** What the funder has awarded, on the day of its decision. */
function commitment({ grantEur, decided, programme }: ProjectRow): XmlElement | null {
	if (!grantEur || !isDay(decided)) return null;
	const words = speakable(programme);
	return element(
		'transaction',
		{},
		element('transaction-type', { code: INCOMING_COMMITMENT }),
		element('transaction-date', { 'iso-date': decided }),
		element('value', { 'value-date': decided }, decimal(grantEur)),
		words && element('description', {}, ...narratives(words)),
	);
}
