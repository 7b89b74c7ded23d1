import { describe, expect, it } from 'vitest';
import type { AnyRow, Kind } from '#lib/domain/kind.ts';
import { kindNamed } from '#lib/domain/kinds.ts';
import { registersOf, sharedWith, standingOf } from '#lib/features/relations/organisationParties.ts';
import { makeRow } from '../support/rows.ts';

const ROWS = [
	makeRow('project', 'own', { document: 'org/badalona', stage: 'running' }),
	makeRow('project', 'led', { document: 'org/amb', coordinator: 'badalona', stage: 'rejected' }),
	makeRow('project', 'elsewhere', { document: 'org/amb', organisations: ['gava'] }),
	makeRow('agreement', 'party', { document: 'org/amb', councils: ['badalona'], status: 'in-force' }),
	makeRow('transfer', 'received', { document: 'org/amb', toOrganisation: 'badalona' }),
	makeRow('entry', 'visit', { document: 'org/badalona' }),
];
const workspace = {
	rows: (kind: Kind) => ROWS.filter((row) => row.kind === kind.name),
} as unknown as Parameters<typeof registersOf>[0];

describe('the registers of an organisation', () => {
	it('have what it keeps, then that of others in which it has any part; the log is told apart', () => {
		const found = registersOf(workspace, 'badalona').map(({ kind, rows }) => [
			kind.name,
			rows.map(({ row, isOwn }) => `${row.id}${isOwn ? '!' : ''}`),
		]);
		expect(Object.fromEntries(found)).toEqual({
			project: ['own!', 'led'],
			agreement: ['party'],
			transfer: ['received'],
		});
		expect(registersOf(workspace, 'eurocities')).toEqual([]);
	});

	it('say where a record stands, in the words of its kind', () => {
		const standing = (row: AnyRow) => standingOf({ kind: kindNamed(row.kind), row });
		expect(standing(ROWS[0]!)).toEqual({ vocabulary: 'project-stage', code: 'running' });
		expect(standing(ROWS[3]!)).toEqual({ vocabulary: 'agreement-status', code: 'in-force' });
		expect(standing(ROWS[4]!)).toBeNull();
	});
});

describe('with whom an organisation shares', () => {
	it('is told with the most first, never with itself', () => {
		const counts = new Map([
			['gava', 1],
			['badalona', 3],
			['amb', 2],
			['eurocities', 1],
			['nobody', 0],
		]);
		expect(sharedWith(counts, 'badalona')).toEqual([
			{ id: 'amb', count: 2 },
			{ id: 'eurocities', count: 1 },
			{ id: 'gava', count: 1 },
		]);
	});

	it('is nobody where nothing was noted', () => {
		expect(sharedWith(new Map(), 'badalona')).toEqual([]);
	});
});
