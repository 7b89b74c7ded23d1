import { expect, test } from 'vitest';
import type { action } from '#lib/domain/action.ts';
import type { Place, RowOf } from '#lib/domain/kind.ts';
import { childrenOf } from '#lib/domain/place.ts';
import type { subtheme } from '#lib/domain/subtheme.ts';
import { newAction, nextCode, placeUnder } from '#lib/domain/newAction.ts';
import { ambRows } from './ambRows.ts';

const actions = ambRows<RowOf<typeof action>>('action');

/** The ids around the place of new contents, once they stand among the others. */
function around(contents: { place?: unknown }): (string | undefined)[] {
	const made = { id: 'new', place: contents.place as Place };
	const ordered = childrenOf([...actions, made], null).map(({ id }) => id);
	const at = ordered.indexOf('new');
	return [ordered[at - 1], ordered[at + 1]];
}

test('the next code follows the highest number of its siblings', () => {
	expect(nextCode(['LE2.1', 'LE2.2'], 'x')).toBe('LE2.3');
	expect(nextCode(['LE2.9', 'LE2.10', null], 'x')).toBe('LE2.11');
	expect(nextCode(['LE2.3', 'LE2.1'], 'x')).toBe('LE2.4');
	expect(nextCode([], 'LE9.1')).toBe('LE9.1');
	expect(nextCode(['first', null], 'LE9.1')).toBe('LE9.1');
});

test('a new action of a block stands after the last of the block, and carries line, block and code', () => {
	const contents = newAction(actions, { id: 'le1', code: 'LE1' }, { id: 'le1-eu' });
	expect(contents).toMatchObject({ line: 'le1', block: 'le1-eu', code: 'LE1.EU.5' });
	expect(around(contents)).toEqual(['le1-eu-4', 'le1-med-1']);
	expect(contents).not.toHaveProperty('source');
});

test('a new action of a line without blocks stands after the last of the line', () => {
	const contents = newAction(actions, { id: 'le2', code: 'LE2' }, null);
	expect(contents).toMatchObject({ line: 'le2', code: 'LE2.5' });
	expect(contents).not.toHaveProperty('block');
	expect(around(contents)).toEqual(['le2-4', 'le3-1']);
});

test('the first action of a block stands after what its line has, and of a line at the end', () => {
	const inBlock = newAction(actions, { id: 'le2', code: 'LE2' }, { id: 'a-new-block' });
	expect(inBlock).toMatchObject({ block: 'a-new-block', code: 'LE2.5' });
	expect(around(inBlock)).toEqual(['le2-4', 'le3-1']);
	const inLine = newAction(actions, { id: 'le6', code: 'LE6' }, null);
	expect(inLine.code).toBe('LE6.1');
	expect(around(inLine)).toEqual(['le5-1', undefined]);
});

test('a record placed under a parent comes after its siblings', () => {
	const subthemes = ambRows<RowOf<typeof subtheme>>('subtheme');
	const place = placeUnder(subthemes, 'theme-territory');
	expect(place.parent).toBe('theme-territory');
	expect(childrenOf([...subthemes, { id: 'new', place }], 'theme-territory').at(-1)!.id).toBe('new');
	expect(placeUnder(subthemes, 'theme-mobility').parent).toBe('theme-mobility');
});
