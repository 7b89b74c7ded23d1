import { describe, expect, it } from 'vitest';
import type { AnyRow } from '#lib/domain/kind.ts';
import { kinds } from '#lib/domain/kinds.ts';
import { untranslated } from '#lib/domain/translation.ts';

const row = (id: string, fields: Record<string, unknown>): AnyRow => ({
	kind: 'theme',
	id,
	document: 'plan',
	edited: {},
	approved: {},
	...fields,
});
const complete = { ca: 'a', es: 'a', fr: 'a', en: 'a' };

describe('what is still to be translated', () => {
	it('is listed per language, record and field', () => {
		const rows = [
			row('one', { title: { ca: 'Territori', es: 'Territorio' }, description: { ca: 'x', en: 'x' } }),
			row('two', { title: complete, description: null }),
			row('three', { title: { en: 'Housing' }, description: {} }),
		];
		const found = untranslated(rows, kinds);
		expect(found.ca.map(({ id, fields }) => [id, fields])).toEqual([['three', ['title']]]);
		expect(found.fr.map(({ id, fields }) => [id, fields])).toEqual([
			['one', ['title', 'description']],
			['three', ['title']],
		]);
		expect(found.en).toEqual([{ kind: 'theme', id: 'one', document: 'plan', fields: ['title'] }]);
	});

	it('leaves out what is retracted and kinds that are not declared', () => {
		const retracted = { person: 'p', device: 'd', time: 1, reason: 'merged' };
		const rows = [
			{ ...row('one', { title: { ca: 'x' } }), retracted },
			{ ...row('two', { title: { ca: 'x' } }), kind: 'unheardOf' },
		];
		expect(untranslated(rows, kinds)).toEqual({ ca: [], es: [], fr: [], en: [] });
	});
});
