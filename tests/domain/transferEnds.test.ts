import { describe, expect, it } from 'vitest';
import { changedEnds, likelyEnds, turnedEnds } from '#lib/domain/transferEnds.ts';
import { makeRow } from '../support/rows.ts';

const HOME = 'barcelona';

describe('the ends of a transfer', () => {
	it('are among everybody concerned, whichever way it goes', () => {
		const row = { metropolises: ['lima'], organisations: [] };
		expect(changedEnds(row, { fromMetropolis: 'montevideo', toMetropolis: HOME })).toEqual({
			fromMetropolis: 'montevideo',
			toMetropolis: HOME,
			metropolises: ['lima', 'montevideo', HOME],
		});
	});

	it('take with them whoever was concerned as an end alone', () => {
		const row = {
			fromMetropolis: 'montevideo',
			toMetropolis: HOME,
			metropolises: ['lima', 'montevideo', HOME],
		};
		expect(changedEnds(row, { fromMetropolis: 'medellin' }).metropolises).toEqual(['lima', 'medellin', HOME]);
		expect(changedEnds(row, { fromMetropolis: null })).toEqual({
			fromMetropolis: null,
			metropolises: ['lima', HOME],
		});
	});

	it('leave what is not concerned alone', () => {
		expect(changedEnds({ organisations: ['gava'] }, { toOrganisation: 'badalona' })).toEqual({
			toOrganisation: 'badalona',
			organisations: ['gava', 'badalona'],
		});
	});

	it('name a place once that is both ends', () => {
		const contents = changedEnds({}, { fromMetropolis: HOME, toMetropolis: HOME });
		expect(contents.metropolises).toEqual([HOME]);
	});

	it('can be turned round, and back', () => {
		const row = {
			fromMetropolis: 'montevideo',
			fromOrganisation: null,
			toMetropolis: HOME,
			toOrganisation: 'badalona',
			metropolises: ['montevideo', HOME],
			organisations: ['badalona'],
		};
		const turned = { ...row, ...turnedEnds(row) };
		expect(turned).toMatchObject({
			fromMetropolis: HOME,
			fromOrganisation: 'badalona',
			toOrganisation: null,
		});
		expect(new Set(turned.metropolises as string[])).toEqual(new Set(row.metropolises));
		const back = { ...turned, ...turnedEnds(turned) };
		expect({ ...back, metropolises: new Set(back.metropolises as string[]) }).toEqual({
			...row,
			metropolises: new Set(row.metropolises),
		});
	});
});

describe('the ends that a transfer probably has', () => {
	const from = (type: string, metropolises: string[], said: Record<string, unknown> = {}) =>
		makeRow('entry', 'e', { document: 'org/gava', type, metropolises, ...said });
	const HERE = { fromMetropolis: 'montevideo', toMetropolis: HOME };
	const THERE = { fromMetropolis: HOME, toMetropolis: 'montevideo' };

	it('lead to whoever came to see, and here where something was learnt', () => {
		expect(likelyEnds(from('delegation', ['montevideo']), HOME)).toEqual(THERE);
		const learnt = { lessons: { es: 'Las reglas las ponen los puestos.' } };
		expect(likelyEnds(from('delegation', ['montevideo'], learnt), HOME)).toEqual(HERE);
	});

	it('lead here from where somebody went', () => {
		expect(likelyEnds(from('study-visit', ['montevideo', HOME]), HOME)).toEqual(HERE);
		expect(likelyEnds(from('delegation', ['montevideo'], { hosts: ['intendencia'] }), HOME)).toEqual(HERE);
		expect(likelyEnds(from('study-visit', ['montevideo'], { hosts: ['gava'] }), HOME)).toEqual(THERE);
		expect(likelyEnds(from('seminar', ['montevideo']), HOME)).toEqual(HERE);
	});

	it('begin where a solution of the catalogue comes from', () => {
		const solution = makeRow('solution', 's', { metropolises: ['medellin'] });
		expect(likelyEnds(solution, HOME)).toEqual({ fromMetropolis: 'medellin', toMetropolis: HOME });
	});

	it('are not guessed where no other metropolis is named, or several are', () => {
		expect(likelyEnds(from('delegation', []), HOME)).toEqual({});
		expect(likelyEnds(from('delegation', [HOME]), HOME)).toEqual({});
		expect(likelyEnds(from('mission', ['lima', 'montevideo']), HOME)).toEqual({});
	});
});
