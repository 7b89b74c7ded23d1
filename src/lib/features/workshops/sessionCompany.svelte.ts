import type { Awareness } from 'y-protocols/awareness';
import { hearRoster, isSameRoster, type Roster } from '#lib/domain/handover.ts';
import type { Session } from './session.svelte.ts';

/** Changes that reach the relay sooner than this, in milliseconds, are not told to a whole room. */
const PASSING = 1500;

/**
 * Who is at a session now, and how many changes each still holds. It is said and heard in the company of the board's document,
 * which everybody at the session has; nothing of it is stored.
 */
export class SessionCompany {
	readonly #session: Session;
	#awareness: Awareness | null = null;
	#roster = $state.raw<Roster>(new Map());
	#told = -1;
	#telling: ReturnType<typeof setTimeout> | undefined;
	#left = false;
	/** Everybody who was heard of since this device came, with what was last heard. */
	readonly roster = $derived(this.#roster);
	/** Ids of those who are here now; whoever is at this device always is. */
	readonly present = $derived.by<ReadonlySet<string>>(() => {
		const here = [...this.#roster].filter(([, heard]) => heard.here).map(([person]) => person);
		return new Set([this.#session.me, ...here]);
	});

	constructor(session: Session) {
		this.#session = session;
	}

	/** Says how many changes wait on this device; what is sent at once anyway is not told. */
	tell(waiting: number): void {
		clearTimeout(this.#telling);
		if (waiting === 0 || this.#told < 0) void this.#say(waiting);
		else this.#telling = setTimeout(() => void this.#say(waiting), PASSING);
	}

	leave(): void {
		this.#left = true;
		clearTimeout(this.#telling);
		this.#awareness?.off('change', this.#hear);
		this.#awareness?.setLocalStateField('session', null);
		this.#awareness = null;
	}

	async #say(waiting: number): Promise<void> {
		if (waiting === this.#told && this.#awareness) return;
		const { workspace, board, id } = this.#session;
		// Whoever is not invited is not at the session.
		if (!workspace.mayRead(board)) return;
		this.#told = waiting;
		// A document that was made anew meanwhile has a company of its own.
		const { awareness } = await workspace.document(board);
		if (this.#left) return;
		if (awareness !== this.#awareness) {
			this.#awareness?.off('change', this.#hear);
			this.#awareness = awareness;
			awareness.on('change', this.#hear);
		}
		awareness.setLocalStateField('session', { id, waiting });
		this.#hear();
	}

	#hear = (): void => {
		if (!this.#awareness) return;
		const states = this.#awareness.getStates().values();
		const roster = hearRoster(this.#roster, states, this.#session.id);
		if (!isSameRoster(roster, this.#roster)) this.#roster = roster;
	};
}
