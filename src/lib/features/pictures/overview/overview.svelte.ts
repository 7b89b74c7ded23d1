import { action } from '#lib/domain/action.ts';
import { line } from '#lib/domain/line.ts';
import type { RowOf } from '#lib/domain/kind.ts';
import {
	changesBetween,
	standingsByLine,
	standingsOf,
	toldByAction,
} from '#lib/domain/pictures/actionStandings.ts';
import { compareLines } from '#lib/domain/pictures/lineComparison.ts';
import { rhythmOf } from '#lib/domain/pictures/monthRhythm.ts';
import { stuckActions } from '#lib/domain/pictures/stuckActions.ts';
import { plan } from '#lib/domain/plan.ts';
import { opensOn, type PeriodRow } from '#lib/domain/periodState.ts';
import type { DutyStanding } from '#lib/domain/reportingDuty.ts';
import type { FactQuestion } from '#lib/domain/tally.ts';
import { tally } from '#lib/records/happened/tally.ts';
import { allReports, periodsIn, standingsIn, today } from '#lib/records/reporting/reports.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { lineOfAction, questionOf, untilToday } from '../filters/filterQuestion.ts';
import { type PictureFilters, planYears, type Years } from '../filters/pictureFilters.ts';

export type ActionRow = RowOf<typeof action>;

const span = ({ from, until }: Years) => Array.from({ length: until - from + 1 }, (_, index) => from + index);

/** What the overview shows, worked out in steps, so that an edit works out anew only what it touches. */
export class Overview {
	readonly workspace: Workspace;
	readonly #filters: () => PictureFilters;
	readonly #period: () => string;

	constructor(workspace: Workspace, filters: () => PictureFilters, period: () => string) {
		this.workspace = workspace;
		this.#filters = filters;
		this.#period = period;
	}

	readonly filters = $derived.by(() => this.#filters());
	readonly today = today();
	readonly planYears = $derived.by(() => planYears(this.workspace.rows(plan)[0]));
	readonly lines = $derived.by(() =>
		this.workspace.rows(line).filter(({ id }) => !this.filters.line || id === this.filters.line),
	);
	readonly lineIds = $derived.by(() => this.lines.map(({ id }) => id));

	/* What happened. */
	readonly #lineOf = $derived.by(() => lineOfAction(this.workspace));
	readonly question = $derived.by(() => untilToday(questionOf(this.filters, this.workspace), this.today));
	readonly #byAction = $derived.by(() => this.#countActions(this.question));
	readonly #byLine = $derived.by(() => this.#countLines(this.question));
	readonly #lastUntil = $derived.by(() => this.#countActions({ only: this.question.only, until: this.day }));
	readonly isRead = $derived.by(() => this.#byAction.isReady);
	/** The day that is asked about: today, or the last of the years where they are past. */
	readonly day = $derived.by(() => {
		const last = `${this.filters.until}-12-31`;
		return last < this.today ? last : this.today;
	});

	/* Actions: those of an organisation or a line; where a zone or a theme is chosen, those for which something happened there. */
	readonly #answering = $derived.by((): ActionRow[] => {
		const { organisation, line: only } = this.filters;
		return this.workspace
			.rows(action)
			.filter(
				(row) =>
					(!only || row.line === only) &&
					(!organisation ||
						row.responsibleUnits.includes(organisation) ||
						row.reporters.includes(organisation)),
			);
	});
	readonly actions = $derived.by((): ActionRow[] => {
		const { zone, theme } = this.filters;
		if (!zone && !theme) return this.#answering;
		const counted = this.#byAction;
		return this.#answering.filter(({ id }) => counted.count(id) > 0);
	});

