import { ballot } from '#lib/domain/ballot.ts';
import { mark } from '#lib/domain/mark.ts';
import type { RowOf } from '#lib/domain/kind.ts';
import { round } from '#lib/domain/round.ts';
import {
	ballotsBySeat,
	type CountedMarks,
	readBallot,
	type VoteRules,
	voteRulesOf,
} from '#lib/domain/votes.ts';
import { toolsOf } from '#lib/domain/workshopPhase.ts';
import type { Session } from '../session.svelte.ts';
import { aboutVote } from './rounds.ts';

/** Marks as a ballot keeps them: by option, or the options in order. */
export type Marks = Readonly<Record<string, number>> | readonly string[];

/** How the seat at this device votes in one round. Live. */
export class OwnBallot {
	readonly #session: Session;
	readonly #id: string;
	/** One after the other, so that quick taps make one ballot. */
	#writing: Promise<void> = Promise.resolve();
	/** What was tapped and is not stored yet. */
	#tapped = $state.raw<Marks | null>(null);
	failed = $state.raw<Error | null>(null);

	readonly #row = $derived.by(() => this.#session.workspace.row(round, this.#id));
	readonly rules = $derived.by<VoteRules | null>(() => (this.#row ? voteRulesOf(this.#row) : null));
	readonly #stored = $derived.by(() => this.#own()[0]);
	/** What it counts for now; null while this seat has not voted. */
	readonly marks = $derived.by<CountedMarks | null>(() => {
		const { rules } = this;
		const marks = this.#tapped ?? this.#stored?.marks;
		return rules && marks !== undefined ? readBallot(rules, marks) : null;
	});
	/** Dots, choices or places that are left. */
	readonly left = $derived.by(() => {
		if (!this.rules) return 0;
		const { method, budget } = this.rules;
		const marks = [...(this.marks?.values() ?? [])];
		return budget - (method === 'dots' ? marks.reduce((sum, dots) => sum + dots, 0) : marks.length);
	});
	/** Whether this client offers to vote: order, which every client keeps; what counts is decided at the count. */
	readonly mayVote = $derived.by(() => {
		const { workspace, stage, seat, me, attendee, facilitates } = this.#session;
		return (
			this.#row?.state === 'open' &&
			attendee !== undefined &&
			!stage?.ended &&
			!stage?.removed.includes(me) &&
			(facilitates || toolsOf(stage?.phase).includes('vote')) &&
			workspace.mayWrite(seat)
		);
	});

	constructor(session: Session, id: string) {
		this.#session = session;
		this.#id = id;
	}

	/** Sets all marks of a ballot; those of a blank one are empty. */
	cast(marks: Marks): Promise<void> {
		if (!this.mayVote) return Promise.resolve();
		this.#tapped = marks;
		this.failed = null;
		this.#writing = this.#writing
			.then(() => this.#write(marks))
			.catch((error: unknown) => {
				this.failed = error as Error;
			})
			.then(() => {
				if (this.#tapped === marks) this.#tapped = null;
			});
		return this.#writing;
	}

	/** Gives an option so many dots, one choice, or a rating; none for 0. */
	give(option: string, mark: number): Promise<void> {
		const marks = Object.fromEntries(this.marks ?? []);
		if (mark > 0) marks[option] = mark;
		else delete marks[option];
		return this.cast(marks);
	}

	/** Puts the options in this order of preference. */
	order(options: readonly string[]): Promise<void> {
		return this.cast(options);
	}

	castBlank(): Promise<void> {
		return this.cast(this.rules?.method === 'ranking' ? [] : {});
	}

	/** The ballots of this seat, the one that counts first. */
	#own(): RowOf<typeof ballot>[] {
		const { workspace, seat, id } = this.#session;
		const own = workspace.rowsBy(ballot, 'round', this.#id).filter(({ document }) => document === seat);
		const [counts] = ballotsBySeat(own, id, this.#id).values();
		return counts ? [counts, ...own.filter((other) => other !== counts)] : [];
	}

	async #write(marks: Marks): Promise<void> {
		const { workspace, seat, board, me } = this.#session;
		const [counts, ...others] = this.#own();
		if (counts) await workspace.change(ballot, counts.id, { marks });
		else await workspace.create(ballot, { round: this.#id, marks }, seat);
		// What another device of this seat made apart is taken back, so that no clock decides between them.
		for (const other of others) await workspace.retract(ballot, other.id, '');
		const about = aboutVote(this.#id);
		const isMarked = workspace
			.rowsBy(mark, 'about', about)
			.some(({ document, person }) => document === board && person === me);
		if (!isMarked) await workspace.create(mark, { person: me, about }, board);
	}
}
