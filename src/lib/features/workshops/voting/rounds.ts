import { ballot } from '#lib/domain/ballot.ts';
import { arrangeBoard, columnsOfTable, isCluster } from '#lib/domain/boardArrangement.ts';
import { mark } from '#lib/domain/mark.ts';
import type { RowOf } from '#lib/domain/kind.ts';
import { round } from '#lib/domain/round.ts';
import { stage } from '#lib/domain/stage.ts';
import { countVotes, seatsOf } from '#lib/domain/voteCount.ts';
import { readVoteResults, type VoteResults } from '#lib/domain/voteResults.ts';
import {
	ballotsBySeat,
	readVoteOptions,
	seatOf,
	type VoteMethod,
	type VoteOption,
	voteRulesOf,
} from '#lib/domain/votes.ts';
import { toolsOf } from '#lib/domain/workshopPhase.ts';
import { boardRows } from '../board/boardOutline.ts';
import type { Session } from '../session.svelte.ts';

export type RoundRow = RowOf<typeof round>;

/** What a facilitator decides of a round before it is opened. */
export interface RoundPlan {
	question: string;
	method: VoteMethod;
	/** Columns whose cards are voted on: none for the whole board; null where options of its own are. */
	columns: readonly string[] | null;
	options: readonly VoteOption[];
	budget: number | null;
	most: number | null;
}

const contentsOf = ({ columns, options, ...plan }: RoundPlan) => ({
	...plan,
	columns: columns ?? [],
	options: columns ? null : options,
});

/** Whether a round that was not opened yet is on cards: then it lists no options before it is. */
export const isOnCards = ({ options }: RoundRow) => options === null;

export function createRound(session: Session, plan: RoundPlan): Promise<string> {
	const contents = { ...contentsOf(plan), state: 'prepared' };
	return session.workspace.create(round, contents, session.stageDocument);
}

/** Changes a round that nobody could vote in yet. */
export async function changeRound(session: Session, id: string, plan: RoundPlan): Promise<void> {
	if (session.workspace.row(round, id)?.state !== 'prepared') return;
	await session.workspace.change(round, id, contentsOf(plan));
}

/** The cards on which a round would be voted if it were opened now, in the order of the board. Live. */
export function cardsOf(session: Session, columns: readonly string[]): VoteOption[] {
	const stacks = arrangeBoard(boardRows(session));
	const tables = new Set(session.tables.map(({ id }) => id));
	const asked =
		columns.length > 0
			? stacks.filter(({ id }) => columns.includes(id))
			: columnsOfTable(stacks, null, tables).filter(({ column }) => !column?.parking);
	return asked
		.flatMap(({ items }) => items.flatMap((item) => (isCluster(item) ? item.cards : [item])))
		.flatMap(({ card: { id, text } }) => (text?.trim() ? [{ id, text: text.trim() }] : []));
}

/** What is voted on: what was put to the vote, or would be if it were opened now. Live. */
export function optionsOf(session: Session, row: RoundRow): VoteOption[] {
	return row.state === 'prepared' && isOnCards(row)
		? cardsOf(session, row.columns)
		: readVoteOptions(row.options);
}

/** Opens a round for the first time, or again. What is voted on stays as it was when it was first opened. */
export async function openRound(session: Session, id: string): Promise<void> {
	const { workspace } = session;
	const row = workspace.row(round, id);
	if (!row || row.state === 'open' || row.state === 'revealed') return;
	const fixed = row.state === 'prepared' ? { options: optionsOf(session, row) } : {};
	// Nothing that was counted stays while people vote again.
	await workspace.change(round, id, { ...fixed, results: null, state: 'open' });
	const phase = session.stage?.phase;
	if (phase && !toolsOf(phase).includes('vote')) await workspace.change(stage, session.id, { phase: 'vote' });
}

export async function closeRound(session: Session, id: string): Promise<void> {
	if (session.workspace.row(round, id)?.state === 'open')
		await session.workspace.change(round, id, { state: 'closed' });
}

/** Counts what is on this device and makes it public, in one change; once. */
export async function revealRound(session: Session, id: string): Promise<void> {
	const row = session.workspace.row(round, id);
	const results = row?.state === 'closed' ? count(session, row) : null;
	if (results) await session.workspace.change(round, id, { results, state: 'revealed' });
}

/** Takes a round away before anybody could vote in it. */
export async function removeRound(session: Session, id: string, reason: string): Promise<void> {
	if (session.workspace.row(round, id)?.state === 'prepared')
		await session.workspace.retract(round, id, reason);
}

/** Persons who could vote. Live. */
export function votersOf(session: Session): Set<string> {
	const persons = session.attendees.map(({ person }) => person);
	return seatsOf(persons, session.stage?.removed ?? []);
}

/** Those of them who said that they have voted: all that anybody is told before the reveal. Live. */
export function votedIn(session: Session, id: string): Set<string> {
	const voters = votersOf(session);
	const marks = session.workspace.rowsBy(mark, 'about', aboutVote(id));
	return new Set(
		marks.flatMap(({ document, person }) =>
			document === session.board && person && voters.has(person) ? [person] : [],
		),
	);
}

export const aboutVote = (round: string) => `voted/${round}`;

/** Seats that said that they have voted, and whose ballots are not on this device. Live. */
export function missingBallots(session: Session, id: string): number {
	const here = ballotsBySeat(session.workspace.rowsBy(ballot, 'round', id), session.id, id);
	return [...votedIn(session, id)].filter((person) => !here.has(person)).length;
}

/** Seats of which the relay has more than is on this device. Live. */
export function seatsBehind(session: Session): number {
	return session.workspace.behind.filter((name) => seatOf(name, session.id) !== null).length;
}

/** Ballots that reached this device after its round was counted: they are in no result. Live. */
export function lateBallots(session: Session, row: RoundRow): number {
	const results = readVoteResults(row.results);
	const now = results && count(session, row);
	return now ? Math.max(0, now.voted + now.abstained - results.voted - results.abstained) : 0;
}

function count(session: Session, row: RoundRow): VoteResults | null {
	const rules = voteRulesOf(row);
	return (
		rules &&
		countVotes({
			workshop: session.id,
			round: row.id,
			rules,
			attendees: session.attendees.map(({ person }) => person),
			removed: session.stage?.removed ?? [],
			ballots: session.workspace.rowsBy(ballot, 'round', row.id),
			now: Date.now(),
		})
	);
}
