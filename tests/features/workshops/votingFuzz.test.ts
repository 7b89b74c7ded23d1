import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { stage } from '#lib/domain/stage.ts';
import { round } from '#lib/domain/round.ts';
import { readVoteResults } from '#lib/domain/voteResults.ts';
import type { VoteMethod } from '#lib/domain/votes.ts';
import type { Marks } from '#lib/features/workshops/voting/ownBallot.svelte.ts';
import {
	closeRound,
	createRound,
	missingBallots,
	openRound,
	revealRound,
	seatsBehind,
	votedIn,
} from '#lib/features/workshops/voting/rounds.ts';
import { until } from '../../support/devices.ts';
import { updatesOf } from '../../support/relayPeer.ts';
import { type Random, seededRandom } from '../../support/random.ts';
import { type Participant, VotingRoom, WORKSHOP } from './votingRoom.ts';

let room: VotingRoom;
afterEach(() => room.leave());

const OPTIONS = ['a', 'b', 'c'].map((id) => ({ id, text: `Option ${id}` }));
/** Ballots, honest and not, with what each counts for by the stated rule; null where it counts nowhere. Three dots, two on one. */
const CASTS: Record<
	'dots' | 'ranking',
	readonly (readonly [unknown, Readonly<Record<string, number>> | null])[]
> = {
	dots: [
		[
			{ a: 2, b: 1 },
			{ a: 2, b: 1 },
		],
		[{ c: 2 }, { c: 2 }],
		[{ b: 1 }, { b: 1 }],
		[{}, {}],
		[
			{ a: 2, b: 2, c: 2 },
			{ a: 2, b: 1 },
		],
		[
			{ c: 2, b: 2 },
			{ b: 2, c: 1 },
		],
		[{ a: 99, c: 1 }, { c: 1 }],
		[{ a: -1, b: 1.5, c: 1e12 }, null],
		[{ x: 2 }, null],
		['nonsense', null],
	],
	// Borda: three points for the first place.
	ranking: [
		[['a', 'b', 'c'], { a: 3, b: 2, c: 1 }],
		[['c'], { c: 3 }],
		[['b', 'b', 'x', 'a'], { b: 3, a: 2 }],
		[[], {}],
		[{ a: 3 }, null],
		[['x'], null],
	],
};
type Cast = (typeof CASTS)['dots'][number];

/** What comes to people’s minds in a room whose network comes and goes. */
async function play(
	random: Random,
	id: string,
	casts: readonly Cast[],
	last: Map<Participant, Cast>,
): Promise<void> {
	let isUp = true;
	for (let step = 0; step < 36; step++) {
		const guest = random.pick(room.guests);
		const roll = random.below(100);
		if (roll < 60) {
			const cast = random.pick(casts);
			await until(() => guest.ballot(id).mayVote, 'that they may vote');
			await guest.ballot(id).cast(cast[0] as Marks);
			expect(guest.ballot(id).failed).toBeNull();
			last.set(guest, cast);
		} else if (roll < 75) await guest.reload();
		else if (roll < 82) await room.facilitator.reload();
		else if (isUp) {
			await room.relay.stop();
			isUp = false;
		} else {
			await room.start();
			isUp = true;
		}
	}
	if (!isUp) await room.start();
	for (const { workspace } of [room.facilitator, ...room.guests]) workspace.reconnect();
}

/** Writes ballots into their own seat as somebody does who speaks the protocol by hand. */
async function forge(id: string, marks: unknown): Promise<void> {
	const { peer, person } = await room.listen('Forger');
	const seat = await peer.openAndJoin(`seat/${WORKSHOP}/${person}`);
	const doc = new Y.Doc();
	const [update] = updatesOf(doc, () =>
		doc.transact(() => {
			const ballot = new Y.Map<unknown>();
			ballot.set('round', id);
			ballot.set('marks', marks);
			doc.getMap('ballot').set(`forged-${person}`, ballot);
		}),
	);
	seat.update(update!);
	await seat.settle();
}

const SEEDS = process.env.RUMB_SEED ? [Number(process.env.RUMB_SEED)] : [1, 2, 3];

test.each(SEEDS)(
	'[I3] [I7] votes are counted right under partitions, reloads and reconnects, seed %i',
	async (seed) => {
		const random = seededRandom(seed);
		const method: VoteMethod & keyof typeof CASTS = seed % 2 ? 'dots' : 'ranking';
		room = await VotingRoom.open(4);
		const { facilitator } = room;
		const id = await createRound(facilitator.session, {
			question: 'Which first?',
			method,
			columns: null,
			options: OPTIONS,
			budget: 3,
			most: method === 'dots' ? 2 : null,
		});
		await openRound(facilitator.session, id);
		for (const { workspace } of room.guests)
			await until(() => workspace.row(round, id)?.state === 'open', 'the open round');
		const last = new Map<Participant, Cast>();
		await play(random, id, CASTS[method], last);

		await forge(id, CASTS[method][0]![0]);
		// One who voted is asked to leave.
		const [gone] = [...last.keys()];
		await facilitator.workspace.change(stage, WORKSHOP, { removed: [gone!.session.me] });

		for (const guest of room.guests) await guest.untilSafe();
		await facilitator.untilSafe();
		await until(() => votedIn(facilitator.session, id).size === last.size - 1, 'who has voted');
		await facilitator.untilUpToDate();
		await until(
			() => missingBallots(facilitator.session, id) === 0 && seatsBehind(facilitator.session) === 0,
			'every ballot on the facilitator’s device',
		);
		await until(() => facilitator.ballots.some(({ id }) => id.startsWith('forged')), 'the forged ballot');
		await closeRound(facilitator.session, id);
		await revealRound(facilitator.session, id);

		const counted = [...last].filter(([guest]) => guest !== gone).map(([, [, marks]]) => marks);
		const expected = Object.fromEntries(
			OPTIONS.map(({ id }) => [id, counted.reduce((sum, marks) => sum + (marks?.[id] ?? 0), 0)]),
		);
		const abstained = counted.filter((marks) => marks && Object.keys(marks).length === 0).length;
		const spoilt = counted.filter((marks) => marks === null).length;
		const results = readVoteResults(facilitator.workspace.row(round, id)!.results)!;
		expect(Object.fromEntries(results.options.map(({ id, score }) => [id, score]))).toEqual(expected);
		expect(results).toMatchObject({
			// Four guests and the facilitator, but the one who was removed.
			seats: 4,
			abstained,
			voted: counted.length - abstained - spoilt,
			leftOut: { strangers: 1, removed: 1, spoilt },
		});
		for (const { workspace } of room.guests) {
			await until(() => workspace.row(round, id)?.state === 'revealed', 'the results');
			expect(workspace.row(round, id)!.results).toEqual(results);
		}
	},
);
