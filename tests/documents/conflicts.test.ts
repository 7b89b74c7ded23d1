import { describe, expect, test } from 'vitest';
import { carry, conflictsOf, meet, openPeer, type Peer, saved, setClientIds } from '../support/peers.ts';

const ID = 'action-one';
const set = (peer: Peer, key: string, content: unknown) =>
	peer.apply({ do: 'set', kind: 'action', id: ID, key, content });

async function twoPeers(): Promise<[Peer, Peer]> {
	const [loser, winner] = [await openPeer('loser'), await openPeer('winner')];
	setClientIds(loser, winner);
	loser.apply({ do: 'create', kind: 'action', id: ID, contents: { code: 'A1', title: { ca: 'Base' } } });
	meet(loser, winner);
	return [loser, winner];
}
const titleOf = (peer: Peer) =>
	(peer.document.row('action', ID) as unknown as { title: { ca: string } }).title.ca;

describe('[I6] a value that loses to a concurrent one', () => {
	test('is kept on the device whose value lost, and only there, with base, mine and theirs', async () => {
		const [loser, winner] = await twoPeers();
		set(loser, 'title/ca', 'Mine');
		set(winner, 'title/ca', 'Theirs');
		meet(loser, winner);
		expect(titleOf(loser)).toBe('Theirs');
		expect(titleOf(winner)).toBe('Theirs');
		expect(conflictsOf(winner)).toEqual([]);
		expect(conflictsOf(loser)).toMatchObject([
			{ key: 'title/ca', base: 'Base', mine: { content: 'Mine' }, theirs: { content: 'Theirs' } },
		]);
	});

	test('ten offline edits of one field against one later make one conflict', async () => {
		const [loser, winner] = await twoPeers();
		set(loser, 'title/ca', 'First');
		meet(loser, winner);
		for (let edit = 1; edit <= 10; edit++) set(loser, 'title/ca', `Mine ${edit}`);
		set(winner, 'title/ca', 'Theirs');
		meet(loser, winner);
		expect(conflictsOf(loser)).toMatchObject([
			{ base: 'First', mine: { content: 'Mine 10' }, theirs: { content: 'Theirs' } },
		]);
		await loser.reload();
		carry(winner, loser);
		expect(conflictsOf(loser)).toHaveLength(1);
	});

	test('a value set by somebody who had seen mine is no conflict', async () => {
		const [loser, winner] = await twoPeers();
		for (let edit = 1; edit <= 3; edit++) set(loser, 'title/ca', `Mine ${edit}`);
		meet(loser, winner);
		set(winner, 'title/ca', 'Later');
		set(winner, 'title/ca', 'Later still');
		meet(loser, winner);
		expect(titleOf(loser)).toBe('Later still');
		expect(conflictsOf(loser)).toEqual([]);
	});

	test('a retraction by somebody who had not seen my edit is told to me', async () => {
		const [editor, retractor] = await twoPeers();
		set(editor, 'title/ca', 'Edited');
		retractor.apply({ do: 'retract', kind: 'action', id: ID, reason: 'twice' });
		meet(editor, retractor);
		expect(conflictsOf(editor)).toMatchObject([{ key: 'retracted', covered: ['title/ca'] }]);
		expect(conflictsOf(retractor)).toMatchObject([
			{ covered: ['title/ca'], mine: { content: { reason: 'twice' } } },
		]);
		expect(editor.document.row('action', ID)?.retracted).toMatchObject({ reason: 'twice' });
	});

	test('is told to nobody who does not lose by it: somebody had replaced it, knowing it', async () => {
		const [loser, winner] = await twoPeers();
		const third = await openPeer('third');
		third.document.doc.clientID = 999;
		set(winner, 'title/ca', 'Theirs');
		set(loser, 'title/ca', 'Mine');
		carry(loser, third);
		set(third, 'title/ca', 'Instead of mine');
		meet(winner, third);
		expect(conflictsOf(third)).toMatchObject([{ mine: { content: 'Instead of mine' } }]);
		carry(winner, loser);
		expect(titleOf(loser)).toBe('Theirs');
		expect(conflictsOf(loser)).toEqual([]);
	});

	test('is kept too when it is a restoration, beaten by another retraction', async () => {
		const [loser, winner] = await twoPeers();
		loser.apply({ do: 'retract', kind: 'action', id: ID, reason: 'twice' });
		meet(loser, winner);
		loser.apply({ do: 'restore', kind: 'action', id: ID });
		winner.apply({ do: 'retract', kind: 'action', id: ID, reason: 'wrong' });
		meet(loser, winner);
		expect(loser.document.row('action', ID)?.retracted?.reason).toBe('wrong');
		expect(conflictsOf(loser)).toContainEqual(
			expect.objectContaining({ key: 'retracted', mine: expect.objectContaining({ content: null }) }),
		);
	});

	test('still knows what stood before after a week: reloaded, trimmed, and met through a third', async () => {
		const [loser, winner] = await twoPeers();
		const third = await openPeer('third');
		set(loser, 'title/ca', 'First');
		meet(loser, winner);
		for (let edit = 1; edit <= 5; edit++) {
			set(loser, 'title/ca', `Mine ${edit}`);
			await loser.reload();
			loser.document.doc.clientID = 100 + edit;
			set(winner, 'title/ca', `Theirs ${edit}`);
		}
		for (let edit = 0; edit < 3; edit++) set(loser, 'title/es', 'x'.repeat(100_000));
		await loser.reload();
		carry(winner, third);
		await third.reload();
		carry(third, loser);
		expect(titleOf(loser)).toBe('Theirs 5');
		expect(conflictsOf(loser)).toMatchObject([{ base: 'First', mine: { content: 'Mine 5' } }]);
		await loser.reload();
		expect(conflictsOf(loser)).toMatchObject([{ base: 'First', mine: { content: 'Mine 5' } }]);
	});

	test('is kept too when the other value came through another tab of this device, over the disk', async () => {
		const [loser, winner] = await twoPeers();
		await saved(loser.document);
		const tab = await openPeer('loser', { disk: loser.disk });
		set(loser, 'title/ca', 'Mine');
		set(winner, 'title/ca', 'Theirs');
		await saved(loser.document);
		carry(winner, tab);
		await saved(tab.document);
		const read = new Promise<void>((resolve) => {
			loser.document.onRows(() => titleOf(loser) === 'Theirs' && resolve());
		});
		loser.apply({ do: 'create', kind: 'action', id: 'two', contents: {} });
		await read;
		expect(conflictsOf(loser)).toMatchObject([{ mine: { content: 'Mine' } }]);
		await loser.reload();
		expect(conflictsOf(loser)).toHaveLength(1);
	});

	/** A conflict of the title, on the loser's device. */
	async function lostTitle() {
		const [loser, winner] = await twoPeers();
		set(loser, 'title/ca', 'Mine');
		set(winner, 'title/ca', 'Theirs');
		meet(loser, winner);
		return { loser, winner, conflict: conflictsOf(loser)[0]! };
	}

	test('is gone with what settles it, in one step on the disk, and comes back when that is taken back', async () => {
		const { loser, conflict } = await lostTitle();
		const change = { do: 'set', kind: 'action', id: ID, key: 'title/ca', content: 'Mine' } as const;
		const step = loser.document.settleConflict(conflict.id, [change]);
		await loser.reload();
		expect([titleOf(loser), conflictsOf(loser)]).toEqual(['Mine', []]);
		loser.document.undo(step);
		loser.document.reopenConflict(conflict);
		await loser.reload();
		expect([titleOf(loser), conflictsOf(loser)]).toMatchObject(['Theirs', [{ id: conflict.id }]]);
	});

	test('stays where what should settle it cannot be written', async () => {
		const { loser, conflict } = await lostTitle();
		const change = { do: 'set', kind: 'unicorn', id: ID, key: 'horn', content: 1 } as const;
		expect(() => loser.document.settleConflict(conflict.id, [change])).toThrow(/unicorn/);
		await loser.reload();
		expect(conflictsOf(loser)).toHaveLength(1);
	});

	test('is not found again by a tab that was asleep while another settled it', async () => {
		const [loser, winner] = await twoPeers();
		set(loser, 'title/ca', 'Mine');
		await saved(loser.document);
		const asleep = await openPeer('loser', { disk: loser.disk });
		set(winner, 'title/ca', 'Theirs');
		meet(loser, winner);
		const { id } = conflictsOf(loser)[0]!;
		loser.document.settleConflict(id);
		await saved(loser.document);
		// It has not heard, finds it itself, and notes it on the disk that both share: what is settled stays settled.
		carry(winner, asleep);
		expect(conflictsOf(asleep)).toHaveLength(1);
		asleep.document.hearOfConflict({ settled: id });
		expect(conflictsOf(asleep)).toEqual([]);
		await asleep.reload();
		await loser.reload();
		expect([...conflictsOf(asleep), ...conflictsOf(loser)]).toEqual([]);
	});

	test('is remembered as shown, which settles nothing', async () => {
		const { loser, conflict } = await lostTitle();
		expect(conflict.shown).toBeUndefined();
		loser.document.conflictShown(conflict.id);
		await loser.reload();
		expect(conflictsOf(loser)).toMatchObject([{ id: conflict.id, shown: expect.any(Number) }]);
		// Who the other is may become known later, and is kept for when they are away.
		loser.document.conflictShown(conflict.id, 'Biel');
		await loser.reload();
		expect(conflictsOf(loser)).toMatchObject([{ id: conflict.id, name: 'Biel' }]);
	});
});
