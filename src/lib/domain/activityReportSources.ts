import type { action } from './action.ts';
import type { ReportCell } from './activityReportData.ts';
import type { concept } from './concept.ts';
import type { indicator } from './indicator.ts';
import type { AnyRow, RowOf } from './kind.ts';
import type { Localised } from './language.ts';
import type { line } from './line.ts';
import type { LoggedFact } from './loggedFact.ts';
import { comparePlaces } from './place.ts';
import type { Report } from './report.ts';
import { decidingReport, dutiesOf } from './reportingDuty.ts';
import { toolVocabularies } from './vocabulary.ts';

export type ActionRow = RowOf<typeof action>;
export type LineRow = RowOf<typeof line>;
export type IndicatorRow = RowOf<typeof indicator>;

export interface IndicatorYear {
	/** Null is no data. */
	readonly value: number | null;
	/** Of what is told in words. */
	readonly words?: Localised;
	readonly notApplicable?: boolean;
	readonly target: number | null;
}

/** From where a report takes its data. */
export interface ReportSources {
	/** The year of which it tells. */
	readonly year: number;
	/** [I11] Rows that everybody of the plan reads, without those that were retracted. */
	readonly rowsOf: (kind: string) => readonly AnyRow[];
	/** What happened in a year: entries, and what other records tell, each thing once. */
	readonly factsOf: (year: number) => readonly LoggedFact[];
	readonly reports: readonly Report[];
	readonly indicatorOf: (row: IndicatorRow, year: number) => IndicatorYear;
}

/** What several parts of a report ask of its sources, asked once. */
export class ReportReading {
	readonly sources: ReportSources;
	readonly year: number;
	readonly lines: readonly LineRow[];
	readonly actions: readonly ActionRow[];
	readonly #rows = new Map<string, ReadonlyMap<string, AnyRow>>();
	readonly #facts = new Map<number, readonly LoggedFact[]>();
	readonly #accepted = new Map<number, readonly Report[]>();
	#words: ReadonlyMap<string, Localised> | null = null;

	constructor(sources: ReportSources) {
		this.sources = sources;
		this.year = sources.year;
		this.lines = ([...sources.rowsOf('line')] as LineRow[]).sort(byPlaceThenCode);
		this.actions = ([...sources.rowsOf('action')] as ActionRow[]).sort(byPlaceThenCode);
	}

	/** Accepted reports of the periods that lie in a year; an evaluation's are told by the evaluation. */
	acceptedIn(year: number): readonly Report[] {
		const known = this.#accepted.get(year);
		if (known) return known;
		const periods = new Set(
			this.sources
				.rowsOf('period')
				.filter(
					({ start, end, type }) =>
						isIn(start, year) && isIn(end, year) && !String(type ?? '').endsWith('-evaluation'),
				)
				.map(({ id }) => id),
		);
		const found = this.sources.reports.filter(
			({ cycle, period }) => cycle.state === 'accepted' && periods.has(period),
		);
		this.#accepted.set(year, found);
		return found;
	}

	facts(year: number): readonly LoggedFact[] {
		let facts = this.#facts.get(year);
		if (!facts) this.#facts.set(year, (facts = this.sources.factsOf(year)));
		return facts;
	}

	row(kind: string, id: string): AnyRow | undefined {
		let rows = this.#rows.get(kind);
		if (!rows) this.#rows.set(kind, (rows = new Map(this.sources.rowsOf(kind).map((row) => [row.id, row]))));
		return rows.get(id);
	}

	nameOf(kind: string, id: string): Localised {
		const row = this.row(kind, id);
		const words = (row?.name ?? row?.title) as Localised | undefined;
		return words && Object.keys(words).length > 0 ? words : { en: id };
	}

	/** A word of a vocabulary: the plan's own, else the one that comes with this tool. */
	word(vocabulary: string, code: string | null): ReportCell {
		if (!code) return null;
		this.#words ??= new Map(
			(this.sources.rowsOf('concept') as RowOf<typeof concept>[]).map((row) => [
				`${row.vocabulary}/${row.code}`,
				row.name,
			]),
		);
		const own = this.#words.get(`${vocabulary}/${code}`);
		if (own) return { words: own };
		const found = toolVocabularies[vocabulary]?.find(([known]) => known === code);
		if (!found) return { text: code };
		const [, ca, es, fr, en] = found;
		return { words: { ca, es, fr, en } };
	}

	/** The units that report on an action, each with its accepted report of a year, or none. */
	reportsOn(row: ActionRow, year = this.year): { unit: string; report: Report | null }[] {
		const { duties } = dutiesOf([row], (id) => this.row('organisation', id) as never);
		return duties.map(({ unit }) => {
			const own = this.acceptedIn(year).filter(
				(each) => each.action === row.id && each.organisation === unit,
			);
			return { unit, report: own.length > 0 ? decidingReport(own) : null };
		});
	}
}

const isIn = (day: unknown, year: number): boolean => typeof day === 'string' && day.startsWith(String(year));

/** The order of the plan. */
export function byPlaceThenCode(one: LineRow | ActionRow, other: LineRow | ActionRow): number {
	return one.place && other.place
		? comparePlaces(one, other)
		: (one.code ?? '').localeCompare(other.code ?? '', 'en', { numeric: true });
}

/** How many facts are in each group that one names; one that names several of a group counts once in it. */
export function countBy(
	facts: readonly LoggedFact[],
	groupsOf: (fact: LoggedFact) => Iterable<string>,
): Map<string, number> {
	const counts = new Map<string, number>();
	for (const fact of facts)
		for (const group of new Set(groupsOf(fact))) counts.set(group, (counts.get(group) ?? 0) + 1);
	return counts;
}
