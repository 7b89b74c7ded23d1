// [I3] Two people who bring the same file in before they ever meet.
import { describe, expect, test } from 'vitest';
import type { Change } from '#lib/documents/change.ts';
import { conflictsOf, meet, openPeer, type Peer, rowsOf, setClientIds, typeIn } from '../support/peers.ts';
import { seededRandom } from '../support/random.ts';

/** New entries as a file brings them, in four parts. */
const brought = (count: number, contents: Record<string, unknown> = {}): Change[] =>
	Array.from({ length: count }, (_, at) => ({
		do: 'create',
		kind: 'entry',
		id: `e${at}`,
		seed: `org/amb/${at % 4}`,
		contents: {
			date: '2024-03-18',
			type: 'meeting',
			title: { ca: `Reunió ${at}` },
			tags: ['a', 'b'],
			description: { ca: `Primer paràgraf.\nSegon, de ${at}.` },
			...contents,
		},
	}));
const description = (id: string) => ({
	kind: 'entry',
	id,
	field: 'description',
	language: 'ca' as const,
});
const twoPeers = async () =>
	(await Promise.all(['ana', 'biel'].map((device) => openPeer(device, { name: 'org/amb' })))) as [Peer, Peer];
const bare = (peer: Peer) => rowsOf(peer).map(({ created: _, ...row }) => row);

