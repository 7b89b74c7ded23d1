import { describe, expect, it } from 'vitest';
import { loggers } from '#lib/domain/logged.ts';
import { monitoringVocabularies } from '#lib/domain/monitoringVocabularies.ts';
import { makeRow } from '../support/rows.ts';

const factsOf = (kind: string, contents: Record<string, unknown>) =>
	loggers[kind]!(makeRow(kind, 'r', { document: 'org/amb', ...contents }));

describe('what transfers and advocacy tell the log', () => {
	it('a transfer is one, from the day on which it began, with both of its ends', () => {
		const [fact, ...others] = factsOf('transfer', {
			stage: 'adapting',
			begun: '2024-03-01',
			actions: ['le3-2'],
			fromMetropolis: 'montevideo',
			toMetropolis: 'barcelona',
			toOrganisation: 'badalona',
			metropolises: ['montevideo'],
		});
		expect(others).toEqual([]);
		expect(fact).toMatchObject({ type: 'transfer', date: '2024-03-01', actions: ['le3-2'], flags: [] });
		expect(fact!.metropolises).toEqual(['montevideo', 'barcelona']);
		expect(fact!.organisations).toEqual(['amb', 'badalona']);
	});

	it('a transfer is completed when it is adopted, not when it is dropped', () => {
		expect(factsOf('transfer', { stage: 'adopted' })[0]!.flags).toEqual(['completed']);
		expect(factsOf('transfer', { stage: 'not-pursued' })[0]!.flags).toEqual([]);
	});

	it('a dossier tells nothing before a position is taken', () => {
		expect(factsOf('advocacy', { deadline: '2024-03-01' })).toEqual([]);
		expect(factsOf('advocacy', { taken: '2024-02-01' })[0]).toMatchObject({
			type: 'position',
			date: '2024-02-01',
			flags: [],
		});
	});

	it('a position is adopted where all or part of it was taken up', () => {
		const flagsOf = (outcome: string) => factsOf('advocacy', { taken: '2024-02-01', outcome })[0]!.flags;
		expect(['open', 'adopted', 'partly', 'not'].map(flagsOf)).toEqual([[], ['adopted'], ['adopted'], []]);
	});

	it('uses words that the log has', () => {
		const codes = (vocabulary: string) => monitoringVocabularies[vocabulary]!.map(([code]) => code);
		expect(codes('entry-type')).toEqual(expect.arrayContaining(['transfer', 'position']));
		expect(codes('entry-flag')).toEqual(expect.arrayContaining(['completed', 'adopted']));
	});
});
