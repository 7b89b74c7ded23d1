// Brings a workspace of this running relay to another one, as `merge` does with a directory: what is on the disk when
// each document's turn comes. One run at a time; a run that was broken off is gone on with by the next.

import { messageOf, type Log } from '../log.ts';
import { listPieces, type Brought, type Piece } from './bringing.ts';
import { forEachOf } from './lanes.ts';
import { Passage, PassageFault, type Destination, type PassageFaultCode } from './passage.ts';
import { RemoteRefusal, type RefusalCode } from './remoteRefusal.ts';
import type { StoredCopy } from './storedCopy.ts';
import type { UsualRelays } from './usualRelay.ts';

export interface BroughtPiece extends Brought {
	document: string;
}

export interface RefusedPiece {
	document: string;
	what: Piece['what'];
	code: RefusalCode;
}

/** How a run goes, or how the last one ended; times are milliseconds since 1970. */
export interface Run {
	workspace: string;
	/** Only what would be brought was found out. */
	look: boolean;
	/** Origin of the other relay. */
	to: string;
	began: number;
	/** Null while it runs. */
	ended: number | null;
	/** Why it did not even begin, or was broken off. */
	fault: PassageFaultCode | RefusalCode | null;
	done: number;
	of: number;
	brought: BroughtPiece[];
	refused: RefusedPiece[];
}

/** Documents under way at once: the relay has others to serve. */
const LANES = 3;

export class Homecoming {
	readonly #copy: StoredCopy;
	readonly #usual: UsualRelays;
	readonly #log: Log;
	readonly #last = new Map<string, Run>();
	#underWay: Promise<void> | null = null;
	#stopped = false;

	constructor(copy: StoredCopy, usual: UsualRelays, log: Log) {
		this.#copy = copy;
		this.#usual = usual;
		this.#log = log;
	}

	/** The run of this workspace that is under way, or the last one; null where there was none. */
	find(workspace: string): Run | null {
		return this.#last.get(workspace) ?? null;
	}

	/** False, with nothing done, while another run is under way. */
	begin(destination: Destination, look: boolean): boolean {
		if (this.#underWay || this.#stopped) return false;
		const { workspace, url } = destination;
		const run: Run = {
			...{ workspace, look, to: url.origin, began: Date.now(), ended: null, fault: null },
			...{ done: 0, of: 0, brought: [], refused: [] },
		};
		this.#last.set(workspace, run);
		this.#underWay = this.#run(run, destination).finally(() => {
			run.ended = Date.now();
			this.#underWay = null;
		});
		return true;
	}

	/** Resolves when nothing is under way any more. */
	async settled(): Promise<void> {
		await this.#underWay;
	}

	/** Begins nothing more; what is under way is broken off behind the pieces that have begun. */
	stop(): void {
		this.#stopped = true;
	}

	async #run(run: Run, destination: Destination): Promise<void> {
		const { workspace, look } = run;
		try {
			const passage = await Passage.open(destination);
			const { relay, id } = passage;
			const pieces = await listPieces({ copy: this.#copy, relay, workspace, look });
			run.of = pieces.length;
			const work = async (piece: Piece) => {
				if (this.#stopped) throw new RemoteRefusal('The relay stopped: try again.', 'interrupted');
				await passage.freshen();
				await this.#bring(run, piece);
			};
			await forEachOf(pieces, work, LANES);
			if (!look && run.refused.length === 0) this.#noteBrought(run, id);
			if (!look)
				this.#log('broughtHome', { workspace, pieces: run.brought.length, refused: run.refused.length });
		} catch (error) {
			run.fault = codeOf(error);
			this.#log('bringingFailed', { workspace, reason: messageOf(error) });
		}
	}

	/** What came while it ran may not have been brought. What was brought to some other relay than the usual one says nothing of the usual one. */
	#noteBrought({ workspace, to, began }: Run, relay: string): void {
		const usual = this.#usual.find(workspace);
		if (!usual || usual.relay === relay) this.#usual.note(workspace, { url: to, relay, brought: began });
	}

	async #bring(run: Run, { target: { document }, what, bring }: Piece): Promise<void> {
		try {
			const brought = await bring();
			if (brought) run.brought.push({ document, ...brought });
		} catch (error) {
			run.refused.push({ document, what, code: error instanceof RemoteRefusal ? error.code : 'other' });
		}
		run.done++;
	}
}

function codeOf(error: unknown): PassageFaultCode | RefusalCode {
	return error instanceof PassageFault || error instanceof RemoteRefusal ? error.code : 'other';
}
