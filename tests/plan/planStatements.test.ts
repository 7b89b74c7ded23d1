import { expect, test } from 'vitest';
import type { action } from '#lib/domain/action.ts';
import type { expectedResult } from '#lib/domain/expectedResult.ts';
import type { indicator } from '#lib/domain/indicator.ts';
import type { AnyRow, Kind, RowOf } from '#lib/domain/kind.ts';
import { kindNamed, kinds } from '#lib/domain/kinds.ts';
import type { line } from '#lib/domain/line.ts';
import type { monitoringMilestone } from '#lib/domain/monitoringMilestone.ts';
import { untranslated } from '#lib/domain/translation.ts';
import type { zoneLine } from '#lib/domain/zoneLine.ts';
import { annexDifferences } from '#lib/features/plan/annexDifferences.ts';
import { openQuestions } from '#lib/features/plan/openQuestions.ts';
import { planDifferences } from '#lib/features/plan/planDifferences.ts';
import { countFields, countWritten, untranslatedByKind } from '#lib/features/plan/untranslatedByKind.ts';
import { ambRows } from '../domain/ambRows.ts';

const STAMP = { person: 'p', device: 'd', time: 1 };

/** Rows right after the seed: what is approved of the fields that keep it apart. */
function rowsOf(kind: Kind): AnyRow[] {
	return ambRows<AnyRow>(kind.name).map((row) => ({
		...row,
		approved: Object.fromEntries(
			Object.entries(kind.fields)
				.filter(([, { approved }]) => approved)
				.map(([name]) => [name, row[name]]),
		),
	}));
}
const everything = [...kinds.values()].map((kind) => [kind, rowsOf(kind)] as const);

/** The plan with one record changed. */
const withChanged = (name: string, id: string, change: Partial<AnyRow>) =>
	everything.map(
		([kind, rows]) =>
			[kind, rows.map((row) => (kind.name === name && row.id === id ? { ...row, ...change } : row))] as const,
	);

test('right after the seed nothing differs from the approved text', () => {
	expect(planDifferences(everything)).toEqual([]);
});

test('what was changed, added or retracted since the approval is counted, and says how', () => {
	const changed = planDifferences(withChanged('line', 'le2', { title: { ca: 'Un altre títol' } }));
	expect(changed.map(({ row, fields, sort }) => [row.id, fields, sort])).toEqual([
		['le2', ['title'], 'changed'],
	]);
	const retracted = planDifferences(withChanged('action', 'le2-1', { retracted: { ...STAMP, reason: 'x' } }));
	expect(retracted.map(({ row, sort }) => [row.id, sort])).toEqual([['le2-1', 'retracted']]);
	const added: AnyRow = { ...rowsOf(kindNamed('action'))[0]!, id: 'new', created: STAMP, approved: {} };
	expect(planDifferences([[kindNamed('action'), [added]]]).map(({ sort }) => sort)).toEqual(['added']);
});

test('what was added and retracted again differs in nothing', () => {
	const row: AnyRow = {
		...rowsOf(kindNamed('action'))[0]!,
		created: STAMP,
		retracted: { ...STAMP, reason: 'x' },
	};
	expect(planDifferences([[kindNamed('action'), [row]]])).toEqual([]);
});

test('a kind of which nothing is ever approved never differs', () => {
	const row: AnyRow = { ...rowsOf(kindNamed('indicator'))[0]!, created: STAMP };
	expect(planDifferences([[kindNamed('indicator'), [row]]])).toEqual([]);
});

const planRows = {
	indicators: ambRows<RowOf<typeof indicator>>('indicator'),
	lines: ambRows<RowOf<typeof line>>('line'),
	results: ambRows<RowOf<typeof expectedResult>>('expectedResult'),
	actions: ambRows<RowOf<typeof action>>('action'),
	milestones: ambRows<RowOf<typeof monitoringMilestone>>('monitoringMilestone'),
};

test('what the first plan leaves open is counted as open', () => {
	expect(openQuestions(planRows)).toEqual({
		proposed: { count: 83, of: 83 },
		withoutBaseline: { count: 83, of: 83 },
		withoutTarget: { count: 83, of: 83 },
		lines: { count: 5, of: 5 },
		results: { count: 16, of: 16 },
		natures: { count: 28, of: 29 },
		milestones: { count: 7, of: 7 },
	});
});

test('of an action that was added later the plan leaves nothing open; a baseline of zero is a baseline', () => {
	const added = { ...planRows.actions[0]!, id: 'new', created: STAMP };
	const [first, ...others] = planRows.indicators;
	const open = openQuestions({
		...planRows,
		actions: [...planRows.actions, added],
		indicators: [{ ...first!, baseline: 0 }, ...others],
	});
	expect(open.natures).toEqual({ count: 28, of: 29 });
	expect(open.withoutBaseline).toEqual({ count: 82, of: 83 });
});

test('where the annex and the chapters name other zones for a line, both sides are told', () => {
	const zonesOf = (id: string) =>
		ambRows<RowOf<typeof zoneLine>>('zoneLine').flatMap((link) => (link.line === id ? [link.zone!] : []));
	const differences = Object.fromEntries(
		planRows.lines.map((row) => [row.id, annexDifferences(row, zonesOf(row.id))]),
	);
	expect(differences.le2).toEqual({ onlyAnnex: ['mediterranean'], onlyChapters: [] });
	expect(differences.le3).toEqual({ onlyAnnex: [], onlyChapters: [] });
	expect(annexDifferences(planRows.lines[0]!, ['asia'])).toEqual({
		onlyAnnex: ['europe', 'mediterranean'],
		onlyChapters: ['asia'],
	});
});

test('untranslated fields are counted one by one and listed by kind, in the order of the kinds', () => {
	const rows = withChanged('line', 'le1', { title: { ca: 'Només català' }, description: { ca: 'També' } })
		.map(([, all]) => all.map((row) => (row.id === 'le2-1' ? { ...row, title: { ca: 'x', en: 'y' } } : row)))
		.flat();
	const missing = untranslated(rows, kinds);
	expect(countFields(missing.ca)).toBe(0);
	expect(countFields(missing.fr)).toBe(3);
	expect(countFields(missing.en)).toBe(2);
	expect(
		untranslatedByKind(missing.fr, kinds.values()).map(({ kind, records }) => [kind.name, records.length]),
	).toEqual([
		['line', 1],
		['action', 1],
	]);
	expect(untranslatedByKind(missing.ca, kinds.values())).toEqual([]);
});

test('only fields with text in some language are there to be translated', () => {
	const written = countWritten(
		everything.flatMap(([, rows]) => rows),
		kinds,
	);
	expect(written).toBeGreaterThan(1000);
	const row = rowsOf(kindNamed('themeGroup'))[0]!;
	expect(countWritten([row], kinds)).toBe(1);
	expect(countWritten([{ ...row, title: {} }], kinds)).toBe(0);
	expect(countWritten([{ ...row, retracted: { ...STAMP, reason: 'x' } }], kinds)).toBe(0);
});
