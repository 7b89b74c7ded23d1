// [I1] [I2] The photographs and papers of a workspace on this device: kept before anything is said to be kept, sent when there is
// a relay, fetched when they are asked for.
import type { Attachment, KnownFile } from '#lib/tables/files.ts';
import type { Access } from '../access.svelte.ts';
import { sha256 } from '../hash.ts';
import type { RelayStatus } from '../relayLink.ts';
import { FileFetcher } from './fileFetcher.ts';
import { FileIndex } from './fileIndex.ts';
import { makeRoom } from './fileRoom.ts';
import { FileSender, isFull } from './fileSender.ts';
import { fileStatusOf, type FileStatus } from './fileStatus.ts';
import type { KeptFile, PreparedFile } from './prepare.ts';
import { RelayFiles } from './relayFiles.ts';
import { type SendingTurn, sendingTurn } from './sendingTurn.ts';

export interface WorkspaceFilesOptions {
	workspace: string;
	/** Name of the device's tables. */
	device: string;
	/** Null where the workspace stays on this device. */
	access: Access | null;
	relay: () => { status: RelayStatus; epoch: string };
	/** Whether the relay would take what is written in a document. */
	mayWrite: (document: string) => boolean;
}

export class WorkspaceFiles {
	readonly #options: WorkspaceFilesOptions;
	readonly #index: FileIndex;
	readonly #relay: RelayFiles | null;
	readonly #fetcher: FileFetcher;
	readonly #sender: FileSender | null;
	readonly #turn: SendingTurn;
	readonly #sending = new Map<string, number>();
	readonly #tab = [...crypto.getRandomValues(new Uint8Array(8))].join('.');
	#online = false;
	/** By which this device writes; empty at an open relay. */
	#invite = '';
	#stopped = false;

	private constructor(options: WorkspaceFilesOptions) {
		const { workspace, device, access } = options;
		this.#options = options;
		const index = new FileIndex({
			workspace,
			device,
			changedElsewhere: () => this.#sender?.wake(),
			makeRoom: (wanted) => this.#makeRoom(wanted),
		});
		const relay = access && new RelayFiles(workspace, access);
		this.#index = index;
		this.#relay = relay;
		this.#turn = sendingTurn(`${device}/${workspace}`, {
			take: (milliseconds) => index.tables.lease(this.#tab, milliseconds),
			end: () => index.tables.endLease(this.#tab),
		});
		const confirmed = (hash: string, document: string) => this.#confirmed(hash, document);
		this.#fetcher = new FileFetcher({ index, relay: () => (this.#online ? relay : null), confirmed });
		this.#sender =
			relay &&
			new FileSender({
				relay,
				due: () => this.#due(),
				bytesOf: (hash) => index.bytesOf(hash),
				turn: this.#turn,
				progressed: ({ hash }, share) => this.#progressed(hash, share),
				sent: ({ hash, document }) => confirmed(hash, document),
				refused: ({ hash, document }, why) =>
					index.attach({ hash, document, state: 'refused', since: Date.now(), why, invite: this.#invite }),
			});
	}

	static async open(options: WorkspaceFilesOptions): Promise<WorkspaceFiles> {
		const files = new WorkspaceFiles(options);
		await files.#index.read();
		await files.look();
		return files;
	}

	// ---- reading

	/** Where a file is; live. */
	status(hash: string): FileStatus {
		this.#index.signal.read();
		return fileStatusOf({
			file: this.#index.files.get(hash),
			attachments: this.#index.attachmentsOf(hash),
			alone: this.#options.relay().status.state === 'alone',
			sending: this.#sending.get(hash),
			fetching: this.#fetcher.shareOf(hash),
			missing: this.#fetcher.isMissing(hash),
			altered: this.#fetcher.isAltered(hash),
		});
	}

	/** Files that this device has and the relay has not; live. */
	get unsent(): string[] {
		this.#index.signal.read();
		const waiting = this.#index.attachments.filter(
			({ hash, state }) => state !== 'onRelay' && this.#index.files.get(hash)?.held,
		);
		return [...new Set(waiting.map(({ hash }) => hash))];
	}

	/**
	 * A file's content: from this device, else from the relay, and then it is kept here while there is room.
	 * @param document one to which it is attached
	 * @returns null where neither has it, or the relay is away
	 */
	open(hash: string, document: string): Promise<Blob | null> {
		return this.#fetcher.open(hash, document);
	}

	/** Asks for a file that is not here, now and again until it is. @returns how to ask no more */
	want(hash: string, document: string, arrived: (blob: Blob) => void): () => void {
		return this.#fetcher.want(hash, document, arrived);
	}

	// ---- writing

	/**
	 * Keeps a file on this device; it goes nowhere before it is attached to a document.
	 * @throws {FileFault} when it cannot be kept
	 */
	async keep({ bytes, ...about }: PreparedFile): Promise<KeptFile> {
		const hash = await sha256(bytes);
		const size = bytes.length;
		await this.#index.keep(
			{ hash, size, mediaType: about.mediaType, pinned: false, used: Date.now() },
			bytes,
		);
		return { ...about, hash, size };
	}

