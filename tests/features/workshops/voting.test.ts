import { afterEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { ballot } from '#lib/domain/ballot.ts';
import { boardColumn } from '#lib/domain/boardColumn.ts';
import { card } from '#lib/domain/card.ts';
import { round } from '#lib/domain/round.ts';
import { stage } from '#lib/domain/stage.ts';
import { readVoteResults } from '#lib/domain/voteResults.ts';
import {
	bringChanges,
	cardsChangedSince,
	cardsWaiting,
	changePrivately,
	revealCards,
	writePrivately,
} from '#lib/features/workshops/voting/privateCards.ts';
import {
	cardsOf,
	closeRound,
	createRound,
	lateBallots,
	missingBallots,
	openRound,
	revealRound,
	type RoundPlan,
	seatsBehind,
	votedIn,
} from '#lib/features/workshops/voting/rounds.ts';
import { until } from '../../support/devices.ts';
import { bytesOf, type Participant, VotingRoom, WORKSHOP } from './votingRoom.ts';

let room: VotingRoom;
afterEach(() => room.leave());

const OPTIONS = ['a', 'b', 'c'].map((id) => ({ id, text: `Option ${id}` }));
const plan = (more: Partial<RoundPlan> = {}): RoundPlan => ({
	question: 'Which first?',
	method: 'dots',
	columns: null,
	options: OPTIONS,
	budget: 3,
	most: 2,
	...more,
});

async function openNew(more?: Partial<RoundPlan>): Promise<string> {
	const { session } = room.facilitator;
	const id = await createRound(session, plan(more));
	await openRound(session, id);
	for (const { session } of room.guests)
		await until(() => session.workspace.row(round, id)?.state === 'open', 'the open round');
	return id;
}
async function countWhenHere(id: string, seats: number) {
	const { session } = room.facilitator;
	await until(() => votedIn(session, id).size === seats, 'that they have voted');
	await until(() => missingBallots(session, id) === 0 && seatsBehind(session) === 0, 'their ballots');
	await closeRound(session, id);
	await revealRound(session, id);
	return readVoteResults(session.workspace.row(round, id)!.results)!;
}
const scores = (results: { options: readonly { id: string; score: number | null }[] }) =>
	Object.fromEntries(results.options.map(({ id, score }) => [id, score]));
const seesResults = (guest: Participant, id: string) =>
	until(() => guest.workspace.row(round, id)?.state === 'revealed', 'the results');

describe('a round', () => {
	test('is counted on the facilitator’s device and shown to all; before, only who has voted is known', async () => {
		room = await VotingRoom.open(3);
		const [biel, carla, dídac] = room.guests as [Participant, Participant, Participant];
		const id = await openNew();
		await biel.ballot(id).give('a', 2);
		await biel.ballot(id).give('b', 1);
		await carla.ballot(id).give('b', 2);
		await carla.ballot(id).castBlank();
		expect(biel.ballot(id).left).toBe(0);
		await until(() => votedIn(dídac.session, id).size === 2, 'who has voted');
		expect(dídac.ballots).toEqual([]);
		expect(dídac.workspace.row(round, id)!.results).toBeNull();

		const results = await countWhenHere(id, 2);
		expect(results).toMatchObject({ seats: 4, voted: 1, abstained: 1, absent: 2 });
		expect(scores(results)).toEqual({ a: 2, b: 1, c: 0 });
		await seesResults(dídac, id);
		expect(dídac.workspace.row(round, id)!.results).toEqual(results);
		// Nothing of a revealed round changes, whatever arrives.
		await dídac.workspace.create(ballot, { round: id, marks: { c: 2 } }, dídac.session.seat);
		await until(
			() => lateBallots(room.facilitator.session, room.facilitator.workspace.row(round, id)!) === 1,
			'the late ballot',
		);
		await revealRound(room.facilitator.session, id);
		expect(room.facilitator.workspace.row(round, id)!.results).toEqual(results);
	});

	test('on cards is on those that were there when it was opened', async () => {
		room = await VotingRoom.open(1);
		const { session, workspace } = room.facilitator;
		const column = await workspace.create(
			boardColumn,
			{ title: 'Ideas', place: { parent: null, position: 'a0' } },
			session.board,
		);
		const parking = await workspace.create(
			boardColumn,
			{ title: 'Later', parking: true, place: { parent: null, position: 'a1' } },
			session.board,
		);
		const write = (text: string, parent: string, position: string) =>
			workspace.create(card, { text, place: { parent, position } }, session.board);
		const second = await write('Second', column, 'a2');
		const first = await write('First', column, 'a1');
		await write('Parked', parking, 'a1');
		expect(cardsOf(session, [])).toEqual([
			{ id: first, text: 'First' },
			{ id: second, text: 'Second' },
		]);
		expect(cardsOf(session, [parking]).map(({ text }) => text)).toEqual(['Parked']);
		const id = await openNew({ columns: [], options: [] });
		await workspace.change(card, first, { text: 'Rewritten' });
		await write('Third', column, 'a3');
		const [biel] = room.guests as [Participant];
		await biel.ballot(id).give(first, 2);
		expect(biel.ballot(id).rules!.options.map(({ text }) => text)).toEqual(['First', 'Second']);
		expect(scores(await countWhenHere(id, 1))).toEqual({ [first]: 2, [second]: 0 });
	});

	test('takes the phase to voting, and no vote while the session is in another', async () => {
		room = await VotingRoom.open(1);
		const { session, workspace } = room.facilitator;
		const [biel] = room.guests as [Participant];
		await workspace.change(stage, WORKSHOP, { phase: 'share' });
		const id = await openNew();
		expect(session.stage!.phase).toBe('vote');
		await until(() => biel.ballot(id).mayVote, 'the ballot');
		await workspace.change(stage, WORKSHOP, { phase: 'decide' });
		await until(() => !biel.ballot(id).mayVote, 'the pause');
		await biel.ballot(id).give('a', 1);
		expect(biel.ballots).toEqual([]);
	});

	test('quick taps make one ballot, and two that devices of one seat made apart become one', async () => {
		room = await VotingRoom.open(1);
		const [biel] = room.guests as [Participant];
		const id = await openNew();
		await Promise.all([
			biel.ballot(id).give('a', 1),
			biel.ballot(id).give('a', 2),
			biel.ballot(id).give('b', 1),
		]);
		expect(biel.ballots.map(({ marks }) => marks)).toEqual([{ a: 2, b: 1 }]);
		await biel.workspace.create(ballot, { round: id, marks: { c: 1 } }, biel.session.seat);
		expect(biel.ballots).toHaveLength(2);
		await biel.ballot(id).give('c', 2);
		expect(biel.ballots).toHaveLength(1);
		expect(scores(await countWhenHere(id, 1))).toEqual({ a: 0, b: 0, c: 2 });
	});
});

describe('[I11] what a guest receives', () => {
	test('[I7] holds no ballot and no private card of others, and they cannot write or ask for them', async () => {
		room = await VotingRoom.open(2);
		const [biel, carla] = room.guests as [Participant, Participant];
		const { peer, person } = await room.listen();
		for (const document of [
			'plan',
			`workshop/${WORKSHOP}`,
			`stage/${WORKSHOP}`,
			`seat/${WORKSHOP}/${person}`,
		])
			await peer.openAndJoin(document);
		const refused = peer.open(biel.session.seat);
		refused.stepOne();
		expect((await refused.closed).code).toBe(4403);

		const id = await openNew({
			options: [
				{ id: 'zebra-option', text: 'Zebra' },
				{ id: 'lynx-option', text: 'Lynx' },
			],
		});
		await biel.ballot(id).give('zebra-option', 2);
		await writePrivately(biel.session, { text: 'Unheard idea of Biel', column: null, promise: 'hidden' });
		await writePrivately(carla.session, { text: 'Unheard idea of Carla', column: null, promise: 'hidden' });
		await until(() => votedIn(carla.session, id).size === 1, 'that somebody has voted');
		await until(() => cardsWaiting(room.facilitator.session).length === 2, 'the private cards');
		await until(() => bytesOf(peer).includes(`voted/${id}`), 'that somebody has voted');

		const [cast] = biel.ballots;
		const received = bytesOf(peer);
		const cards = [biel, carla].flatMap(({ session }) => session.ownCards.map(({ id }) => id));
		expect(cards).toHaveLength(2);
		for (const secret of [
			'Unheard idea',
			`seat/${WORKSHOP}/${biel.session.me}`,
			cast!.id,
			'ballot',
			...cards,
		])
			expect([secret, received.includes(secret)]).toEqual([secret, false]);
		// The options are told once, where the round is; no marks for them are.
		expect(received.toString('latin1').split('zebra-option')).toHaveLength(2);
		expect(carla.workspace.rows(card)).toHaveLength(1);
		expect(carla.ballots).toEqual([]);
	});

	test('after the reveal holds cards without anything that links them to a name', async () => {
		room = await VotingRoom.open(4);
		const { session, workspace } = room.facilitator;
		const { peer, person: listener } = await room.listen();
		const board = await peer.openAndJoin(session.board);
		const onStage = await peer.openAndJoin(session.stageDocument);
		await workspace.create(
			boardColumn,
			{ title: 'Ideas', place: { parent: null, position: 'a0' } },
			session.board,
		);

		const own = new Map<string, string[]>();
		for (let turn = 0; turn < 3; turn++)
			for (const guest of room.guests) {
				const text = `Idea ${turn} of ${guest.session.me}`.replace(
					guest.session.me,
					`seat ${room.guests.indexOf(guest)}`,
				);
				const id = await writePrivately(guest.session, { text, column: null, promise: 'hidden' });
				own.set(guest.session.me, [...(own.get(guest.session.me) ?? []), id]);
			}
		await until(() => cardsWaiting(session).length === 12, 'the private cards');
		const before = board.received.length;
		expect(await revealCards(session)).toBe(12);
		await until(
			() => onStage.toDoc().getMap('stage').size === 1 && session.stage!.revealed.length === 12,
			'the reveal',
		);
		await room.facilitator.untilSafe();
		await board.settle();
		await onStage.settle();

		const doc = board.toDoc();
		const cards = [...doc.getMap('card').entries()] as [string, Y.Map<unknown>][];
		expect(cards).toHaveLength(12);
		const facilitatorDoc = (await workspace.document(session.board)).doc;
		const clients = new Set(cards.map(([, map]) => map._item!.id.client));
		expect([...clients]).toEqual([facilitatorDoc.clientID]);
		// All came at once: not in the order in which they were written.
		const after = board.received
			.slice(before)
			.filter((message) => message.kind === 'update' || message.kind === 'stepTwo');
		const withCards = after.filter((message) => Buffer.from(message.update).includes('Idea 0 of'));
		expect(withCards).not.toEqual([]);
		for (const { update } of withCards)
			for (const guest of room.guests) {
				const held = new Y.Doc();
				Y.applyUpdate(held, update);
				const words = JSON.stringify(held.getMap('card').toJSON());
				expect(words).not.toContain(guest.session.me);
				for (const id of own.get(guest.session.me)!) expect(words).not.toContain(id);
			}
		const byClock = cards
			.toSorted(([, one], [, other]) => one._item!.id.clock - other._item!.id.clock)
			.map(([, map]) => map.get('text') as string);
		const written = [0, 1, 2].flatMap((turn) => room.guests.map((_, seat) => `Idea ${turn} of seat ${seat}`));
		expect(byClock.toSorted()).toEqual(written.toSorted());
		expect(byClock).not.toEqual(written);
		// What the stage tells of seats' cards: ids without a time, in an order of their own.
		const ids = [...own.values()].flat();
		const told = [...(onStage.toDoc().getMap('stage').get(WORKSHOP) as Y.Map<unknown>).keys()]
			.filter((key) => key.startsWith('revealed/'))
			.map((key) => key.slice('revealed/'.length));
		expect(told.toSorted()).toEqual(ids.toSorted());
		for (const id of told) expect(id).toMatch(/^0{10}/);
		// What each author sees afterwards: their own, on the board, and not as waiting.
		const [biel] = room.guests as [Participant];
		await until(() => biel.session.cards.length === 12 && biel.session.ownCards.length === 0, 'the board');
		expect(
			biel.session.cards.every(
				({ authors, created }) => authors.length === 0 && created!.person === session.me,
			),
		).toBe(true);
		expect(bytesOf(peer).includes(listener)).toBe(true);
	});

	test('a name is shown where it is shown to all and was promised so, and nowhere else; a card comes once', async () => {
		room = await VotingRoom.open(1);
		const { session, workspace } = room.facilitator;
		const [biel] = room.guests as [Participant];
		await writePrivately(biel.session, { text: 'Unnamed', column: null, promise: 'hidden' });
		await workspace.change(stage, WORKSHOP, { authors: 'named' });
		await writePrivately(biel.session, { text: 'Named', column: null, promise: 'named' });
		await writePrivately(biel.session, { text: 'Changed', column: null, promise: 'named' });
		const own = (words: string) => biel.session.ownCards.find(({ text }) => text === words)!;
		await changePrivately(biel.session, own('Changed'), { text: 'Changed since', promise: 'hidden' });
		// What is kept without anybody's pressing, as another phase takes the field away, promises nothing new.
		await changePrivately(biel.session, own('Unnamed'), { text: 'Unnamed still' });
		await changePrivately(biel.session, own('Named'), { text: 'Named still' });
		for (const words of ['Changed since', 'Unnamed still', 'Named still'])
			await until(() => cardsWaiting(session).some(({ text }) => text === words), 'the cards');
		await until(() => cardsWaiting(session).length === 3, 'the cards');
		await Promise.all([revealCards(session), revealCards(session)]);
		const authors = Object.fromEntries(session.cards.map(({ text, authors }) => [text, authors]));
		expect(authors).toEqual({ 'Unnamed still': [], 'Named still': [biel.session.me], 'Changed since': [] });
		expect(session.cards).toHaveLength(3);
		// A page that went between the two documents puts nothing there twice.
		const [one] = session.stage!.revealed;
		await workspace.change(stage, WORKSHOP, { revealed: session.stage!.revealed.filter((id) => id !== one) });
		expect(cardsWaiting(session)).toHaveLength(1);
		await revealCards(session);
		expect(session.cards).toHaveLength(3);
		expect(cardsWaiting(session)).toEqual([]);
	});

	test('[I6] what an author writes while a card is put on the board comes there too, unless it was changed there', async () => {
		room = await VotingRoom.open(1);
		const { session, workspace } = room.facilitator;
		const [biel] = room.guests as [Participant];
		for (const text of ['Trains', 'Ports'])
			await writePrivately(biel.session, { text, column: null, promise: 'hidden' });
		const underHand = biel.session.ownCards;
		await until(() => cardsWaiting(session).length === 2, 'the cards');
		await revealCards(session);
		await until(() => biel.session.ownCards.length === 0, 'that they are on the board');
		expect(cardsChangedSince(session)).toEqual([]);
		const ports = session.cards.find(({ text }) => text === 'Ports')!;
		await workspace.change(card, ports.id, { text: 'Ports and airports' });
		for (const row of underHand)
			await changePrivately(biel.session, row, { text: `${row.text} by night`, promise: 'hidden' });
		await until(() => cardsChangedSince(session).length === 2, 'what changed');
		for (let again = 0; again < 2; again++) await bringChanges(session, cardsChangedSince(session));
		expect(session.cards.map(({ text }) => text).sort()).toEqual(['Ports and airports', 'Trains by night']);
		expect(session.cards.every(({ edited }) => edited.text!.person === session.me)).toBe(true);
		expect(session.cards.every(({ authors }) => authors.length === 0)).toBe(true);
		// The facilitator takes back what they did themselves, never a participant's words.
		workspace.undo();
		expect(session.cards.map(({ text }) => text).sort()).toEqual(['Ports', 'Trains by night']);
	});
});
