import { expect, test } from 'vitest';
import { countChanges, type Edits } from '#lib/features/status/countChanges.ts';
import { byRecord, type EditChange } from '#lib/features/status/edits.ts';

const change = (field: string, rest: Partial<EditChange> = {}): EditChange => ({
	kind: 'action',
	record: 'a1',
	field,
	before: null,
	mine: 'text',
	...rest,
});
const count = (changes: EditChange[]) => countChanges({ changes } as Edits);

test('changes stand under their records, in the order in which they were written', () => {
	const records = byRecord([
		change('title', { part: 'ca' }),
		change('title', { record: 'a2', part: 'ca' }),
		change('networks', { part: 'ema', mine: 1 }),
	]);
	expect(records.map(({ id, changes }) => [id, changes.length])).toEqual([
		['a1', 2],
		['a2', 1],
	]);
});

test('a language, a member of a set and a whole set are shown as a row has them', () => {
	const [record] = byRecord([
		change('title', { part: 'fr', before: 'Avant', mine: null }),
		change('networks', { part: 'ema', before: null, mine: 1 }),
		change('networks', { before: ['ema'], mine: [] }),
	]);
	expect(record!.changes.map(({ before, mine }) => [before, mine])).toEqual([
		[{ fr: 'Avant' }, { fr: '' }],
		[[], ['ema']],
		[['ema'], []],
	]);
});

test('what is not known stays unknown, and what this app does not know is shown as it is', () => {
	const [own, other] = byRecord([
		change('title', { part: 'ca', before: undefined }),
		change('power', { kind: 'spell', mine: 3 }),
	]);
	expect(own!.changes[0]!.before).toBeUndefined();
	expect(other!.kind).toBeUndefined();
	expect(other!.changes[0]).toMatchObject({ subject: null, mine: 3 });
});

test('that a record is new, and its shape, are no changes that people read; nothing is counted as none', () => {
	const made = [change('created'), change('version'), change('title', { part: 'ca' })];
	expect(byRecord(made)[0]).toMatchObject({ isNew: true, changes: [{ change: { field: 'title' } }] });
	expect(count(made)).toBe(1);
	expect(count([])).toBe(1);
});

test('a retraction shows its reason', () => {
	const [record] = byRecord([change('retracted', { mine: { reason: 'Twice', seen: {} } })]);
	expect(record!.changes[0]!.mine).toBe('Twice');
});
