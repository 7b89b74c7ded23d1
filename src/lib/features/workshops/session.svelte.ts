import { agendaBlock } from '#lib/domain/agendaBlock.ts';
import { attendee } from '#lib/domain/attendee.ts';
import { boardColumn } from '#lib/domain/boardColumn.ts';
import { standingCards } from '#lib/domain/boardMerge.ts';
import { card } from '#lib/domain/card.ts';
import { cluster } from '#lib/domain/cluster.ts';
import { contributionsAt } from '#lib/domain/contributions.ts';
import type { AnyRow, Kind, RowOf } from '#lib/domain/kind.ts';
import { localNow } from '#lib/domain/localTime.ts';
import { comparePlaces } from '#lib/domain/place.ts';
import { round } from '#lib/domain/round.ts';
import { stage } from '#lib/domain/stage.ts';
import { stageSeeds } from '#lib/domain/stageSeed.ts';
import { workshop } from '#lib/domain/workshop.ts';
import { type BoardTool, toolsOf } from '#lib/domain/workshopPhase.ts';
import { workshopTable } from '#lib/domain/workshopTable.ts';
import { seedDocument } from '#lib/workspace/ownSeed.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** A working session as this device sees it: what is in its documents, who this person is there, what they may do. Live. */
export class Session {
	readonly workspace: Workspace;
	readonly id: string;
	/** Names of its documents: the board, the stage, and the seat of whoever is at this device. */
	readonly board: string;
	readonly stageDocument: string;
	readonly seat: string;
	/** The person at this device: also the id of their seat. */
	readonly me: string;

	readonly row = $derived.by(() => this.workspace.row(workshop, this.id));
	readonly stage = $derived.by(() => this.workspace.row(stage, this.id));
	readonly blocks = $derived.by(() => this.#of(agendaBlock, this.stageDocument).sort(comparePlaces));
	readonly rounds = $derived.by(() => this.#of(round, this.stageDocument));
	/** One a seat: of several that its devices made without knowing of each other, the latest. */
	readonly attendees = $derived.by(() => {
		const bySeat = new Map<string | null, RowOf<typeof attendee>>();
		for (const row of this.#of(attendee, this.board)) {
			const other = bySeat.get(row.person);
			if (!other || row.id > other.id) bySeat.set(row.person, row);
		}
		return [...bySeat.values()];
	});
	readonly tables = $derived.by(() => this.#of(workshopTable, this.board).sort(comparePlaces));
	/** Columns of the plenary and of all tables. */
	readonly columns = $derived.by(() => this.#of(boardColumn, this.board).sort(comparePlaces));
	readonly clusters = $derived.by(() => this.#of(cluster, this.board));
	/** All cards of the board, also those that were merged into another. */
	readonly allCards = $derived.by(() => this.#of(card, this.board));
	/** Cards that stand on the board by themselves. */
	readonly cards = $derived.by(() => standingCards(this.allCards));
	/** Cards of this seat that were not put on the board yet. */
	readonly ownCards = $derived.by(() => {
		const revealed = new Set(this.stage?.revealed);
		return this.#of(card, this.seat).filter(({ id }) => !revealed.has(id));
	});
	/** How this person goes by here, where they have said so. */
	readonly attendee = $derived.by(() => this.attendees.find(({ person }) => person === this.me));
	/** Whether cards say who wrote them, on the board as in what was written privately: they do where nobody has chosen. */
	readonly named = $derived.by(() => this.stage?.authors !== 'hidden');
	/** Whether the relay lets this person lead. */
	readonly mayFacilitate = $derived.by(() => this.workspace.mayWrite(this.stageDocument));
	/** Whether they do: nobody is a facilitator who has not taken it on. */
	readonly facilitates = $derived.by(
		() => this.mayFacilitate && (this.stage?.facilitators.includes(this.me) ?? false),
	);
	readonly leads = $derived.by(() => this.facilitates && this.stage?.leader === this.me);
	/** Whether the board takes contributions on this day: they may come before the session and after it. */
	readonly contributions = $derived.by(() =>
		contributionsAt(
			this.row ?? { opens: null, closes: null },
			localNow().slice(0, 10),
			this.stage?.ended ?? false,
		),
	);
	/** Whether this person may write on the board at all: order, which every client keeps. */
	readonly mayContribute = $derived.by(
		() =>
			this.workspace.mayWrite(this.board) &&
			!this.stage?.removed.includes(this.me) &&
			(this.facilitates
				? !this.stage?.ended || this.contributions === 'open'
				: !this.stage?.locked && this.contributions === 'open'),
	);
	readonly tools = $derived.by<readonly BoardTool[]>(() =>
		this.facilitates
			? toolsOf(null)
			: this.mayContribute
				? // After a session there are no phases: whoever may still contribute writes.
					toolsOf(this.stage?.ended ? 'share' : this.stage?.phase)
				: [],
	);

	/** Whether others may have done something here that this device has not received. */
	get isBehind(): boolean {
		const { relay, behind } = this.workspace;
		return (
			!['alone', 'online'].includes(relay.state) ||
			behind.includes(this.board) ||
			behind.includes(this.stageDocument)
		);
	}

	constructor(workspace: Workspace, id: string) {
		this.workspace = workspace;
		this.id = id;
		this.me = workspace.device.person.id;
		this.board = `workshop/${id}`;
		this.stageDocument = `stage/${id}`;
		this.seat = `seat/${id}/${this.me}`;
	}

	/** Opens what the session is made of, as far as this device may read it; what comes later is shown when it comes. */
	async open(): Promise<void> {
		const readable = [this.board, this.stageDocument].filter((name) => this.workspace.mayRead(name));
		await Promise.all(readable.map((name) => this.workspace.document(name)));
	}

	/** Makes the stage and the minutes where nobody has yet; only for whoever may write them. */
	async prepare(): Promise<void> {
		for (const { document, records } of stageSeeds(this.id))
			await seedDocument(this.workspace, document, records);
	}

	has(tool: BoardTool): boolean {
		return this.tools.includes(tool);
	}

	#of<K extends Kind>(kind: K, document: string): RowOf<K>[] {
		return this.workspace.rows(kind).filter((row) => (row as AnyRow).document === document);
	}
}
