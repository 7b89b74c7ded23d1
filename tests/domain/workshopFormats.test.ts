import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '#lib/domain/language.ts';
import { PHASES } from '#lib/domain/workshopPhase.ts';
import { agendaOf, formatCalled, wordsIn, workshopFormats } from '#lib/domain/workshopFormats.ts';
import { layOutAgenda, layOutBoard } from '#lib/domain/workshopLayout.ts';
import { workshopVocabularies } from '#lib/domain/workshopVocabularies.ts';
import { ID } from '#lib/domain/document.ts';

describe('formats of sessions', () => {
	it('there is one for every word of the vocabulary, in its order', () => {
		expect(workshopFormats.map(({ code }) => code)).toEqual(
			workshopVocabularies['workshop-format']!.map(([code]) => code),
		);
		expect(formatCalled('of another plan').code).toBe('free');
		expect(formatCalled(null).code).toBe('free');
	});

	it('says everything in four languages, in phases that there are', () => {
		for (const { blocks, own, columns } of workshopFormats) {
			expect(columns.length).toBeGreaterThan(0);
			for (const language of LANGUAGES)
				for (const words of [...blocks.map(({ title }) => title), ...own])
					expect(wordsIn(words, language)).not.toBe('');
			for (const { minutes, phase } of blocks) {
				expect(minutes).toBeGreaterThan(0);
				if (phase) expect(PHASES).toContain(phase);
			}
		}
	});
});

it('an agenda opens with last time, after the welcome, where there was one', () => {
	const format = formatCalled('councils-group');
	expect(agendaOf(format, false)).toEqual(format.blocks);
	const [welcome, last, ...others] = agendaOf(format, true);
	expect([welcome, ...others]).toEqual(format.blocks);
	expect(wordsIn(last!.title, 'en')).toBe('Decisions and parking lot of last time');
	expect(agendaOf(formatCalled('free'), true)).toEqual([last]);
});

describe('a layout', () => {
	const columns = [
		{ title: 'One', subject: 'line/le1' },
		{ title: 'Parking', parking: true },
	];

	it('has ids that come from what it says, so that the same one made twice is one', () => {
		const board = layOutBoard('w1', columns);
		expect(layOutBoard('w1', columns)).toEqual(board);
		expect(board.map(({ contents }) => contents.title)).toEqual(['One', 'Parking']);
		const ids = [
			...board,
			...layOutBoard('w2', columns),
			...layOutBoard('w1', columns.slice(1)),
			...layOutAgenda('w1', [{ title: 'One' }]),
		].map(({ id }) => id);
		expect(new Set(ids).size).toBe(ids.length);
		for (const id of ids) expect(id).toMatch(ID);
	});

	it('keeps its order, and leaves out what nobody said', () => {
		const blocks = Array.from({ length: 12 }, (_, at) => ({ title: `b${at}`, minutes: at === 3 ? null : 5 }));
		const laid = layOutAgenda('w1', blocks);
		const positions = laid.map(({ contents }) => (contents.place as { position: string }).position);
		expect([...positions].sort()).toEqual(positions);
		expect(laid[3]!.contents).not.toHaveProperty('minutes');
	});
});
