import { expect, test } from 'vitest';
import type { AnyRow, Kind } from '../../src/lib/domain/kind.ts';
import { kindNamed } from '../../src/lib/domain/kinds.ts';
import { loadLanguage } from '../../src/lib/i18n/index.ts';
import { listedFields } from '../../src/lib/records/listedFields.ts';
import { lastPlace, moveTo, siblingsOf } from '../../src/lib/records/move.ts';
import { recordOptions } from '../../src/lib/records/options.ts';
import { referringFields } from '../../src/lib/records/references.ts';

await loadLanguage('ca');

const row = (kind: string, id: string, more: Record<string, unknown>): AnyRow =>
	({ kind, id, document: 'plan', edited: {}, approved: {}, ...more }) as AnyRow;
const of = (rows: readonly AnyRow[]) => (kind: Kind) => rows.filter((one) => one.kind === kind.name);

test('records are offered by the name that the reader reads, under their type, and found by their other names', () => {
	const rows = [
		row('organisation', 'b', { type: 'network', name: { en: 'Union of cities' }, shortName: 'UC' }),
		row('organisation', 'a', { type: 'council', name: { ca: 'Ajuntament', es: 'Ayuntamiento' } }),
		row('organisation', 'self', { type: 'council', name: { ca: 'Jo mateix' } }),
	];
	const names: Record<string, string> = { council: 'Ajuntaments', network: 'Xarxes' };
	const options = recordOptions([kindNamed('organisation')], of(rows), {
		language: 'ca',
		group: (_kind, { type }) => names[String(type)],
		except: 'self',
	});
	expect(options.map(({ value, label, group }) => [value, label, group])).toEqual([
		['a', 'Ajuntament', 'Ajuntaments'],
		['b', 'Union of cities', 'Xarxes'],
	]);
	expect(options[0]!.keywords).toContain('Ayuntamiento');
	expect(options[1]!.keywords).toContain('UC');
});

test('records without a type keep the order of the plan, and show their code', () => {
	const rows = [
		row('line', 'le2', { code: 'LE2', title: { ca: 'Beta' } }),
		row('line', 'le1', { code: 'LE1', title: { ca: 'Alfa' } }),
	];
	const options = recordOptions([kindNamed('line')], of(rows), { language: 'ca', group: () => undefined });
	expect(options.map(({ label }) => label)).toEqual(['LE2 Beta', 'LE1 Alfa']);
});

test('several kinds are groups of their own', () => {
	const rows = [
		row('action', 'a1', { code: 'A1', title: { ca: 'Acció' } }),
		row('line', 'le1', { code: 'LE1', title: { ca: 'Línia' } }),
	];
	const options = recordOptions([kindNamed('line'), kindNamed('action')], of(rows), {
		language: 'ca',
		group: () => undefined,
	});
	expect(new Set(options.map(({ group }) => group)).size).toBe(2);
});

test('a record moves among its siblings, and a new one stands last', () => {
	const at = (id: string, position: string, parent: string | null = null) =>
		row('theme', id, { place: { parent, position } });
	const rows = [at('a', 'a0'), at('b', 'a1'), at('c', 'a2'), at('x', 'a0', 'elsewhere')];
	expect(siblingsOf(rows, 'b')).toEqual({ parent: null, index: 1, count: 3 });
	const after = (moves: ReturnType<typeof moveTo>) =>
		rows
			.map((one) => ({ ...one, place: new Map(moves).get(one.id) ?? one.place }) as AnyRow)
			.filter((one) => siblingsOf([one], one.id).parent === null)
			.sort(
				(one, other) =>
					siblingsOf(rowsWith(moves), one.id).index - siblingsOf(rowsWith(moves), other.id).index,
			)
			.map(({ id }) => id);
	const rowsWith = (moves: ReturnType<typeof moveTo>) =>
		rows.map((one) => ({ ...one, place: new Map(moves).get(one.id) ?? one.place }) as AnyRow);
	expect(after(moveTo(rows, 'b', null, 0))).toEqual(['b', 'a', 'c']);
	expect(after(moveTo(rows, 'b', null, 2))).toEqual(['a', 'c', 'b']);
	expect(siblingsOf(rowsWith(moveTo(rows, 'c', 'elsewhere', Infinity)), 'c')).toEqual({
		parent: 'elsewhere',
		index: 1,
		count: 2,
	});
	expect(lastPlace(rows).position > 'a2').toBe(true);
});

test('what may refer to a kind is found through every declared reference, places too', () => {
	const found = referringFields('organisation').map(({ kind, field }) => `${kind.name}.${field}`);
	expect(found).toContain('action.responsibleUnits');
	expect(found).toContain('organisation.parent');
	expect(referringFields('section').map(({ kind, field }) => `${kind.name}.${field}`)).toContain(
		'section.place',
	);
});

test('a list shows the most telling fields, and never how sure the plan is of them', () => {
	expect(listedFields(kindNamed('organisation'))[0]).toBe('type');
	expect(listedFields(kindNamed('action'))).not.toContain('recurrenceStated');
	expect(listedFields(kindNamed('action')).length).toBeLessThanOrEqual(3);
});
