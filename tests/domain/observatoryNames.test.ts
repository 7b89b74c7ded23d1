import { describe, expect, it } from 'vitest';
import {
	bareKey,
	metropolisesCalled,
	nameKey,
	Names,
	namesOf,
	sortCalled,
} from '#lib/domain/observatoryNames.ts';

describe('names', () => {
	it('are compared without case, accents and signs, but with their unit', () => {
		expect(nameKey(' Superfície (km²) ')).toBe(nameKey('SUPERFICIE [km2]'));
		expect(nameKey('L’Hospitalet')).toBe(nameKey("l'hospitalet"));
		expect(nameKey('Pressupost (€)')).not.toBe(nameKey('Pressupost (%)'));
		expect(bareKey('Superfície (km²)')).toBe(bareKey('Superficie（ha）'));
	});

	it('are those of every language, the local one, and aliases', () => {
		expect(namesOf({ name: { ca: 'Torí', en: 'Turin' }, localName: 'Torino', aliases: ['TO'] })).toEqual([
			'Torí',
			'Turin',
			'Torino',
			'TO',
		]);
	});

	it('of metropolises are told apart by their brackets, which nobody has to write where one is meant', () => {
		const names = new Names([
			{ id: 'san-jose-cr', names: ['San José (Costa Rica)'] },
			{ id: 'san-jose-us', names: ['San José (Califòrnia)'] },
			{ id: 'valencia', names: ['València (Espanya)'] },
		]);
		const called = (name: string) => [...metropolisesCalled(names, name)];
		expect(called('San José (Costa Rica)')).toEqual(['san-jose-cr']);
		expect(called('San José')).toEqual(['san-jose-cr', 'san-jose-us']);
		expect(called('València')).toEqual(['valencia']);
		expect(called('València (ES)')).toEqual(['valencia']);
	});

	it('of sorts of facts are told apart by their unit', () => {
		const names = new Names([
			{ id: 'area', names: ['Area (km²)'] },
			{ id: 'gardens', names: ['Parks (ha)'] },
			{ id: 'parks-km2', names: ['Parks (km²)'] },
		]);
		expect(sortCalled(names, 'Area')).toEqual({ indicator: 'area' });
		expect(sortCalled(names, 'area')).toEqual({ indicator: 'area' });
		expect(sortCalled(names, 'Area (ha)')).toEqual({ expected: ['area'] });
		expect(sortCalled(names, 'Parks (ha)')).toEqual({ indicator: 'gardens' });
		expect(sortCalled(names, 'Parks (acres)')).toEqual({ expected: ['gardens', 'parks-km2'] });
		expect(sortCalled(names, 'Parks')).toEqual({});
		expect(sortCalled(names, '(ha)')).toEqual({});
	});
});
