import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { FeedIndex } from './feedIndex.ts';
import { isNewSince, type LastHere, noteHere, recallLastHere } from './lastHere.ts';

/** The furthest that one can look back, and a day for those who are late in the day. */
const FURTHEST = 31 * 86_400_000;
/** Rows that are read in one go: few enough that no frame is lost. */
const SLICE = 500;

/** Milliseconds in which what comes is told together. */
const TOGETHER = 200;

const breath = () => new Promise<void>((go) => setTimeout(go));

/** What was done in a workspace of late: read once, and followed from then on. */
export class Feed {
	static readonly #known = new WeakMap<Workspace, Feed>();
	readonly #workspace: Workspace;
	#index = new FeedIndex(() => true);
	#version = $state(0);
	#telling = false;
	isReady = $state(false);

	private constructor(workspace: Workspace) {
		this.#workspace = workspace;
		this.#read().catch((error: unknown) => console.error(error));
	}

	static of(workspace: Workspace): Feed {
		let feed = Feed.#known.get(workspace);
		if (!feed) Feed.#known.set(workspace, (feed = new Feed(workspace)));
		return feed;
	}

	/** What was done; live. */
	get index(): FeedIndex {
		// eslint-disable-next-line @typescript-eslint/no-unused-expressions
		this.#version;
		return this.#index;
	}

	lastHere(): Promise<LastHere | null> {
		return recallLastHere(this.#workspace.device.tables, this.#workspace.id);
	}

	/** All that is known by now was on screen. */
	async noteSeen(): Promise<void> {
		if (!this.isReady) return;
		await noteHere(this.#workspace.device.tables, this.#workspace.id, this.#index.marks);
	}

	async #read(): Promise<void> {
		const last = await this.lastHere();
		const from = Date.now() - FURTHEST;
		this.#index = new FeedIndex(
			(stamp, document) => stamp.time >= from || (last !== null && isNewSince(last, { document, stamp })),
		);
		// Followed first, so that nothing that changes meanwhile is missed.
		this.#workspace.follow((rows, gone) => {
			const differs = this.#index.remove(gone);
			if (this.#index.put(rows) || differs) this.#tell();
		});
		for await (const rows of this.#workspace.slices(SLICE)) {
			this.#index.put(rows);
			await breath();
		}
		this.isReady = true;
		this.#tell();
	}

	/** Once for all that comes at the same time. */
	#tell(): void {
		if (this.#telling) return;
		this.#telling = true;
		setTimeout(() => {
			this.#telling = false;
			this.#version += 1;
		}, TOGETHER);
	}
}
