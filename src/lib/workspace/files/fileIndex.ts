// [I1] What this device knows of its files, in memory as it is on the disk, the same in every tab.
import { type Attachment, FileTables, type KnownFile } from '#lib/tables/files.ts';
import { Signal } from '../live.svelte.ts';
import { FileFault } from './fileFault.ts';

export type NewFile = Omit<KnownFile, 'key' | 'workspace' | 'held'>;
export type NewAttachment = Omit<Attachment, 'key' | 'workspace'>;

export interface FileIndexOptions {
	workspace: string;
	/** Name of the device's tables. */
	device: string;
	/** Another tab has changed something. */
	changedElsewhere: () => void;
	/** Frees so many bytes on this device. */
	makeRoom: (wanted: number) => Promise<unknown>;
}

export class FileIndex {
	readonly signal = new Signal();
	readonly files = new Map<string, KnownFile>();
	readonly tables: FileTables;
	readonly #attachments = new Map<string, readonly Attachment[]>();
	readonly #options: FileIndexOptions;
	readonly #tabs: BroadcastChannel | null;
	#closed = false;

	constructor(options: FileIndexOptions) {
		const { workspace, device } = options;
		this.#options = options;
		this.tables = new FileTables(device, workspace);
		this.#tabs =
			'BroadcastChannel' in globalThis ? new BroadcastChannel(`rumb/files/${device}/${workspace}`) : null;
		if (this.#tabs)
			this.#tabs.onmessage = () => void this.read().then(() => this.#options.changedElsewhere());
		// In Node, where tests play the browser, it would keep the process alive.
		(this.#tabs as { unref?: () => void } | null)?.unref?.();
	}

	get attachments(): Attachment[] {
		return [...this.#attachments.values()].flat();
	}

	attachmentsOf(hash: string): readonly Attachment[] {
		return this.#attachments.get(hash) ?? [];
	}

	/** Reads what is here, as this or another tab left it. A browser that refuses storage has nothing. */
	async read(): Promise<void> {
		const { files, attachments } = await this.tables.all().catch(() => ({ files: [], attachments: [] }));
		if (this.#closed) return;
		this.files.clear();
		for (const file of files) this.files.set(file.hash, file);
		this.#attachments.clear();
		for (const attachment of attachments)
			this.#attachments.set(attachment.hash, [...this.attachmentsOf(attachment.hash), attachment]);
		this.signal.changed();
	}

	/**
	 * The bytes, where they are here; what is said of those that the browser threw away is mended.
	 * @throws where the disk cannot be read now: nothing is known to be gone
	 */
	async bytesOf(hash: string): Promise<Uint8Array | null> {
		const file = this.files.get(hash);
		if (!file?.held) return null;
		const bytes = await this.tables.bytesOf(hash);
		if (bytes) await this.note({ ...file, used: Date.now() }, false).catch(() => undefined);
		else await this.note({ ...file, held: false });
		return bytes;
	}

	/** Keeps a file with its bytes. @throws {FileFault} when it cannot be kept */
	async keep(file: NewFile, bytes: Uint8Array): Promise<void> {
		this.files.set(file.hash, await this.#store(file, bytes));
		this.#tell();
	}

	async note(file: NewFile & { held: boolean }, tell = true): Promise<void> {
		this.files.set(file.hash, await this.tables.note(file));
		if (tell) this.#tell();
	}

	async attach(attachment: NewAttachment): Promise<void> {
		const noted = await this.tables.attach(attachment);
		const others = this.attachmentsOf(noted.hash).filter(({ key }) => key !== noted.key);
		this.#attachments.set(noted.hash, [...others, noted]);
		this.#tell();
	}

	/** @returns whether it went: somebody may have pinned it, or attached it anew, while the relay was asked */
	async letGo(file: KnownFile): Promise<boolean> {
		if (!(await this.tables.letGo(file.hash))) return false;
		this.files.set(file.hash, { ...file, held: false });
		this.#tell();
		return true;
	}

	/** What nobody wants any more goes first when room is needed, not before: a draft in another tab may still name it. */
	async discard(hash: string): Promise<void> {
		const file = this.files.get(hash);
		if (file && this.attachmentsOf(hash).length === 0) await this.note({ ...file, used: 0 });
	}

	close(): void {
		this.#closed = true;
		this.#tabs?.close();
		this.tables.close();
	}

	async #store(file: NewFile, bytes: Uint8Array): Promise<KnownFile> {
		try {
			return await this.tables.keep(file, bytes);
		} catch (error) {
			if (!isQuota(error)) throw new FileFault('notKept', error);
			await this.#options.makeRoom(bytes.length);
			return await this.tables.keep(file, bytes).catch((again: unknown) => {
				throw new FileFault('deviceFull', again);
			});
		}
	}

	/** This tab and the others. */
	#tell(): void {
		this.signal.changed();
		if (!this.#closed) this.#tabs?.postMessage('changed');
	}
}

/** Whether the disk is full, as the browser says it, be it inside what the database says. */
function isQuota(error: unknown): boolean {
	for (let at = error; at instanceof Error; at = (at as { inner?: unknown }).inner ?? at.cause)
		if (at.name === 'QuotaExceededError') return true;
	return false;
}