	/** Lets a document's readers have a file: it is sent as soon as there is a relay. */
	async attach(hash: string, document: string): Promise<void> {
		const known = this.#index.attachmentsOf(hash).find((other) => other.document === document);
		if (known?.state === 'onRelay') return;
		await this.#index.attach({ hash, document, state: 'waiting', since: Date.now() });
		this.#sender?.wake();
		this.#bringBack();
	}

	/** Keeps a file and attaches it. @throws {FileFault} when it cannot be kept */
	async add(prepared: PreparedFile, document: string): Promise<KeptFile> {
		const kept = await this.keep(prepared);
		await this.attach(kept.hash, document);
		return kept;
	}

	/** Says that a file which was kept and attached to nothing may go when room is needed. */
	discard(hash: string): Promise<void> {
		return this.#index.discard(hash);
	}

	/** Says whether a file is to be here without a network; it is fetched where it is not. */
	async pin(
		hash: string,
		on: boolean,
		{ document, size, mediaType }: { document: string } & Pick<KnownFile, 'size' | 'mediaType'>,
	): Promise<void> {
		const file = this.#index.files.get(hash) ?? { hash, size, mediaType, held: false, used: Date.now() };
		await this.#index.note({ ...file, pinned: on, from: document });
		if (on && !file.held) await this.open(hash, document);
	}

	/** Tries again what the relay refused. */
	async retry(hash: string): Promise<void> {
		for (const attachment of this.#index.attachmentsOf(hash))
			if (attachment.state === 'refused') await this.#index.attach({ ...attachment, state: 'waiting' });
		this.#sender?.hurry();
	}

	/** The relay came, went, or gives other rights. */
	async look(): Promise<void> {
		const { relay, access, workspace } = this.#options;
		const online = relay().status.state === 'online';
		const came = online && !this.#online;
		this.#online = online;
		this.#index.signal.changed();
		if (!came || this.#stopped) return;
		this.#invite = (await access?.credentialsFor(workspace))?.invite ?? '';
		await this.#reconsider();
		this.#sender?.hurry();
		this.#fetcher.askAgain();
		this.#bringBack();
		for (const { hash, pinned, held, from } of this.#index.files.values())
			if (pinned && !held && from) void this.#fetcher.fetch(hash, from);
	}

	async stop(): Promise<void> {
		this.#stopped = true;
		this.#fetcher.stop();
		this.#sender?.stop();
		// Another tab, or this one when it comes back, need not wait until its time is over.
		await this.#turn.end().catch(() => {});
		this.#index.close();
	}

	// ---- inside

	/** What is to be sent for another document, and was let go of here, is fetched from where the relay has it. */
	#bringBack(): void {
		if (!this.#online || this.#stopped) return;
		for (const { hash, state } of this.#index.attachments) {
			if (state !== 'waiting' || this.#index.files.get(hash)?.held) continue;
			const there = this.#index.attachmentsOf(hash).find((one) => one.state === 'onRelay');
			if (there) void this.open(hash, there.document).then((blob) => blob && this.#sender?.wake());
		}
	}

	#due(): Attachment[] {
		if (!this.#online || this.#stopped) return [];
		return this.#index.attachments
			.filter(
				({ hash, state, why }) =>
					this.#index.files.get(hash)?.held &&
					(state === 'waiting' || (state === 'refused' && isFull(why ?? ''))),
			)
			.sort((one, other) => one.since - other.since);
	}

	/** What another log of the relay's may have lost, or another invite may be allowed, waits again. */
	async #reconsider(): Promise<void> {
		const { epoch } = this.#options.relay();
		for (const attachment of this.#index.attachments) {
			const { state, hash, document, invite } = attachment;
			if (!this.#options.mayWrite(document) || !this.#index.files.get(hash)?.held) continue;
			const lost = state === 'onRelay' && attachment.epoch !== epoch;
			const allowed = state === 'refused' && invite !== this.#invite;
			if (lost || allowed) await this.#index.attach({ ...attachment, state: 'waiting' });
		}
	}

	/** @returns how many bytes were freed */
	async #makeRoom(wanted: number): Promise<number> {
		const [relay, index] = [this.#relay, this.#index];
		if (!relay || !this.#online) return 0;
		const isThere = async (attachment: Attachment, size: number) => {
			if ((await relay.look(attachment, size)) === true) return true;
			// It was there once: it is sent again.
			await index.attach({ ...attachment, state: 'waiting' });
			this.#sender?.wake();
			return false;
		};
		return makeRoom(
			{
				files: index.files.values(),
				attachmentsOf: (hash) => index.attachmentsOf(hash),
				isThere,
				letGo: (file) => index.letGo(file),
			},
			wanted,
		);
	}

	async #confirmed(hash: string, document: string): Promise<void> {
		const { epoch } = this.#options.relay();
		await this.#index.attach({ hash, document, state: 'onRelay', since: Date.now(), epoch });
	}

	#progressed(hash: string, share: number | null): void {
		if (share === null) this.#sending.delete(hash);
		else this.#sending.set(hash, share);
		this.#index.signal.changed();
	}
}
