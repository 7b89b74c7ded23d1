import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EntryRow } from '#lib/domain/entryOrder.ts';
import { BULK_FIELDS, planBulk } from '#lib/features/log/bulk.ts';
import {
	addFilter,
	isSameChoice,
	readSavedFilters,
	renameFilter,
	SavedFilterStore,
} from '#lib/features/log/savedFilters.ts';
import { makeRow } from '../support/rows.ts';

const entry = (id: string, document: string, contents: Record<string, unknown>) =>
	makeRow('entry', id, { document, ...contents }) as unknown as EntryRow;

describe('filters under a name', () => {
	const meetings = { name: 'Meetings', asked: { type: 'meeting', year: '2024', q: '' } };

	test('are found by what they ask for, whatever its order, and have one name each', () => {
		const saved = addFilter([], meetings);
		expect(saved).toEqual([{ name: 'Meetings', asked: { type: 'meeting', year: '2024' } }]);
		expect(isSameChoice(saved[0]!.asked, { year: '2024', q: '', type: 'meeting' })).toBe(true);
		expect(addFilter(saved, { name: ' All of 2024 ', asked: meetings.asked })).toEqual([
			{ name: 'All of 2024', asked: { type: 'meeting', year: '2024' } },
		]);
		expect(addFilter(saved, { name: 'Meetings', asked: { type: 'fair' } })).toEqual([
			{ name: 'Meetings', asked: { type: 'fair' } },
		]);
		expect(addFilter(saved, { name: ' ', asked: { type: 'fair' } })).toEqual(saved);
		expect(addFilter(saved, { name: 'Nothing', asked: { q: '' } })).toEqual(saved);
	});

	test('are renamed, and take the place of those that had the name', () => {
		const saved = addFilter(addFilter([], meetings), { name: 'Fairs', asked: { type: 'fair' } });
		expect(renameFilter(saved, 'Meetings', 'Fairs')).toEqual([
			{ name: 'Fairs', asked: { type: 'meeting', year: '2024' } },
		]);
		expect(renameFilter(saved, 'Meetings', '  ')).toEqual(saved);
	});

	test('belong to one person and one workspace', async () => {
		const kept = new Map<string, unknown>();
		const settings = {
			setting: async <T>(key: string) => kept.get(key) as T | undefined,
			keepSetting: async (key: string, content: unknown) => (kept.set(key, content), true),
		};
		const of = (person: string, workspace = 'plan') => new SavedFilterStore({ workspace, person }, settings);
		await of('ana').keep(addFilter([], meetings));
		expect(await of('ana').find()).toHaveLength(1);
		expect(await of('biel').find()).toEqual([]);
		expect(await of('ana', 'other').find()).toEqual([]);
	});

	test('are read whatever was kept', () => {
		fc.assert(
			fc.property(fc.anything(), (kept) => {
				for (const { name, asked } of readSavedFilters(kept))
					expect([typeof name, typeof asked]).toEqual(['string', 'object']);
			}),
		);
	});
});

describe('many entries at once', () => {
	const rows = [
		entry('a', 'org/gava', { tags: ['old'] }),
		entry('b', 'org/gava', { tags: ['old', 'new'] }),
		entry('c', 'org/tiana', { tags: [] }),
	];
	const own = (document: string) => document === 'org/gava';

	test('[I7] change where one may write, and what is counted is what happens', () => {
		const added = planBulk(rows, { field: 'tags', way: 'add', members: ['new'] }, own);
		expect([...added.contents]).toEqual([['a', { tags: ['old', 'new'] }]]);
		expect([added.same, added.barred]).toEqual([1, 1]);
		const removed = planBulk(rows, { field: 'tags', way: 'remove', members: ['old', 'unknown'] }, own);
		expect([...removed.contents]).toEqual([
			['a', { tags: [] }],
			['b', { tags: ['new'] }],
		]);
		expect([removed.same, removed.barred]).toEqual([0, 1]);
	});

	test('added and taken away again leaves what nobody else had', () => {
		const member = fc.constantFrom('x', 'y', 'z');
		fc.assert(
			fc.property(
				fc.constantFrom(...BULK_FIELDS),
				fc.uniqueArray(member),
				fc.uniqueArray(member),
				(field, had, members) => {
					const row = entry('a', 'org/gava', { [field]: had });
					const plan = planBulk([row], { field, way: 'add', members }, own);
					const after = (plan.contents.get('a')?.[field] as string[] | undefined) ?? had;
					expect(new Set(after)).toEqual(new Set([...had, ...members]));
					expect(plan.contents.size + plan.same).toBe(1);
					const back = planBulk([{ ...row, [field]: after }], { field, way: 'remove', members }, own);
					expect(back.contents.get('a')?.[field] ?? after).toEqual(
						had.filter((one) => !members.includes(one)),
					);
				},
			),
		);
	});
});
