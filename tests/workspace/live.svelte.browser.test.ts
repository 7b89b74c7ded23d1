import { flushSync } from 'svelte';
import { describe, expect, test } from 'vitest';
import { action } from '#lib/domain/action.ts';
import { line } from '#lib/domain/line.ts';
import { Tables } from '#lib/tables/tables.ts';
import { LiveRows } from '#lib/workspace/live.svelte.ts';
import { makeRow, RETRACTED } from '../support/rows.ts';

const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).join(' ');

/** Runs `read` in an effect, and gathers what it saw each time. */
function watch<T>(read: () => T): { seen: T[]; stop: () => void } {
	const seen: T[] = [];
	const stop = $effect.root(() => {
		$effect(() => void seen.push(read()));
	});
	flushSync();
	return { seen, stop };
}

describe('[I4] live rows', () => {
	test('are read again by whoever reads them when they change, and only then', () => {
		const tables = new Tables();
		const live = new LiveRows(tables);
		tables.put([makeRow('action', 'a')]);
		const actions = watch(() => ids(live.all(action)));
		const lines = watch(() => ids(live.all(line)));
		tables.put([makeRow('action', 'b')]);
		flushSync();
		expect(actions.seen).toEqual(['a', 'a b']);
		expect(lines.seen).toEqual(['']);
		tables.put([makeRow('line', 'l')]);
		flushSync();
		expect(actions.seen).toHaveLength(2);
		expect(lines.seen).toEqual(['', 'l']);
		actions.stop();
		tables.put([makeRow('action', 'c')]);
		flushSync();
		expect(actions.seen).toHaveLength(2);
		expect(ids(live.all(action))).toBe('a b c');
		lines.stop();
	});

	test('change once for many rows that come together', () => {
		const tables = new Tables();
		const live = new LiveRows(tables);
		const { seen, stop } = watch(() => live.all(action).length);
		tables.put(['a', 'b', 'c'].map((id) => makeRow('action', id)));
		tables.replaceDocument('plan', [makeRow('action', 'd')]);
		flushSync();
		expect(seen).toEqual([0, 1]);
		stop();
	});

	test('give the same array until an answer changes', () => {
		const tables = new Tables();
		const live = new LiveRows(tables);
		tables.put([makeRow('action', 'a', { line: 'l1' })]);
		const [all, by] = [live.all(action), live.by(action, 'line', 'l1')];
		tables.put([makeRow('line', 'l1')]);
		expect(live.all(action)).toBe(all);
		expect(live.by(action, 'line', 'l1')).toBe(by);
		tables.put([makeRow('action', 'b', { line: 'l2' })]);
		expect(live.all(action)).not.toBe(all);
	});

	test('follow one record, an index, and what was retracted', () => {
		const tables = new Tables();
		const live = new LiveRows(tables);
		const one = watch(() => live.get(action, 'a')?.code);
		const by = watch(() => ids(live.by(action, 'networks', 'x')));
		const gone = watch(() => ids(live.retracted(action)));
		tables.put([makeRow('action', 'a', { code: 'A1', networks: ['x'] })]);
		flushSync();
		tables.put([makeRow('action', 'a', { code: 'A2', networks: ['x'], ...RETRACTED })]);
		flushSync();
		expect(one.seen).toEqual([undefined, 'A1', 'A2']);
		expect(by.seen).toEqual(['', 'a', '']);
		expect(gone.seen).toEqual(['', '', 'a']);
		for (const { stop } of [one, by, gone]) stop();
	});

	test('stand by place, then by code as people count, then by id', () => {
		const tables = new Tables();
		const place = (position: string) => ({ place: { parent: null, position } });
		tables.put([
			makeRow('action', 'z', { code: 'A10' }),
			makeRow('action', 'y', { code: 'A9' }),
			makeRow('action', 'c', place('a1')),
			makeRow('action', 'd', place('a0')),
			makeRow('action', 'x', { code: 'A9' }),
		]);
		expect(ids(new LiveRows(tables).all(action))).toBe('x y z d c');
	});
});
