import { untrack } from 'svelte';
import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import {
	arrangeBoard,
	type BoardRows,
	columnsOfTable,
	type ColumnStack,
} from '#lib/domain/boardArrangement.ts';
import { moveOnBoard, type Spot, spotOf } from '#lib/domain/boardMove.ts';
import { card } from '#lib/domain/card.ts';
import { cluster } from '#lib/domain/cluster.ts';
import { outcome } from '#lib/domain/outcome.ts';
import { readSubject } from '#lib/domain/subject.ts';
import { tellNotSaved } from '#lib/records/retraction.ts';
import type { Session } from '../session.svelte.ts';
import { boardRows } from './boardOutline.ts';
import { writePlaces } from './boardWriting.ts';

/** What somebody has in their hand: it stays there, whatever others do with it meanwhile. */
export interface Held {
	readonly id: string;
	readonly kind: 'card' | 'cluster';
	/** Where it was taken from. */
	readonly from: Spot;
	readonly by: 'pointer' | 'keys';
	/** How it stood when it was taken: it is drawn so until it is put down. */
	readonly row: BoardRows['cards'][number] | BoardRows['clusters'][number];
}

/**
 * A session's board as this device draws it. What others do is taken in once a frame, however much comes; what is in somebody's
 * hand stays in it.
 */
export class Board {
	readonly session: Session;
	/** The whole board, of the plenary and of all tables. */
	stacks = $state.raw<readonly ColumnStack[]>([]);
	/** Columns of the table on screen. */
	readonly columns = $derived.by(() =>
		columnsOfTable(this.stacks, this.#table(), new Set(this.session.tables.map(({ id }) => id))),
	);
	held = $state.raw<Held | null>(null);
	/** Where it would come to stand if it were put down now; indexes count the others. */
	spot = $state.raw<Spot | null>(null);
	/** The card whose details are open. */
	opened = $state<string | null>(null);
	/** The cluster that is being named or changed. */
	cluster = $state<string | null>(null);
	/** The card or cluster at which the keyboard is. */
	current = $state<string | null>(null);
	/** Chosen cards, to be clustered or merged. */
	readonly chosen = new SvelteSet<string>();
	choosing = $state(false);
	/** Ids of persons by the card or cluster at which they are. */
	readonly here = new SvelteMap<string, string>();
	/** What is read aloud. */
	said = $state('');
	readonly #table: () => string | null;
	readonly #readonly: () => boolean;
	#frame = 0;

	/** How people go by in this session. */
	readonly names = $derived.by(
		() => new Map(this.session.attendees.map(({ person, name }) => [person, name?.trim() ?? ''])),
	);
	/** Cards that something came of. */
	readonly fruitful = $derived.by(
		() => new Set(this.session.workspace.rows(outcome).map(({ about }) => about ?? '')),
	);

	readonly mayArrange = $derived.by(() => !this.#readonly() && this.session.has('arrange'));
	readonly mayWrite = $derived.by(() => !this.#readonly() && this.session.has('write'));
	/** Where cards have no names, others write for themselves, and the facilitator's device puts it on the board. */
	readonly mayAdd = $derived.by(() => this.mayWrite && (this.session.named || this.session.facilitates));

	constructor(session: Session, table: () => string | null, readonly: () => boolean) {
		this.session = session;
		this.#table = table;
		this.#readonly = readonly;
		this.flush();
	}

	/** Reads all that the board is drawn from: whoever does so in an effect is told when any of it changes. */
	read(): void {
		const { session } = this;
		void session.columns;
		void boardRows(session);
		void session.workspace.others;
	}

	/** Takes in what changed with the next frame; at once where nobody sees frames. */
	schedule(): void {
		if (document.hidden) return this.flush();
		this.#frame ||= requestAnimationFrame(() => this.flush());
	}

	/** Takes in what changed now. */
	flush = (): void =>
		untrack(() => {
			cancelAnimationFrame(this.#frame);
			this.#frame = 0;
			this.stacks = arrangeBoard(this.#rows(), this.stacks);
			this.#noteWhoIsHere();
		});

	stop(): void {
		cancelAnimationFrame(this.#frame);
		this.putBack();
	}

	pickUp(id: string, by: Held['by']): boolean {
		const from = spotOf(this.stacks, id);
		if (!from || !this.mayArrange || this.held) return false;
		const { workspace } = this.session;
		const row = workspace.row(card, id) ?? workspace.row(cluster, id);
		if (!row) return false;
		this.held = { id, kind: row.kind as Held['kind'], from, by, row };
		this.spot = from;
		this.tell({ kind: row.kind, id });
		return true;
	}

	/** Leaves what is in the hand where others have it. */
	putBack(): void {
		if (!this.held) return;
		this.held = null;
		this.spot = null;
		this.tell(null);
		this.flush();
	}

	/** Puts down what is in the hand. @returns whether it was put somewhere; what was removed meanwhile stays so */
	async drop(): Promise<'moved' | 'same' | 'gone'> {
		const { held, spot, session } = this;
		if (!held || !spot) return 'same';
		const kind = held.kind === 'card' ? card : cluster;
		const now = session.workspace.row(kind, held.id);
		const isSame = spot.parent === held.from.parent && spot.index === held.from.index;
		const wasMoved = JSON.stringify(now?.place) !== JSON.stringify(held.row.place);
		const outcome = !now || now.retracted ? 'gone' : isSame && !wasMoved ? 'same' : 'moved';
		try {
			if (outcome === 'moved') await writePlaces(session, moveOnBoard(this.stacks, [held.id], spot));
		} catch (error) {
			tellNotSaved(error);
		}
		this.putBack();
		return outcome;
	}

	/** Tells the others at which card this person is; nobody where cards have no names. */
	tell(at: { kind: string; id: string } | null): void {
		const { named } = this.session;
		this.session.workspace.enter({ field: at && named ? `${at.kind}/${at.id}` : null });
	}

	say(words: string): void {
		// The same words twice are read twice.
		this.said = this.said === words ? `${words}\u00a0` : words;
	}

	#rows(): BoardRows {
		const rows = boardRows(this.session);
		const { held } = this;
		if (!held) return rows;
		const keep = <R extends { id: string }>(all: readonly R[]): R[] => [
			...all.filter(({ id }) => id !== held.id),
			held.row as unknown as R,
		];
		return held.kind === 'card'
			? { ...rows, cards: keep(rows.cards) }
			: { ...rows, clusters: keep(rows.clusters) };
	}

	#noteWhoIsHere(): void {
		const names = new Map<string, string>();
		for (const { person, field } of this.session.workspace.others) {
			const at = readSubject(field);
			if (at) names.set(at.id, [names.get(at.id), person.id].filter(Boolean).join(' '));
		}
		for (const id of this.here.keys()) if (!names.has(id)) this.here.delete(id);
		for (const [id, people] of names) if (this.here.get(id) !== people) this.here.set(id, people);
	}
}
