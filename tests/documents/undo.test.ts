import { describe, expect, test } from 'vitest';
import type { Change } from '#lib/documents/change.ts';
import type { UndoStep } from '#lib/documents/undo.ts';
import { meet, openPeer, type Peer, rowsOf, setClientIds, typeIn } from '../support/peers.ts';

const ID = 'one';
const set = (key: string, content: unknown): Change => ({ do: 'set', kind: 'action', id: ID, key, content });
const codeOf = (peer: Peer) => peer.document.row('action', ID)?.code;

async function anaAndBiel(): Promise<[Peer, Peer]> {
	const [ana, biel] = [await openPeer('ana'), await openPeer('biel')];
	setClientIds(ana, biel);
	ana.apply({ do: 'create', kind: 'action', id: ID, contents: {} });
	meet(ana, biel);
	return [ana, biel];
}

describe('undo', () => {
	test('takes changes back one by one, and redoes them one by one', async () => {
		const [ana] = await anaAndBiel();
		const steps = ['A', 'B', 'C'].map((code) => ana.document.apply([set('code', code)]));
		const redo: UndoStep[] = [];
		for (const [step, shown] of [
			[steps[2]!, 'B'],
			[steps[1]!, 'A'],
			[steps[0]!, null],
		] as const) {
			const taken = ana.document.undo(step);
			expect(taken.left).toBe(0);
			redo.unshift(taken.redo);
			expect(codeOf(ana)).toBe(shown);
		}
		const again: UndoStep[] = [];
		for (const [index, shown] of ['A', 'B', 'C'].entries()) {
			const taken = ana.document.undo(redo[index]!);
			expect(taken.left, shown).toBe(0);
			again.unshift(taken.redo);
			expect(codeOf(ana)).toBe(shown);
		}
		for (const step of again) expect(ana.document.undo(step).left).toBe(0);
		expect(codeOf(ana)).toBe(null);
	});

	test('leaves what somebody else has set meanwhile', async () => {
		const [ana, biel] = await anaAndBiel();
		const step = ana.document.apply([set('code', 'A'), set('title/ca', 'Títol')]);
		meet(ana, biel);
		biel.apply(set('code', 'B'));
		meet(ana, biel);
		expect(ana.document.undo(step).left).toBe(1);
		meet(ana, biel);
		expect(rowsOf(biel)).toEqual(rowsOf(ana));
		expect(ana.document.row('action', ID)).toMatchObject({ code: 'B', title: {} });
	});

	test('of a creation is a retraction, of which whoever edited the record meanwhile is told', async () => {
		const [ana, biel] = await anaAndBiel();
		const step = ana.document.apply([{ do: 'create', kind: 'action', id: 'two', contents: {} }]);
		meet(ana, biel);
		biel.apply({ do: 'set', kind: 'action', id: 'two', key: 'code', content: 'B' });
		meet(ana, biel);
		const { redo } = ana.document.undo(step);
		meet(ana, biel);
		expect(biel.document.row('action', 'two')?.retracted).toMatchObject({ reason: 'undo' });
		expect([...biel.document.memory.conflicts.values()]).toMatchObject([{ covered: ['code'] }]);
		ana.document.undo(redo);
		meet(ana, biel);
		expect(biel.document.row('action', 'two')?.retracted).toBeUndefined();
	});

	test('of a member that was added removes it, of one that was removed adds it', async () => {
		const [ana] = await anaAndBiel();
		const members = () => ana.document.row('action', ID)?.networks;
		const added = ana.document.apply([{ do: 'add', kind: 'action', id: ID, key: 'networks/a' }]);
		const removed = ana.document.apply([{ do: 'remove', kind: 'action', id: ID, key: 'networks/a' }]);
		ana.document.undo(removed);
		expect(members()).toEqual(['a']);
		ana.document.undo(added);
		expect(members()).toEqual([]);
	});

	test('of typing brings back exactly the letters, also among those of somebody else', async () => {
		const [ana, biel] = await anaAndBiel();
		const address = { kind: 'action', id: ID, field: 'description', language: 'ca' } as const;
		const { undoManager } = ana.document.text(address);
		typeIn(ana, address, 'one ');
		meet(ana, biel);
		typeIn(biel, address, 'two ');
		meet(ana, biel);
		undoManager.undo();
		meet(ana, biel);
		expect(ana.document.row('action', ID)?.description).toEqual({});
		undoManager.redo();
		meet(ana, biel);
		expect(rowsOf(biel)).toEqual(rowsOf(ana));
		expect(ana.document.row('action', ID)?.description).toEqual({ ca: 'one two' });
	});
});
