import { afterEach, describe, expect, test } from 'vitest';
import fc from 'fast-check';
import {
	arrangeBoard,
	type BoardRows,
	type CardRow,
	type ClusterRow,
	type ColumnRow,
	isCluster,
} from '#lib/domain/boardArrangement.ts';
import { moveOnBoard } from '#lib/domain/boardMove.ts';
import { conflictsOf, meet, openPeer, type Peer, carry, rowsOf } from '../support/peers.ts';

const NAME = 'workshop/w';
const COLUMNS = ['left', 'middle', 'right'];
const CARDS = ['a', 'b', 'c', 'd', 'e'];
let peers: Peer[] = [];

async function begin(): Promise<void> {
	peers = await Promise.all(['one', 'two', 'three'].map((device) => openPeer(device, { name: NAME })));
	const at = (parent: string | null, index: number) => ({ parent, position: `a${index}` });
	peers[0]!.apply(
		...COLUMNS.map((id, index) => ({
			do: 'create' as const,
			kind: 'boardColumn',
			id,
			contents: { title: id, place: at(null, index) },
		})),
		{ do: 'create', kind: 'cluster', id: 'bunch', contents: { place: at('left', 9) } },
		...CARDS.map((id, index) => ({
			do: 'create' as const,
			kind: 'card',
			id,
			contents: { text: id, place: at('left', index) },
		})),
	);
	meet(...peers);
}

const leave = () => Promise.all(peers.splice(0).map((peer) => peer.leave()));
afterEach(leave);

function boardOf(peer: Peer) {
	const rows = rowsOf(peer).filter(({ retracted }) => !retracted);
	const ofKind = (kind: string) => rows.filter((row) => row.kind === kind);
	const board: BoardRows = {
		columns: ofKind('boardColumn') as unknown as ColumnRow[],
		clusters: ofKind('cluster') as unknown as ClusterRow[],
		cards: ofKind('card') as unknown as CardRow[],
	};
	return arrangeBoard(board);
}

const drawn = (peer: Peer) =>
	boardOf(peer).map(({ id, items }) => [
		id,
		items.map((item) => (isCluster(item) ? [item.id, item.cards.map((card) => card.id)] : item.id)),
	]);

/** Somebody drops something: all that it takes is written in one step. */
function drop(peer: Peer, id: string, parent: string, index: number): void {
	peer.apply(
		...moveOnBoard(boardOf(peer), [id], { parent, index }).map((change) => ({
			do: 'set' as const,
			kind: change.kind,
			id: change.id,
			key: 'place',
			content: change.place,
		})),
	);
}

describe('[I3] a board that many hands move at once', () => {
	test('shows every card in exactly one place, the same for all, whoever heard of what and when', async () => {
		const step = fc.oneof(
			fc.record({
				peer: fc.nat(2),
				id: fc.constantFrom(...CARDS, 'bunch'),
				parent: fc.constantFrom(...COLUMNS, 'bunch'),
				index: fc.nat(5),
			}),
			fc.record({ from: fc.nat(2), to: fc.nat(2) }),
		);
		await fc.assert(
			fc
				.asyncProperty(fc.array(step, { maxLength: 24 }), async (steps) => {
					await begin();
					for (const one of steps)
						if ('id' in one) drop(peers[one.peer]!, one.id, one.parent, one.index);
						else if (one.from !== one.to) carry(peers[one.from]!, peers[one.to]!);
					meet(...peers);
					const [first, ...others] = peers.map(drawn);
					for (const other of others) expect(other).toEqual(first);
					expect(
						first!
							.flat(4)
							.filter((id) => CARDS.includes(id as string))
							.sort(),
					).toEqual(CARDS);
					await leave();
				})
				.afterEach(leave),
			{ numRuns: 40 },
		);
	});

	test('asks nobody to decide where a card belongs: whoever lost sees where it is', async () => {
		await begin();
		peers.forEach((peer, index) => drop(peer, 'a', COLUMNS[index]!, 5));
		meet(...peers);
		expect(new Set(peers.map((peer) => JSON.stringify(drawn(peer)))).size).toBe(1);
		expect(peers.flatMap(conflictsOf)).toEqual([]);
	});

	test('[I6] still keeps what somebody wrote on a card while another did', async () => {
		await begin();
		peers.forEach((peer, index) =>
			peer.apply({ do: 'set', kind: 'card', id: 'a', key: 'text', content: `words ${index}` }),
		);
		meet(...peers);
		expect(peers.flatMap(conflictsOf).length).toBeGreaterThan(0);
	});
});
