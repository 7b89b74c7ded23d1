import { describe, expect, it } from 'vitest';
import { action } from '#lib/domain/action.ts';
import { changedFields, differsFromApproved } from '#lib/domain/difference.ts';
import type { AnyRow } from '#lib/domain/kind.ts';
import { kindNamed } from '#lib/domain/kinds.ts';

const approved = {
	title: { ca: 'Fòrum', en: 'Forum' },
	description: { en: 'Hold it.' },
	responsibleUnits: ['a', 'b'],
	actorsToInvolve: [],
};
const row = (working: Record<string, unknown>): AnyRow => ({
	kind: action.name,
	id: 'x',
	document: 'plan',
	edited: {},
	approved,
	...approved,
	...working,
});
const kind = kindNamed('action');

describe('what differs from the approved plan', () => {
	it('is nothing as long as the working content is the same', () => {
		expect(changedFields(row({ responsibleUnits: ['b', 'a'], actorsToInvolve: null }), kind)).toEqual([]);
		expect(differsFromApproved(row({}), kind)).toBe(false);
	});

	it('names the languages of a text', () => {
		const changes = changedFields(row({ title: { ca: 'Fòrum', en: 'Fora', fr: 'Forum' } }), kind);
		expect(changes).toEqual([
			{
				field: 'title',
				languages: ['fr', 'en'],
				approved: approved.title,
				working: { ca: 'Fòrum', en: 'Fora', fr: 'Forum' },
			},
		]);
	});

	it('sees members added and removed, and contents taken away', () => {
		const changes = changedFields(row({ responsibleUnits: ['a'], description: null }), kind);
		expect(changes.map(({ field, languages }) => [field, languages])).toEqual([
			['description', ['en']],
			['responsibleUnits', null],
		]);
	});

	it('does not watch fields that keep no approved content', () => {
		expect(changedFields(row({ code: 'LE9.9', line: 'le9' }), kind)).toEqual([]);
	});
});
