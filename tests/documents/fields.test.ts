// Over 300 lines: every way in which two writes of a field meet, with one pair of peers for all.
import { describe, expect, test } from 'vitest';
import type { Change } from '#lib/documents/change.ts';
import { carry, conflictsOf, meet, openPeer, type Peer, rowsOf, typeIn } from '../support/peers.ts';

// The outcomes are listed in docs/merging.md, which cites these titles.
const KIND = 'action';
const ID = 'one';
const TEXT = { kind: KIND, id: ID, field: 'description', language: 'ca' } as const;

type Order = 'the earlier device wins' | 'the later device wins';
const ORDERS: Order[] = ['the earlier device wins', 'the later device wins'];

/** Ana and Biel with one action; `wins` says whose concurrent writes prevail. */
async function anaAndBiel(order: Order): Promise<{ ana: Peer; biel: Peer; loser: Peer; winner: Peer }> {
	const [ana, biel] = [await openPeer('ana'), await openPeer('biel')];
	const [loser, winner] = order === 'the later device wins' ? [ana, biel] : [biel, ana];
	loser.document.doc.clientID = 1000;
	winner.document.doc.clientID = 1001;
	ana.apply({ do: 'create', kind: KIND, id: ID, contents: {} });
	meet(ana, biel);
	return { ana, biel, loser, winner };
}

const set = (peer: Peer, key: string, content: unknown) =>
	peer.apply({ do: 'set', kind: KIND, id: ID, key, content });
const member = (peer: Peer, change: 'add' | 'remove', key: string) =>
	peer.apply({ do: change, kind: KIND, id: ID, key });
const retract = (peer: Peer) => peer.apply({ do: 'retract', kind: KIND, id: ID, reason: 'twice' } as Change);
/** What whoever retracted is told: their own retraction, and what it had not seen. */
const toldToRetractor = (covered: string[]) => ({
	key: 'retracted',
	covered,
	mine: { content: { reason: 'twice' } },
	theirs: { content: null },
});
const row = (peer: Peer) => peer.document.row(KIND, ID)!;

/** Both meet, show the same, and show what is expected. */
function meetShowing(one: Peer, other: Peer, shown: Record<string, unknown>): void {
	meet(one, other);
	expect(rowsOf(one)).toEqual(rowsOf(other));
	expect(row(one)).toMatchObject(shown);
}

/** One cell that holds one content: a value, one language of a title, a place. */
const CELLS = [
	{
		type: 'value',
		key: 'code',
		contents: (name: string): unknown => name,
		shown: (content: unknown) => ({ code: content }),
	},
	{
		type: 'localised',
		key: 'title/ca',
		contents: (name: string): unknown => name,
		shown: (content: unknown) => ({ title: { ca: content } }),
	},
	{
		type: 'place',
		key: 'place',
		contents: (name: string): unknown => ({ parent: null, position: name }),
		shown: (content: unknown) => ({ place: content }),
	},
] as const;

