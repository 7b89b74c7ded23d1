import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	besideStage,
	isOver,
	moveToStage,
	NOT_PURSUED,
	stageOf,
	TRANSFER_STAGES,
	TRANSFER_WAY,
	type TransferRow,
} from '#lib/domain/transferStages.ts';
import { toolVocabularies } from '#lib/domain/vocabulary.ts';
import { makeRow } from '../support/rows.ts';

const TODAY = '2024-11-05';
const transferRow = (contents: Record<string, unknown> = {}) =>
	makeRow('transfer', 't', {
		document: 'org/amb',
		stage: 'identified',
		...contents,
	}) as unknown as TransferRow;
const anyStage = fc.constantFrom(...TRANSFER_STAGES);

describe('the stages of a transfer', () => {
	it('are the words that people choose from, in the same order', () => {
		expect(toolVocabularies['transfer-stage']!.map(([code]) => code)).toEqual([...TRANSFER_STAGES]);
	});

	it('take one that nobody has told to be just found', () => {
		expect(stageOf({ stage: null })).toBe('identified');
		expect(stageOf({ stage: 'of a later version' })).toBe('identified');
		expect(stageOf({ stage: 'piloting' })).toBe('piloting');
	});

	it('follow each other, and what is not pursued stands beside them', () => {
		expect(besideStage('identified')).toEqual({ before: null, after: 'explored' });
		expect(besideStage('piloting')).toEqual({ before: 'adapting', after: 'adopted' });
		expect(besideStage('adopted')).toEqual({ before: 'piloting', after: null });
		expect(besideStage(NOT_PURSUED)).toEqual({ before: null, after: null });
		expect(TRANSFER_WAY).not.toContain(NOT_PURSUED);
	});
});

describe('bringing a transfer to a stage', () => {
	it('is nothing where it stands there already', () => {
		expect(moveToStage(transferRow(), 'identified', TODAY)).toBeNull();
	});

	it('writes one cell where work has begun and goes on', () => {
		const move = moveToStage(transferRow({ stage: 'explored', begun: '2024-01-10' }), 'adapting', TODAY);
		expect(move).toEqual({ contents: { stage: 'adapting' }, asks: false });
	});

	it('begins on the day on which work begins, where nobody has said another', () => {
		expect(moveToStage(transferRow(), 'explored', TODAY)!.contents).toEqual({
			stage: 'explored',
			begun: TODAY,
		});
		expect(moveToStage(transferRow(), NOT_PURSUED, TODAY)!.contents).not.toHaveProperty('begun');
	});

	it('asks what came of it where it ends, and why where it is not pursued', () => {
		for (const stage of ['adopted', NOT_PURSUED] as const) {
			const move = moveToStage(transferRow({ stage: 'piloting', begun: '2024-01-10' }), stage, TODAY)!;
			expect(move).toEqual({ contents: { stage, ended: TODAY }, asks: true });
		}
	});

	it('keeps the day on which it ended while it stays ended, and takes it away where it goes on after all', () => {
		const adopted = transferRow({ stage: 'adopted', begun: '2024-01-10', ended: '2024-09-01' });
		expect(moveToStage(adopted, NOT_PURSUED, TODAY)!.contents).toEqual({ stage: NOT_PURSUED });
		expect(moveToStage(adopted, 'piloting', TODAY)!.contents).toEqual({ stage: 'piloting', ended: null });
	});

	it('leaves, from any stage to any other, an end exactly where it is over', () => {
		fc.assert(
			fc.property(anyStage, anyStage, fc.constantFrom(null, '2024-02-02'), (from, to, begun) => {
				const ended = isOver(from) ? '2024-09-01' : null;
				const row = transferRow({ stage: from, begun, ended });
				const after = { ...row, ...moveToStage(row, to, TODAY)?.contents };
				expect(after.stage).toBe(to);
				expect(Boolean(after.ended)).toBe(isOver(to));
				if (to !== 'identified' && to !== NOT_PURSUED && from !== to) expect(after.begun).toBeTruthy();
			}),
		);
	});
});