	/* What is reported. */
	readonly reports = $derived.by(() => allReports(this.workspace));
	readonly periods = $derived.by((): PeriodRow[] => periodsIn(this.workspace));
	/** The one that is asked for, else the last that ended within the years and for which one could report. */
	readonly period = $derived.by((): PeriodRow | null => {
		const asked = this.periods.find(({ id }) => id === this.#period());
		const begun = this.periods.filter((row) => opensOn(row) <= this.today);
		const within = begun.filter(({ end }) => Number((end ?? '').slice(0, 4)) <= this.filters.until);
		return asked ?? within.at(-1) ?? null;
	});
	readonly #told = $derived.by(() => toldByAction(this.reports));
	readonly #until = $derived.by(() =>
		this.period ? this.periods.slice(0, this.periods.indexOf(this.period) + 1) : [],
	);
	readonly standings = $derived.by(() => standingsOf(this.actions, this.#told, this.#until));
	readonly lifecycles = $derived.by(() => standingsByLine(this.standings, this.lineIds, 'lifecycle'));
	readonly ratings = $derived.by(() => standingsByLine(this.standings, this.lineIds, 'rating'));
	readonly duties = $derived.by((): DutyStanding[] => {
		if (!this.period) return [];
		const { organisation } = this.filters;
		const shown = new Set(this.actions.map(({ id }) => id));
		return standingsIn(this.workspace, this.period, this.reports).filter(
			(duty) => shown.has(duty.action) && (!organisation || duty.unit === organisation),
		);
	});
	readonly changes = $derived.by(() =>
		changesBetween(standingsOf(this.actions, this.#told, this.#until.slice(0, -1)), this.standings),
	);
	/** Whether anybody has reported or written anything down: else nothing can be said of what does not move. */
	readonly isAnythingKnown = $derived.by(
		() => this.#lastUntil.total > 0 || this.standings.some(({ told }) => told.length > 0),
	);
	/** The plan's first day. */
	readonly begins = $derived.by(() => `${this.planYears.from}-01-01`);
	readonly stuck = $derived.by(() => {
		const counted = this.#lastUntil;
		return stuckActions(this.standings, {
			reports: this.#told,
			periods: this.#until,
			lastFact: this.isAnythingKnown && counted.isReady ? (id) => counted.last(id) : null,
			day: this.day,
			begins: this.begins,
		});
	});
	/** The actions of which most is written down, most first. */
	readonly busiest = $derived.by(() => {
		const counted = this.#byAction;
		return this.actions
			.map(({ id }) => ({ action: id, count: counted.count(id), last: counted.last(id) }))
			.filter(({ count }) => count > 0)
			.sort((one, other) => other.count - one.count);
	});

	/* The year's rhythm. */
	readonly #byMonth = $derived.by(() =>
		tally(this.workspace, { axes: [{ date: 7 }], only: this.question.only, until: this.today }),
	);
	/** The last of the years that has begun. */
	readonly year = $derived.by(() =>
		Math.max(this.filters.from, Math.min(this.filters.until, Number(this.today.slice(0, 4)))),
	);
	readonly rhythm = $derived.by(() => {
		const counted = this.#byMonth;
		const others = span(this.filters.compare ?? this.planYears);
		return rhythmOf((group) => counted.count(group), this.year, others, this.today);
	});

	/* Two stretches of time. */
	readonly comparison = $derived.by(() => {
		const { compare } = this.filters;
		if (!compare) return null;
		const then = untilToday(questionOf({ ...this.filters, ...compare }, this.workspace), this.today);
		const [nowLines, nowActions] = [this.#byLine, this.#byAction];
		const [lines, actions] = [this.#countLines(then), this.#countActions(then)];
		const compared = compareLines(
			this.lineIds,
			// Not those alone that moved in the zone or the theme now: others may have moved then.
			this.#answering,
			{ ofLine: (id) => nowLines.count(id), ofAction: (id) => nowActions.count(id) },
			{ ofLine: (id) => lines.count(id), ofAction: (id) => actions.count(id) },
		);
		// Lines do not add up: a fact may be of two of them, or of none.
		return { lines: compared, totals: { now: nowLines.total, then: lines.total } };
	});

	#countActions(question: FactQuestion) {
		return tally(this.workspace, { ...question, axes: [{ sources: [{ facet: 'action' }] }] });
	}

	#countLines(question: FactQuestion) {
		const groupsOf = (id: string) => [this.#lineOf.get(id) ?? ''].filter(Boolean);
		return tally(this.workspace, { ...question, axes: [{ sources: [{ facet: 'action', groupsOf }] }] });
	}
}