describe('records that two people bring in apart', () => {
	test('are there once when they meet, and no text twice', async () => {
		const [ana, biel] = await twoPeers();
		ana.apply(...brought(20));
		biel.apply(...brought(20).reverse());
		expect(bare(ana)).toEqual(bare(biel));
		const before = bare(ana);
		meet(ana, biel);
		expect(rowsOf(ana)).toEqual(rowsOf(biel));
		expect(bare(ana)).toEqual(before);
		expect(ana.document.row('entry', 'e3')?.description).toEqual({ ca: 'Primer paràgraf.\nSegon, de 3.' });
		expect([...conflictsOf(ana), ...conflictsOf(biel)]).toEqual([]);
	});

	test('say of each who brought it in: one of the two, the same everywhere', async () => {
		const [ana, biel] = await twoPeers();
		ana.apply(...brought(8));
		expect(ana.document.row('entry', 'e1')?.created).toMatchObject({ device: 'ana' });
		biel.apply(...brought(8));
		meet(ana, biel);
		const { created } = ana.document.row('entry', 'e1')!;
		expect(['ana', 'biel']).toContain(created?.device);
		expect(biel.document.row('entry', 'e1')?.created).toEqual(created);
	});

	test('keep what each of them did to them before they met', async () => {
		const [ana, biel] = await twoPeers();
		ana.apply(...brought(8));
		biel.apply(...brought(8));
		ana.apply({ do: 'set', kind: 'entry', id: 'e1', key: 'title/ca', content: 'D’Ana' });
		typeIn(ana, description('e1'), ' Ana.');
		biel.apply({ do: 'remove', kind: 'entry', id: 'e1', key: 'tags/a' });
		biel.apply({ do: 'add', kind: 'entry', id: 'e1', key: 'tags/c' });
		typeIn(biel, description('e1'), ' Biel.');
		meet(ana, biel);
		const row = biel.document.row('entry', 'e1')!;
		expect(row).toMatchObject({ title: { ca: 'D’Ana' }, tags: ['b', 'c'] });
		const [first, ...others] = (row.description as { ca: string }).ca.split('\n');
		expect(first).toMatch(/^Primer paràgraf\.(?: Ana\. Biel\.| Biel\. Ana\.)$/u);
		expect(others).toEqual(['Segon, de 1.']);
	});

	test('are the same in all parts but those in which one leaves a record out', async () => {
		const random = seededRandom(8);
		for (let round = 0; round < 5; round++) {
			const [ana, biel] = await twoPeers();
			const left = random.pick(brought(12)) as Change & { id: string };
			ana.apply(...brought(12));
			biel.apply(...brought(12).filter(({ id }) => id !== left.id));
			const part = Number(left.id.slice(1)) % 4;
			const texts = () => rowsOf(ana).filter(({ id }) => Number(id.slice(1)) % 4 !== part && id !== left.id);
			const before = texts().map((row) => row.description);
			meet(ana, biel);
			expect(bare(ana)).toEqual(bare(biel));
			expect(ana.document.rows()).toHaveLength(12);
			expect(texts().map((row) => row.description)).toEqual(before);
		}
	});

	test('have each text once, too, where something else of them differs from one file to the other', async () => {
		const [ana, biel] = await twoPeers();
		ana.apply(...brought(8));
		biel.apply(...brought(8, { date: '2024-05-05' }));
		meet(ana, biel);
		expect(bare(ana)).toEqual(bare(biel));
		expect(ana.document.row('entry', 'e5')?.description).toEqual({ ca: 'Primer paràgraf.\nSegon, de 5.' });
	});

	test.each([0, 1])(
		'[I6] keep what was set in the one that is not kept where files differ, whichever it is: %d',
		async (round) => {
			const peers = await twoPeers();
			setClientIds(...(round === 0 ? peers : peers.toReversed()));
			for (const [at, peer] of peers.entries()) {
				peer.apply(...brought(1, { date: `2024-05-0${at + 1}` }));
				peer.apply({ do: 'set', kind: 'entry', id: 'e0', key: 'title/ca', content: `De ${peer.device}` });
			}
			meet(...peers);
			const shown = (peers[0].document.row('entry', 'e0')!.title as { ca: string }).ca;
			const [loser, winner] = shown === 'De ana' ? peers.toReversed() : peers;
			expect(conflictsOf(loser!).map(({ key, mine, theirs }) => [key, mine.content, theirs.content])).toEqual(
				[['title/ca', `De ${loser!.device}`, shown]],
			);
			expect(conflictsOf(winner!)).toEqual([]);
			await loser!.reload();
			meet(...peers);
			expect(conflictsOf(loser!)).toHaveLength(1);
		},
	);

	test('[I6] changes out of a file that beat what was set here leave it as a conflict', async () => {
		const [ana, biel] = await twoPeers();
		setClientIds(ana, biel);
		ana.apply(...brought(1));
		meet(ana, biel);
		ana.apply({ do: 'set', kind: 'entry', id: 'e0', key: 'date', content: '2024-01-01' });
		biel.apply({ do: 'set', kind: 'entry', id: 'e0', key: 'date', content: '2024-02-02' });
		ana.document.applyOwn((await biel.document.unsent()).update);
		expect(ana.document.row('entry', 'e0')?.date).toBe('2024-02-02');
		expect(conflictsOf(ana).map(({ key, mine }) => [key, mine.content])).toEqual([['date', '2024-01-01']]);
		expect(ana.document.status.waiting).toBe(3);
	});

	test('[I7] wait for the relay, and can be set aside, as whatever somebody writes', async () => {
		const [ana] = await twoPeers();
		ana.apply(...brought(2));
		expect(ana.document.status.waiting).toBe(1);
		await ana.reload();
		expect(ana.document.status.waiting).toBe(1);
		const { changes, update } = await ana.document.unsent();
		expect(changes).toContainEqual(
			expect.objectContaining({ record: 'e1', field: 'title', part: 'ca', mine: 'Reunió 1' }),
		);
		const clara = await openPeer('clara', { name: 'org/amb' });
		clara.document.applyOwn(update);
		expect(rowsOf(clara)).toEqual(rowsOf(ana));
		expect(clara.document.status.waiting).toBe(1);
	});

	test('[I6] are taken back in one step, as a retraction for both; who edited one meanwhile is told of that one', async () => {
		const [ana, biel] = await twoPeers();
		setClientIds(ana, biel);
		const step = ana.document.apply(brought(6));
		biel.apply(...brought(6));
		biel.apply({ do: 'set', kind: 'entry', id: 'e2', key: 'title/ca', content: 'De Biel' });
		const { redo } = ana.document.undo(step);
		meet(ana, biel);
		expect(rowsOf(biel).every((row) => row.retracted?.reason === 'undo')).toBe(true);
		expect(conflictsOf(biel).map(({ record, covered }) => [record, covered])).toEqual([['e2', ['title/ca']]]);
		expect(conflictsOf(ana).map(({ record }) => record)).toEqual(['e2']);
		ana.document.undo(redo);
		meet(ana, biel);
		expect(rowsOf(biel).some((row) => row.retracted)).toBe(false);
	});

	test('refuse to take the place of what is there, or to be written where they do not belong', async () => {
		const [ana] = await twoPeers();
		ana.apply(...brought(2));
		expect(() => ana.apply(...brought(3))).toThrow(/already/);
		expect(ana.document.rows()).toHaveLength(2);
		expect(() => ana.apply({ ...(brought(1)[0] as Change & { do: 'create' }), kind: 'closing' })).toThrow(
			/holds no record/,
		);
	});
});
