import { expect, it } from 'vitest';
import { kindNamed } from '#lib/domain/kinds.ts';
import { editOf } from '#lib/features/exchange/import/writeSheet.ts';
import { makeRow } from '../support/rows.ts';

const call = kindNamed('call');

it('takes from a set and adds to it what the sheet did: what others did meanwhile stays', () => {
	const now = makeRow('call', 'urban', { organisations: ['gava', 'badalona', 'begues'] });
	const line = {
		line: 2,
		name: 'Urban',
		outcome: 'changed',
		id: 'urban',
		changes: [],
		contents: { organisations: ['badalona', 'tiana'] },
		sets: { organisations: ['gava', 'badalona'] },
	} as const;
	const edit = editOf(call, line, 'plan', () => now);
	expect(edit?.contents).toEqual({ organisations: ['badalona', 'begues', 'tiana'] });
});

it('makes a new record under the id that was planned, so that the same line makes it once', () => {
	const line = {
		line: 2,
		name: 'Una',
		outcome: 'new',
		id: 'planned',
		changes: [],
		contents: { title: { ca: 'Una' } },
	} as const;
	expect(editOf(call, line, 'org/gava', () => undefined)).toMatchObject({
		id: 'planned',
		document: 'org/gava',
	});
});
