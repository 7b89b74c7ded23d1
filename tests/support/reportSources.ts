import { ReportReading, type IndicatorRow, type ReportSources } from '#lib/domain/activityReportSources.ts';
import { isExportable } from '#lib/domain/exportable.ts';
import { computeRule } from '#lib/domain/indicatorComputation.ts';
import { isReported } from '#lib/domain/indicatorReported.ts';
import { isComputed, readRule } from '#lib/domain/indicatorRule.ts';
import { enteredFor, targetFor, type TargetRow, type ValueRow } from '#lib/domain/indicatorStanding.ts';
import type { AnyRow } from '#lib/domain/kind.ts';
import { factOfEntry, type LoggedFact, loggers } from '#lib/domain/logged.ts';
import { reportsOf } from '#lib/domain/report.ts';
import type { SampleDocument } from '#lib/domain/sample/sampleRecord.ts';
import { makeRow } from './rows.ts';

/** The rows that documents hold, by kind. */
export function rowsByKind(documents: readonly SampleDocument[]): Map<string, AnyRow[]> {
	const rows = documents.flatMap(({ name, records }) =>
		records.map(({ kind, id, contents, created }) =>
			makeRow(kind, id, { ...contents, document: name, ...(created && { created }) }),
		),
	);
	return Map.groupBy(rows, ({ kind }) => kind);
}

/** From where a report takes its data, of rows alone: as the app does of its tables. */
export function sourcesOf(rows: ReadonlyMap<string, readonly AnyRow[]>, year: number): ReportSources {
	const rowsOf = (kind: string) =>
		(rows.get(kind) ?? []).filter((row) => !row.retracted && isExportable(row));
	const facts: LoggedFact[] = [
		...rowsOf('entry').map((row) => factOfEntry(row as never)),
		...Object.entries(loggers).flatMap(([kind, logger]) => rowsOf(kind).flatMap((row) => [...logger(row)])),
	];
	const reports = reportsOf({
		updates: rowsOf('update') as never,
		submissions: rowsOf('submission') as never,
		reviews: rowsOf('review') as never,
	});
	return {
		year,
		rowsOf,
		factsOf: (each) => facts.filter(({ date }) => date?.startsWith(String(each))),
		reports,
		indicatorOf: (row: IndicatorRow, each) => {
			const own = (kind: string) => rowsOf(kind).filter(({ indicator }) => indicator === row.id);
			const rule = readRule(row.compute);
			const entered = enteredFor(own('indicatorValue') as unknown as ValueRow[], { year: each }).standing;
			const target = targetFor(row, own('indicatorTarget') as unknown as TargetRow[], each);
			if (entered.state === 'value') return { value: entered.value, target };
			const computed = isComputed(rule)
				? computeRule(rule, facts, {
						years: { from: each, to: each },
						directory: { typeOf: () => null, parentOf: () => null, zoneOf: () => null },
						reported: isReported(rule.actions, { from: each, to: each }, []),
					})
				: null;
			return { value: computed?.value ?? null, target };
		},
	};
}

export const readingOf = (documents: readonly SampleDocument[], year: number): ReportReading =>
	new ReportReading(sourcesOf(rowsByKind(documents), year));
