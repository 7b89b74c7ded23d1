import { expect, test } from 'vitest';
import type { FieldChange, RecordLine } from '#lib/exchange/json/recordsImport.ts';
import { RecordSelection } from '#lib/features/exchange/json/selection.svelte.ts';

const change = (field: string, since?: true): FieldChange => ({
	field,
	before: 'old',
	after: 'new',
	...(since && { since }),
});
const line = (outcome: RecordLine['outcome'], id: string, changes: FieldChange[] = []): RecordLine => ({
	outcome,
	kind: 'entry',
	id,
	document: 'org/amb',
	changes,
	contents: Object.fromEntries(changes.map(({ field, after }) => [field, after])),
	texts: [],
	unknownFields: [],
});

const fresh = line('new', 'n1', [change('date'), change('location')]);
const mixed = line('changed', 'c1', [change('date'), change('location', true)]);
const since = line('since', 's1', [change('date', true)]);
const refused = line('refused', 'r1');
const plan = { lines: [fresh, mixed, since, refused] };

const fieldsOf = (selection: RecordSelection) =>
	selection.chosen().map(({ id, contents }) => [id, ...Object.keys(contents)]);

test('what was changed here too is left until somebody ticks it', () => {
	const selection = new RecordSelection(plan);
	expect([selection.offered, selection.count]).toEqual([3, 2]);
	expect(fieldsOf(selection)).toEqual([
		['n1', 'date', 'location'],
		['c1', 'date'],
	]);
	expect(plan.lines.map((one) => selection.of([one]))).toEqual(['all', 'some', 'none', 'none']);
	selection.put([since], true);
	selection.putChange(mixed, 1, true);
	expect(selection.count).toBe(3);
	expect(fieldsOf(selection)).toEqual([
		['n1', 'date', 'location'],
		['c1', 'date', 'location'],
		['s1', 'date'],
	]);
});

test('a record whose last field is left out counts no more, until something of it is taken again', () => {
	const selection = new RecordSelection(plan);
	selection.putChange(mixed, 0, false);
	expect([selection.count, selection.of([mixed])]).toEqual([1, 'none']);
	selection.put([mixed], true);
	expect([selection.count, selection.of([mixed])]).toEqual([2, 'all']);
	selection.put(plan.lines, false);
	expect([selection.count, selection.chosen()]).toEqual([0, []]);
	selection.put([fresh, refused], true);
	expect(fieldsOf(selection)).toEqual([['n1', 'date', 'location']]);
});

test('whoever takes all that the file brings, or leaves it, does nothing to what was changed here too', () => {
	const selection = new RecordSelection(plan);
	expect(selection.of(plan.lines, 'changed')).toBe('all');
	selection.put(plan.lines, false, 'changed');
	expect([selection.count, selection.of(plan.lines)]).toEqual([0, 'none']);
	selection.put(plan.lines, true, 'changed');
	expect([selection.has(mixed, 0), selection.has(mixed, 1), selection.of([since])]).toEqual([
		true,
		false,
		'none',
	]);
	selection.put([mixed, since], true, 'since');
	expect([selection.count, selection.of(plan.lines)]).toEqual([3, 'all']);
});

test('ticks stay where the same would be written, when the file is compared again', () => {
	const selection = new RecordSelection(plan);
	selection.put([fresh], false);
	selection.putChange(mixed, 1, true);
	const changed = line('since', 's1', [{ ...change('date', true), before: 'newer' }]);
	selection.put([since], true);
	const again = new RecordSelection({ lines: [fresh, mixed, changed] }, selection);
	expect([again.of([fresh]), again.has(mixed, 1), again.of([changed])]).toEqual(['none', true, 'none']);
	expect(again.count).toBe(1);
});
