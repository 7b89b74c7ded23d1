// How a report begins, which is the same whoever begins it, with whatever plan before them: two who do so apart begin one report.
// Each part is a seed of its own, made of nothing but the report's id and its line's, since two seeds that say different things
// under one id would lose what was written in one of them. So the words here stay as they are, also where the interface's change.
import { activityReport } from './activityReport.ts';
import { layOutReport, partIdIn, type ReportPartCode } from './activityReportParts.ts';
import { reportPart } from './reportPart.ts';

/** The id of the report of a year: a plan has one a year. */
export const reportIdOf = (year: number): string => `annual-report-${year}`;

/** The record of a report that nobody has touched yet. Its language is said by whoever begins it, and may be contested. */
export const reportSeedOf = (year: number) => ({
	kind: activityReport.name,
	id: reportIdOf(year),
	contents: {
		title: {
			ca: `Memòria anual d’activitats ${year}`,
			es: `Memoria anual de actividades ${year}`,
			fr: `Rapport annuel d’activités ${year}`,
			en: `Annual activity report ${year}`,
		},
		year,
	},
});

/** Parts of lines stand at one place, in the order of the plan (see `orderParts`), until somebody moves one. */
const POSITIONS: Partial<Record<ReportPartCode, string>> = {
	introduction: 'a0',
	line: 'a1',
	funds: 'a2',
	relations: 'a3',
	councils: 'a4',
	outlook: 'a5',
};

/** The parts that a plan gives, each to be seeded apart. */
export const partSeedsOf = (report: string, lines: readonly { readonly id: string }[]) =>
	layOutReport(lines, partIdIn(report)).map(({ id, place, ...rest }) => ({
		kind: reportPart.name,
		id,
		contents: {
			...rest,
			place: place.parent === null ? { parent: null, position: POSITIONS[rest.part]! } : place,
		},
	}));

/**
 * What a report lacks of the parts that the plan gives it. Where all were taken out, they are wanted again; what somebody took out of
 * a report that has others stays out. One that was begun under other ids has parts of its own, and is given no second ones.
 * @param here ids of its parts, and of those that were taken out
 */
export function missingParts(
	report: string,
	lines: readonly { readonly id: string }[],
	here: ReadonlySet<string>,
	retracted: ReadonlySet<string>,
) {
	const seeds = partSeedsOf(report, lines);
	const isKnown = ({ id }: { id: string }) => here.has(id) || retracted.has(id);
	const isOther = here.size + retracted.size > 0 && !seeds.some(isKnown);
	return {
		restored: here.size === 0 ? [...retracted] : [],
		seeded: isOther ? [] : seeds.filter((seed) => !isKnown(seed)),
	};
}
