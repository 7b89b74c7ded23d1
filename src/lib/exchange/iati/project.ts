import { isExportable } from '#lib/domain/exportable.ts';
import { isAwarded, type ProjectRow, stageOf } from '#lib/domain/fundStages.ts';
import { type Language, LANGUAGES, type Localised } from '#lib/domain/language.ts';
import { ownerOf } from '#lib/domain/owner.ts';
import { COUNTRIES, type OrganisationTypeCode, TYPE_OF_ORGANISATION } from './codelists.ts';
import { speakable } from './xml.ts';

/** Who publishes the file, and what no record says: asked once, and kept. */
export interface Reporter {
	/** The identifier of the organisation, e.g. by a national register: given, never made up. */
	readonly ref: string;
	readonly type: string;
	readonly name: Localised;
	/** Which record of the plan it is, where that is known. */
	readonly organisation?: string;
	/** The purpose of OECD DAC that the projects serve. */
	readonly sector: string;
	/** Where whoever publishes explains the zones of its own that the file names; empty where it does nowhere. */
	readonly vocabularyUri?: string;
	/** In which names of their own are told that nobody has given in a language. */
	readonly language: Language;
	/** Whether several countries may be told with equal shares; else a project with several is left out. */
	readonly equalShares: boolean;
}

/** What of other records a project is told with. */
export interface ProjectSurroundings {
	readonly organisation: (
		id: string,
	) => { readonly name: Localised; readonly type: string | null } | undefined;
	readonly metropolis: (
		id: string,
	) => { readonly country: string | null; readonly zone: string | null } | undefined;
	readonly zone: (id: string) => Localised | undefined;
	/** 1 to 17. */
	readonly goal: (id: string) => number | null | undefined;
	/** On the calendar of whoever exports. */
	readonly today: string;
}

/** Why a project is not told: what is lacking, or cannot be so. */
export type IatiFault =
	| 'title'
	| 'description'
	| 'starts'
	| 'startsDay'
	| 'endsDay'
	| 'order'
	| 'endedAhead'
	| 'startedAhead'
	| 'decidedAhead'
	| 'decidedDay'
	| 'amount'
	| 'where'
	| 'shares'
	| 'participants';

export interface Participant {
	/** As it is called in each language, or as somebody wrote it down. */
	readonly name: Localised | string;
	readonly type?: OrganisationTypeCode;
	readonly isCoordinator: boolean;
}

/** A country or a zone of our own, with its share in percent where there are several. */
export interface Recipient {
	readonly country?: string;
	readonly zone?: { readonly id: string; readonly name: Localised };
	readonly percentage?: string;
}

/** Whether a bid has become an activity: what is only applied for is none. */
export const isActivity = (row: ProjectRow): boolean => !row.retracted && isExportable(row) && isAwarded(row);

const DAY = /^\d{4}-\d{2}-\d{2}$/u;
export const isDay = (date: string | null): date is string =>
	DAY.test(date ?? '') && !Number.isNaN(Date.parse(`${date}T00:00Z`)) && isReal(date!);
/** Sums that a decimal can say; nobody is granted less than nothing. */
const isSum = (sum: number | null) => sum === null || (sum >= 0 && sum < 1e15);
const isReal = (day: string) => new Date(`${day}T00:00Z`).toISOString().startsWith(day);

export const hasWords = (words: Localised | null | undefined): boolean =>
	LANGUAGES.some((language) => speakable(words?.[language]));

/** Everything that keeps a project from being told. Nothing is filled in for it. */
export function faultsOf(row: ProjectRow, here: ProjectSurroundings, reporter: Reporter): IatiFault[] {
	const { starts, ends, decided, grantEur } = row;
	const [{ today }, stage] = [here, stageOf(row)];
	const isEnded = stage === 'closed' || stage === 'capitalised';
	const faults: [IatiFault, boolean][] = [
		['title', !hasWords(row.title)],
		['description', !hasWords(row.description)],
		['starts', !starts],
		['startsDay', Boolean(starts) && !isDay(starts)],
		['endsDay', Boolean(ends) && !isDay(ends)],
		['order', isDay(starts) && isDay(ends) && ends < starts],
		['startedAhead', stage !== 'awarded' && isDay(starts) && starts > today],
		['endedAhead', isEnded && isDay(ends) && ends > today],
		['decidedDay', Boolean(grantEur) && !isDay(decided)],
		['decidedAhead', isDay(decided) && decided > today],
		['amount', ![grantEur, row.budgetEur].every(isSum)],
		['participants', participantsOf(row, here).length === 0],
		['where', recipientsOf(row, here, true).length === 0],
		['shares', !reporter.equalShares && recipientsOf(row, here, true).length > 1],
	];
	return faults.filter(([, holds]) => holds).map(([fault]) => fault);
}

/** Who takes part, each once: the organisation that keeps the project too. */
export function participantsOf(row: ProjectRow, { organisation }: ProjectSurroundings): Participant[] {
	const owner = ownerOf(row);
	const coordinator = row.coordinator ?? (row.role === 'coordinator' ? owner : null);
	const ids = [...new Set([coordinator, owner, ...row.organisations, ...row.councils])].filter(
		(id) => id !== null,
	);
	const known = ids.flatMap((id): Participant[] => {
		const found = organisation(id);
		if (!found || !hasWords(found.name)) return [];
		const type = TYPE_OF_ORGANISATION[found.type ?? ''];
		return [{ name: found.name, isCoordinator: id === coordinator, ...(type ? { type } : {}) }];
	});
	const others = row.otherPartners
		.filter((name) => speakable(name))
		.map((name): Participant => ({ name, isCoordinator: false }));
	return [...known, ...others];
}

/** Countries of the metropolises with which it is done; where they are several and of one zone, the zone. Nobody has said shares. */
export function recipientsOf(
	{ metropolises, zones }: ProjectRow,
	{ metropolis, zone }: ProjectSurroundings,
	equalShares: boolean,
): Recipient[] {
	const found = metropolises.map((id) => metropolis(id));
	const countries = [...new Set(found.map((row) => row?.country))].filter(isCountry).sort();
	if (countries.length === 1) return [{ country: countries[0]! }];
	const named = [...new Set([...zones, ...found.flatMap((row) => row?.zone ?? [])])].sort();
	const areas = named.flatMap((id) => {
		const name = zone(id);
		return name && hasWords(name) ? [{ zone: { id, name } }] : [];
	});
	if (areas.length === 1) return areas;
	const several: Recipient[] = countries.length > 0 ? countries.map((country) => ({ country })) : areas;
	const shares = equalShares ? equalPercentages(several.length) : [];
	return several.map((recipient, at) => ({ ...recipient, percentage: shares[at] }));
}

const isCountry = (code: string | null | undefined): code is string => COUNTRIES.has(code ?? '');

/** Shares with two decimals that make exactly a hundred. */
export function equalPercentages(count: number): string[] {
	const each = Math.floor(10_000 / count);
	return Array.from({ length: count }, (_, at) =>
		((each + (at < 10_000 - each * count ? 1 : 0)) / 100).toFixed(2),
	);
}
