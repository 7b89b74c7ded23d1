import { describe, expect, it } from 'vitest';
import { indicator } from '#lib/domain/indicator.ts';
import type { AnyRow } from '#lib/domain/kind.ts';
import { readersOf, readIndicator, type Reading } from '#lib/records/indicators/reading.ts';
import { ColumnTable } from '#lib/tables/columnTable.ts';
import { Tables } from '#lib/tables/tables.ts';
import { LiveRows } from '#lib/workspace/live.svelte.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { seededRandom } from '../../support/random.ts';
import { makeRow, RETRACTED } from '../../support/rows.ts';

const ACTIONS = ['a', 'b', 'c'];
const TYPES = ['meeting', 'forum', 'delegation'];
const RULES = ACTIONS.flatMap((action) => [
	{ op: 'count', entryTypes: ['meeting', 'forum'], filter: { action } },
	{ op: 'sum', field: 'participants', entryTypes: ['forum'], filter: { action } },
	{ op: 'distinct', field: 'council', entryTypes: TYPES, filter: { actions: [action, 'a'] } },
]);
const indicators = RULES.map((compute, at) =>
	makeRow('indicator', `i${at}`, { action: ACTIONS[at % 3], compute, measure: 'count', unit: 'count' }),
);
const plan = makeRow('plan', 'plan', { periodStart: 2022, periodEnd: 2024 });
const councils = ['gava', 'begues'].map((id) => makeRow('organisation', id, { type: 'council' }));

/** What a device has, and how it is asked. */
function device(rows: readonly AnyRow[]) {
	const tables = new Tables();
	tables.put([plan, ...councils, ...indicators, ...rows]);
	tables.keepColumns((kind, kept) => new ColumnTable(kind, kept));
	tables.say('whole');
	const live = new LiveRows(tables);
	const workspace = {
		rows: live.all.bind(live),
		rowsBy: live.by.bind(live),
		retracted: live.retracted.bind(live),
		row: live.get.bind(live),
		listing: live.listing.bind(live),
	} as unknown as Workspace;
	const readers = () => readersOf(workspace);
	let held = readers();
	const read = (): Reading[] => {
		held = readers();
		return workspace.rows(indicator).map((row) => readIndicator(workspace, row, held));
	};
	return { tables, read };
}

const random = seededRandom(79);
const entryRow = (id: string, contents: Record<string, unknown> = {}) =>
	makeRow('entry', id, {
		document: `org/${random.pick(['gava', 'begues'])}`,
		type: random.pick([...TYPES, null]),
		date: random.pick(['2021-03', '2022-05-01', '2023-06-02', '2024', null]),
		actions: ACTIONS.filter(() => random.chance(0.4)),
		participants: random.chance(0.5) ? random.below(90) : null,
		...contents,
	});

/** The figures, and the very facts that make them. */
const told = (readings: readonly Reading[]) =>
	readings.map(({ row, whole, years }) => ({
		id: row.id,
		value: whole?.value,
		counted: whole?.counted.map(({ id }) => id),
		undated: whole?.undated.map(({ id }) => id),
		years: years.map(({ year, computed }) => [year, computed?.value, computed?.lack]),
	}));

describe('What is kept of indicators', () => {
	it('[I4] tells after any changes what is told by whoever reads everything anew', () => {
		const rows = new Map<string, AnyRow>();
		const here = device([]);
		for (let step = 0; step < 60; step++) {
			for (let change = random.below(4); change >= 0; change--) {
				const known = rows.get(`e${random.below(60)}`);
				const row = known
					? { ...entryRow(known.id), document: known.document, ...(random.chance(0.2) ? RETRACTED : {}) }
					: entryRow(`e${rows.size}`);
				rows.set(row.id, row);
				here.tables.put([row]);
			}
			if (step % 10 === 9) {
				const call = makeRow('call', `c${step}`, {
					document: 'org/gava',
					actions: ['a'],
					arisesFrom: 'entry/e1',
				});
				rows.set(call.id, call);
				here.tables.put([call]);
			}
			if (step % 20 === 19) {
				const kept = [...rows.values()].filter((row) => row.document === 'org/gava' && row.id !== 'e3');
				rows.delete('e3');
				here.tables.replaceDocument('org/gava', kept);
				for (const [id, row] of rows) if (row.id === 'e3') rows.delete(id);
			}
			expect(told(here.read()), `step ${step}`).toEqual(told(device([...rows.values()]).read()));
		}
	});

	it('counts what a loop over the rows counts', () => {
		const rows = Array.from({ length: 300 }, (_, at) => entryRow(`e${at}`));
		const here = device(rows);
		here.read();
		const changed = rows.map((row, at) => (at % 7 === 0 ? { ...row, actions: ['b'], type: 'forum' } : row));
		here.tables.put(changed.filter((_, at) => at % 7 === 0));
		for (const reading of here.read().filter(({ rule }) => rule?.op === 'count'))
			for (const { year, computed } of reading.years) {
				const found = changed.filter(
					({ type, actions, date }) =>
						['meeting', 'forum'].includes(String(type)) &&
						(actions as string[]).includes(reading.rule!.actions[0]!) &&
						String(date).startsWith(String(year)),
				);
				expect(computed?.value ?? 0, `${reading.row.id} ${year}`).toBe(found.length);
			}
	});

	it('is computed anew for those alone that count an entry which changed', () => {
		const rows = Array.from({ length: 200 }, (_, at) => entryRow(`e${at}`));
		const here = device(rows);
		const before = here.read();
		expect(here.read().every((reading, at) => reading === before[at])).toBe(true);
		here.tables.put([makeRow('entry', 'new', { document: 'org/gava', type: 'meeting', actions: ['b'] })]);
		const after = here.read();
		const other = before.filter((reading, at) => reading !== after[at]).map(({ row }) => row.id);
		const counting = indicators.filter((_, at) => at === 3 || at === 5).map(({ id }) => id);
		expect(other.sort()).toEqual(counting);
		// An organisation may be another by its type: all that asks for it is counted again.
		here.tables.put([{ ...councils[0]!, type: 'network' }]);
		const last = here.read();
		expect(last.every((reading, at) => reading !== after[at])).toBe(true);
		expect(told(last)).not.toEqual(told(after));
	});
});
