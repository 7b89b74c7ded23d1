import { describe, expect, test } from 'vitest';
import type { UndoStep } from '#lib/documents/undo.ts';
import { Gathering, type TextUndo, UndoStack } from '#lib/workspace/undo.ts';
import { openPeer, type Peer, typeIn } from '../support/peers.ts';

const address = { kind: 'action', id: 'one', field: 'description', language: 'ca' } as const;

/** Two documents of one person and the one stack over them, as a workspace has it. */
async function openBoth() {
	const documents: Record<string, Peer> = { plan: await openPeer('ana'), other: await openPeer('ana') };
	for (const peer of Object.values(documents))
		peer.apply({ do: 'create', kind: 'action', id: 'one', contents: {} });
	const stack = new UndoStack(() => {});
	const set = (document: 'plan' | 'other', code: string, gathering?: Gathering) => {
		const step = documents[document]!.document.apply([
			{ do: 'set', kind: 'action', id: 'one', key: 'code', content: code },
		]);
		stack.push({ ...step, document }, undefined, gathering);
	};
	const takeBack = (step: UndoStep) => {
		const taken = documents[step.document]!.document.undo(step);
		return { ...taken, redo: { ...taken.redo, document: step.document } };
	};
	const shown = () =>
		['plan', 'other'].map((name) => documents[name]!.document.row('action', 'one')!.code).join(' ');
	const words = () =>
		(documents.plan!.document.row('action', 'one')!.description as { ca?: string }).ca ?? '';
	return { documents, stack, set, takeBack, shown, words };
}

describe('one undo stack a person', () => {
	test('takes changes of all documents back in the order in which they were made', async () => {
		const { stack, set, takeBack, shown } = await openBoth();
		set('plan', 'P1');
		set('other', 'O1');
		set('plan', 'P2');
		const seen = () => [shown(), stack.canUndo, stack.canRedo];
		expect(seen()).toEqual(['P2 O1', true, false]);
		const back = [1, 2, 3].map(() => (stack.undo(takeBack), shown()));
		expect(back).toEqual(['P1 O1', 'P1 ', ' ']);
		expect([stack.canUndo, stack.canRedo]).toEqual([false, true]);
		const again = [1, 2, 3].map(() => (stack.redo(takeBack), shown()));
		expect(again).toEqual(['P1 ', 'P1 O1', 'P2 O1']);
		expect(stack.canRedo).toBe(false);
	});

	test('takes what was done in several documents at once back at once', async () => {
		const { documents, stack, set, takeBack, shown } = await openBoth();
		set('plan', 'P1');
		const steps = ['plan', 'other'].map((document) => ({
			...documents[document]!.document.apply([
				{ do: 'set', kind: 'action', id: 'one', key: 'code', content: 'both' },
			]),
			document,
		}));
		stack.push(steps);
		expect(shown()).toBe('both both');
		expect([1, 2].map(() => (stack.undo(takeBack), shown()))).toEqual(['P1 ', ' ']);
		expect([1, 2].map(() => (stack.redo(takeBack), shown()))).toEqual(['P1 ', 'both both']);
		// What somebody else has set meanwhile stays, and is counted.
		documents.other!.apply({ do: 'set', kind: 'action', id: 'one', key: 'code', content: 'theirs' });
		expect(stack.undo(takeBack)).toBe(1);
		expect(shown()).toBe('P1 theirs');
	});

	test('takes typing back among them, a stretch at a time', async () => {
		const { documents, stack, set, takeBack, shown, words } = await openBoth();
		const { undoManager } = documents.plan!.document.text(address);
		stack.watch(undoManager as unknown as TextUndo);
		stack.watch(undoManager as unknown as TextUndo);
		set('plan', 'P1');
		typeIn(documents.plan!, address, 'Ho');
		typeIn(documents.plan!, address, 'la');
		set('plan', 'P2');
		const seen = () => `${shown()}${words()}`;
		expect([1, 2, 3].map(() => (stack.undo(takeBack), seen()))).toEqual(['P1 Hola', 'P1 ', ' ']);
		expect([1, 2, 3].map(() => (stack.redo(takeBack), seen()))).toEqual(['P1 ', 'P1 Hola', 'P2 Hola']);
		expect([1, 2, 3].map(() => (stack.undo(takeBack), seen()))).toEqual(['P1 Hola', 'P1 ', ' ']);
	});

	test('takes values and typing that were done as one thing back as one thing, and does them again', async () => {
		const { documents, stack, set, takeBack, shown, words } = await openBoth();
		const { undoManager } = documents.plan!.document.text(address);
		stack.watch(undoManager as unknown as TextUndo);
		const seen = () => `${shown()}${words()}`;
		set('plan', 'P1');
		expect(stack.close(new Gathering())()).toBe(false);
		const gathering = new Gathering();
		set('plan', 'P2', gathering);
		stack.typeWithin(gathering, () => typeIn(documents.plan!, address, 'Hola'));
		set('other', 'O1', gathering);
		expect(stack.close(gathering)()).toBe(true);
		expect(seen()).toBe('P2 O1Hola');
		expect([1, 2].map(() => (stack.undo(takeBack), seen()))).toEqual(['P1 ', ' ']);
		expect([1, 2].map(() => (stack.redo(takeBack), seen()))).toEqual(['P1 ', 'P2 O1Hola']);
		documents.plan!.apply({ do: 'set', kind: 'action', id: 'one', key: 'code', content: 'Theirs' });
		expect(stack.undo(takeBack)).toBe(1);
		expect(seen()).toBe('Theirs ');
	});

	test('forgets what was undone once something else is done', async () => {
		const { stack, set, takeBack, shown } = await openBoth();
		set('plan', 'P1');
		stack.undo(takeBack);
		set('plan', 'P2');
		expect(stack.canRedo).toBe(false);
		stack.redo(takeBack);
		expect(shown()).toBe('P2 ');
	});

	test('tells how much was left to somebody else, and goes on', async () => {
		const { documents, stack, set, takeBack, shown } = await openBoth();
		set('other', 'O1');
		set('plan', 'P1');
		documents.plan!.apply({ do: 'set', kind: 'action', id: 'one', key: 'code', content: 'Theirs' });
		expect(stack.undo(takeBack)).toBe(1);
		expect(stack.canRedo).toBe(false);
		expect(stack.undo(takeBack)).toBe(0);
		expect(shown()).toBe('Theirs ');
	});

	test('stays usable when taking back fails', async () => {
		const { documents, stack, set, takeBack, words } = await openBoth();
		const { undoManager } = documents.plan!.document.text(address);
		stack.watch(undoManager as unknown as TextUndo);
		set('plan', 'P1');
		expect(() =>
			stack.undo(() => {
				throw new Error('no');
			}),
		).toThrow('no');
		typeIn(documents.plan!, address, 'Hola');
		stack.undo(takeBack);
		expect(words()).toBe('');
	});
});
