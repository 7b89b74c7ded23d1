import { describe, expect, test } from 'vitest';
import { action } from '#lib/domain/action.ts';
import { entry } from '#lib/domain/entry.ts';
import { adoptDocuments, keepColumns } from '#lib/tables/packedTables.ts';
import { Tables } from '#lib/tables/tables.ts';
import { LiveRows } from '#lib/workspace/live.svelte.ts';
import { seededRandom } from '../support/random.ts';
import { makeRow, RETRACTED } from '../support/rows.ts';

/** Every question that is asked, and asked again after each change. */
const answersOf = (live: LiveRows) => [
	live.all(action),
	live.by(action, 'networks', 'x'),
	live.by(action, 'line', 'l1'),
	live.retracted(action),
	live.all(entry),
	live.by(entry, 'tags', 'x'),
	live.by(entry, 'organisations', 'y'),
	live.retracted(entry),
];

describe('[I4] live rows', () => {
	test.each([1, 2, 3])(
		'that follow changes one by one equal those that are asked for anew (seed %i)',
		(seed) => {
			const random = seededRandom(seed);
			const tables = new Tables();
			const live = new LiveRows(tables);
			answersOf(live);
			for (let step = 0; step < 400; step++) {
				const some = ['x', 'y'].filter(() => random.chance(0.5));
				const isEntry = random.chance(0.5);
				const document = isEntry ? random.pick(['org/a', 'org/b']) : 'plan';
				const row = makeRow(isEntry ? 'entry' : 'action', `r${random.below(25)}`, {
					document,
					...(random.chance(0.2) ? RETRACTED : {}),
					...(isEntry
						? { tags: some, organisations: some, date: `2024-01-0${1 + random.below(9)}` }
						: {
								networks: some,
								line: random.pick(['l1', 'l2']),
								code: random.pick(['A1', 'A10', 'A9']),
								place: random.pick([null, { parent: null, position: random.pick(['a0', 'a1']) }]),
							}),
				});
				if (step === 100) keepColumns(tables);
				if (random.chance(0.03)) tables.replaceDocument(document, [row]);
				else tables.put([row]);
				if (random.chance(0.6)) expect(answersOf(live)).toEqual(answersOf(new LiveRows(tables)));
			}
		},
	);

	test('keep no answer for ever about each of many values, and answer again what was forgotten', () => {
		const tables = new Tables();
		const live = new LiveRows(tables);
		tables.put([makeRow('action', 'a', { line: 'l0' })]);
		const [all, first] = [live.all(action), live.by(action, 'line', 'l0')];
		for (let value = 1; value < 3000; value++) live.by(action, 'line', `l${value}`);
		expect(live.by(action, 'line', 'l0')).not.toBe(first);
		expect(live.by(action, 'line', 'l0')).toEqual(first);
		expect(live.all(action)).toBe(all);
		tables.put([makeRow('action', 'b', { line: 'l0' })]);
		expect(live.by(action, 'line', 'l0').map(({ id }) => id)).toEqual(['a', 'b']);
	});

	test('keep the array of an answer to which a change makes no difference', () => {
		const tables = new Tables();
		const live = new LiveRows(tables);
		tables.put([makeRow('action', 'a', { line: 'l1' }), makeRow('action', 'b', { line: 'l2' })]);
		const [one, other] = [live.by(action, 'line', 'l1'), live.by(action, 'line', 'l2')];
		tables.put([makeRow('action', 'b', { line: 'l2', code: 'B' })]);
		expect(live.by(action, 'line', 'l1')).toBe(one);
		expect(live.by(action, 'line', 'l2')).not.toBe(other);
	});

	test('of a long kind are a head first, and an answer of their own after each change', () => {
		const tables = new Tables();
		const live = new LiveRows(tables);
		const row = makeRow('entry', 'e', { document: 'org/a' });
		tables.heads.set('entry', { rows: [row], total: 7 });
		expect(live.listing(entry)).toEqual({ head: [row], total: 7, table: undefined, isWhole: false });
		keepColumns(tables);
		expect(live.listing(entry).total).toBe(7);
		tables.put([row]);
		expect(live.listing(entry).total).toBe(7);
		adoptDocuments(tables, new Map());
		const before = live.listing(entry);
		expect(before).toMatchObject({ head: [row], total: 1, isWhole: false });
		tables.say('whole');
		expect(live.listing(entry)).toMatchObject({ head: [], total: 1, isWhole: true });
		expect(live.listing(entry)).not.toBe(before);
	});
});