describe.each(ORDERS)('%s:', (order) => {
	describe.each(CELLS)('a field of type $type', ({ key, contents, shown }) => {
		test('[I3] [I6] concurrent first use: one content is shown, the other is kept where it was typed', async () => {
			const { loser, winner } = await anaAndBiel(order);
			set(loser, key, contents('a0'));
			set(winner, key, contents('a1'));
			meetShowing(loser, winner, shown(contents('a1')));
			expect(conflictsOf(winner)).toEqual([]);
			expect(conflictsOf(loser)).toMatchObject([
				{ key, base: null, mine: { content: contents('a0') }, theirs: { content: contents('a1') } },
			]);
		});

		test('[I3] [I6] concurrent change: one content is shown, the other is kept with what stood before', async () => {
			const { ana, biel, loser, winner } = await anaAndBiel(order);
			set(ana, key, contents('a0'));
			meet(ana, biel);
			set(loser, key, contents('a1'));
			set(winner, key, contents('a2'));
			meetShowing(loser, winner, shown(contents('a2')));
			expect(conflictsOf(winner)).toEqual([]);
			expect(conflictsOf(loser)).toMatchObject([
				{ key, base: contents('a0'), mine: { content: contents('a1') }, theirs: { content: contents('a2') } },
			]);
		});

		test('[I3] [I6] the same content set twice at once is no conflict', async () => {
			const { loser, winner } = await anaAndBiel(order);
			set(loser, key, contents('a1'));
			set(winner, key, contents('a1'));
			meetShowing(loser, winner, shown(contents('a1')));
			expect([...conflictsOf(loser), ...conflictsOf(winner)]).toEqual([]);
		});

		test('[I3] [I6] change against retraction: both stand, and both are told', async () => {
			const { ana, biel } = await anaAndBiel(order);
			set(ana, key, contents('a0'));
			retract(biel);
			meetShowing(ana, biel, { ...shown(contents('a0')), retracted: { reason: 'twice' } });
			expect(conflictsOf(ana)).toMatchObject([{ key: 'retracted', covered: [key] }]);
			expect(conflictsOf(biel)).toMatchObject([toldToRetractor([key])]);
		});

		test('[I3] [I6] ten offline changes against one later: one conflict, with the last of the ten', async () => {
			const { loser, winner } = await anaAndBiel(order);
			set(loser, key, contents('a0'));
			meet(loser, winner);
			for (let edit = 1; edit <= 10; edit++) set(loser, key, contents(`b0${edit}`));
			set(winner, key, contents('c01'));
			meetShowing(loser, winner, shown(contents('c01')));
			expect(conflictsOf(winner)).toEqual([]);
			expect(conflictsOf(loser)).toMatchObject([
				{ base: contents('a0'), mine: { content: contents('b010') }, theirs: { content: contents('c01') } },
			]);
		});

		test('[I3] [I6] one change against ten offline ones that win: one conflict, with the last of the ten', async () => {
			const { loser, winner } = await anaAndBiel(order);
			for (let edit = 1; edit <= 10; edit++) set(winner, key, contents(`b0${edit}`));
			set(loser, key, contents('c01'));
			meetShowing(loser, winner, shown(contents('b010')));
			expect(conflictsOf(loser)).toMatchObject([
				{ base: null, mine: { content: contents('c01') }, theirs: { content: contents('b010') } },
			]);
		});

		test('[I6] a content that is set and taken back elsewhere meanwhile does not take mine along', async () => {
			const { loser, winner } = await anaAndBiel(order);
			set(loser, key, contents('a0'));
			winner.document.undo(
				winner.document.apply([{ do: 'set', kind: KIND, id: ID, key, content: contents('a1') }]),
			);
			meet(loser, winner);
			expect(rowsOf(loser)).toEqual(rowsOf(winner));
			expect(conflictsOf(loser)).toMatchObject([{ key, mine: { content: contents('a0') } }]);
			await loser.reload();
			expect(conflictsOf(loser)).toHaveLength(1);
		});

		test('[I6] the conflict survives a reload, and is told once', async () => {
			const { loser, winner } = await anaAndBiel(order);
			set(loser, key, contents('a0'));
			set(winner, key, contents('a1'));
			meet(loser, winner);
			await loser.reload();
			carry(winner, loser);
			expect(conflictsOf(loser)).toMatchObject([{ key, mine: { content: contents('a0') } }]);
			loser.document.settleConflict(conflictsOf(loser)[0]!.id);
			await loser.reload();
			carry(winner, loser);
			expect(conflictsOf(loser)).toEqual([]);
		});
	});

	describe('a field of type localised', () => {
		test('[I3] two languages written at once both stay, without a conflict', async () => {
			const { ana, biel } = await anaAndBiel(order);
			set(ana, 'title/ca', 'Hola');
			set(biel, 'title/fr', 'Salut');
			meetShowing(ana, biel, { title: { ca: 'Hola', fr: 'Salut' } });
			expect([...conflictsOf(ana), ...conflictsOf(biel)]).toEqual([]);
		});
	});

	describe('a field of type set', () => {
		test('[I3] concurrent first use: every member added by either is there, without a conflict', async () => {
			const { ana, biel } = await anaAndBiel(order);
			for (const key of ['networks/a', 'networks/b']) member(ana, 'add', key);
			for (const key of ['networks/b', 'networks/c']) member(biel, 'add', key);
			meetShowing(ana, biel, { networks: ['a', 'b', 'c'] });
			expect([...conflictsOf(ana), ...conflictsOf(biel)]).toEqual([]);
		});

		test('[I3] concurrent change: additions and removals merge one by one', async () => {
			const { ana, biel } = await anaAndBiel(order);
			for (const key of ['networks/a', 'networks/b']) member(ana, 'add', key);
			meet(ana, biel);
			member(ana, 'remove', 'networks/a');
			member(biel, 'add', 'networks/c');
			meetShowing(ana, biel, { networks: ['b', 'c'] });
			member(ana, 'remove', 'networks/b');
			member(biel, 'add', 'networks/b');
			meetShowing(ana, biel, { networks: ['b', 'c'] });
		});

		test('[I3] [I6] change against retraction: both stand, and both are told of a member', async () => {
			const { ana, biel } = await anaAndBiel(order);
			member(ana, 'add', 'networks/a');
			retract(biel);
			meetShowing(ana, biel, { networks: ['a'], retracted: { reason: 'twice' } });
			expect(conflictsOf(ana)).toMatchObject([{ key: 'retracted', covered: ['networks/a'] }]);
			expect(conflictsOf(biel)).toMatchObject([toldToRetractor(['networks/a'])]);
		});

		test('[I3] ten offline changes against one later: members are counted by the last of the ten', async () => {
			const { ana, biel } = await anaAndBiel(order);
			for (let edit = 0; edit < 10; edit++)
				member(ana, edit % 2 === 0 ? 'add' : 'remove', `networks/${edit < 9 ? 'a' : 'b'}`);
			member(biel, 'add', 'networks/c');
			meetShowing(ana, biel, { networks: ['a', 'c'] });
			expect([...conflictsOf(ana), ...conflictsOf(biel)]).toEqual([]);
		});

		test('[I6] a member added by both and removed by the winner again: the loser is told', async () => {
			const { loser, winner } = await anaAndBiel(order);
			member(loser, 'add', 'networks/a');
			member(winner, 'add', 'networks/a');
			member(winner, 'remove', 'networks/a');
			meetShowing(loser, winner, { networks: [] });
			expect(conflictsOf(loser)).toMatchObject([{ key: 'networks/a', theirs: { content: null } }]);
		});
	});

	describe('a field of type text', () => {
		const words = (peer: Peer) => (row(peer).description as { ca?: string }).ca ?? '';

		test('[I3] concurrent first use: both texts are there, once each, without a conflict', async () => {
			const { ana, biel } = await anaAndBiel(order);
			typeIn(ana, TEXT, 'Ana');
			typeIn(biel, TEXT, 'Biel');
			meet(ana, biel);
			expect(rowsOf(ana)).toEqual(rowsOf(biel));
			expect(words(ana).split('\n').sort()).toEqual(['Ana', 'Biel']);
			expect([...conflictsOf(ana), ...conflictsOf(biel)]).toEqual([]);
		});

		test('[I3] concurrent change: every letter typed by either is there', async () => {
			const { ana, biel } = await anaAndBiel(order);
			typeIn(ana, TEXT, 'Hola');
			meet(ana, biel);
			typeIn(ana, TEXT, ' Ana');
			typeIn(biel, TEXT, ' Biel');
			meet(ana, biel);
			expect(rowsOf(ana)).toEqual(rowsOf(biel));
			expect(['Hola Ana Biel', 'Hola Biel Ana']).toContain(words(ana));
		});

		test('[I3] [I6] change against retraction: both stand, and both are told of typing', async () => {
			const { ana, biel } = await anaAndBiel(order);
			typeIn(ana, TEXT, 'Hola');
			meet(ana, biel);
			typeIn(ana, TEXT, ' Ana');
			retract(biel);
			meetShowing(ana, biel, { description: { ca: 'Hola Ana' }, retracted: { reason: 'twice' } });
			expect(conflictsOf(ana)).toMatchObject([{ key: 'retracted', covered: ['description/ca'] }]);
			expect(conflictsOf(biel)).toMatchObject([toldToRetractor(['description/ca'])]);
		});

		test('[I6] change against retraction: typing of before a reload counts', async () => {
			const { ana, biel } = await anaAndBiel(order);
			await ana.reload();
			typeIn(ana, TEXT, 'Hola');
			await ana.reload();
			retract(biel);
			meet(ana, biel);
			expect(conflictsOf(ana)).toMatchObject([{ key: 'retracted', covered: ['description/ca'] }]);
		});

		test('[I3] ten offline changes against one later: all eleven are there', async () => {
			const { ana, biel } = await anaAndBiel(order);
			typeIn(ana, TEXT, '.');
			meet(ana, biel);
			for (let edit = 0; edit < 10; edit++) typeIn(ana, TEXT, String(edit));
			typeIn(biel, TEXT, 'x');
			meet(ana, biel);
			expect(rowsOf(ana)).toEqual(rowsOf(biel));
			expect(['.0123456789x', '.x0123456789']).toContain(words(ana));
		});
	});

	test('[I6] several edits of a record that I retracted make one conflict, told once', async () => {
		const { ana, biel } = await anaAndBiel(order);
		retract(biel);
		set(ana, 'code', 'A1');
		carry(ana, biel);
		set(ana, 'title/ca', 'Hola');
		typeIn(ana, TEXT, 'Hola');
		carry(ana, biel);
		expect(conflictsOf(biel)).toMatchObject([toldToRetractor(['code', 'description/ca', 'title/ca'])]);
		expect(conflictsOf(biel)[0]!.theirs.stamp).toMatchObject({ person: 'person-ana' });
		await biel.reload();
		expect(conflictsOf(biel)).toHaveLength(1);
		biel.document.settleConflict(conflictsOf(biel)[0]!.id);
		set(ana, 'code', 'A2');
		await biel.reload();
		carry(ana, biel);
		expect(conflictsOf(biel)).toEqual([]);
	});

	test('[I6] two who retract a record for the same reason are told nothing', async () => {
		const { ana, biel } = await anaAndBiel(order);
		retract(ana);
		retract(biel);
		meet(ana, biel);
		expect([...conflictsOf(ana), ...conflictsOf(biel)]).toEqual([]);
	});

	test('[I6] a retraction by somebody who had seen every edit is told to nobody', async () => {
		const { ana, biel } = await anaAndBiel(order);
		set(ana, 'code', 'A1');
		member(ana, 'add', 'networks/a');
		typeIn(ana, TEXT, 'Hola');
		meet(ana, biel);
		retract(biel);
		meet(ana, biel);
		expect([...conflictsOf(ana), ...conflictsOf(biel)]).toEqual([]);
	});

	test('[I3] two moves that make a circle stand alike on both devices', async () => {
		const { ana, biel } = await anaAndBiel(order);
		ana.apply({ do: 'create', kind: 'objective', id: 'o1', contents: {} });
		ana.apply({ do: 'create', kind: 'objective', id: 'o2', contents: {} });
		meet(ana, biel);
		const move = (peer: Peer, id: string, parent: string) =>
			peer.apply({ do: 'set', kind: 'objective', id, key: 'place', content: { parent, position: 'a0' } });
		move(ana, 'o1', 'o2');
		move(biel, 'o2', 'o1');
		meet(ana, biel);
		expect(rowsOf(ana)).toEqual(rowsOf(biel));
		expect(ana.document.row('objective', 'o1')?.place).toEqual({ parent: 'o2', position: 'a0' });
	});
});
