// [I1] Photographs and papers on this device, stored once by the hash of their bytes, and where each is to go. What is called
// kept here is on the disk: whoever keeps something hears of a failure.
import { Dexie, type EntityTable } from 'dexie';

/** What is known of a file here. */
export interface KnownFile {
	/** `<workspace>/<hash>` */
	key: string;
	workspace: string;
	hash: string;
	/** Bytes. */
	size: number;
	mediaType: string;
	/** Whether its bytes are on this device. */
	held: boolean;
	/** Somebody wants it here without a network. */
	pinned: boolean;
	/** When it was last kept or looked at, in milliseconds since 1970. */
	used: number;
	/** Of one that was pinned before it was here: the document by which it may be asked for. */
	from?: string;
}

/** A document to which a file is attached, or is to be. */
export interface Attachment {
	/** `<workspace>/<hash>/<document>` */
	key: string;
	workspace: string;
	hash: string;
	document: string;
	state: 'waiting' | 'onRelay' | 'refused';
	/** Of the state, in milliseconds since 1970. */
	since: number;
	/** Of a refusal: the relay's code. */
	why?: string;
	/** Of a refusal: the invite by which it was tried; another may be allowed what this one is not. */
	invite?: string;
	/** Which log the relay had when it confirmed: with another it may have lost its files, too. */
	epoch?: string;
}

interface Bytes {
	key: string;
	bytes: Uint8Array;
}

/** Which tab sends the files of a workspace. Locks of the browser are not there over plain http. */
interface Lease {
	workspace: string;
	tab: string;
	until: number;
}

type FilesDatabase = Dexie & {
	files: EntityTable<KnownFile, 'key'>;
	attachments: EntityTable<Attachment, 'key'>;
	bytes: EntityTable<Bytes, 'key'>;
	leases: EntityTable<Lease, 'workspace'>;
};

/** @param device name of the device's own tables */
export const filesDatabaseOf = (device: string): string => `${device}-files`;

export class FileTables {
	readonly #db: FilesDatabase;
	readonly #workspace: string;

	constructor(device: string, workspace: string) {
		this.#workspace = workspace;
		this.#db = new Dexie(filesDatabaseOf(device)) as FilesDatabase;
		this.#db
			.version(1)
			.stores({ files: 'key, workspace', attachments: 'key, workspace', bytes: 'key', leases: 'workspace' });
	}

	async all(): Promise<{ files: KnownFile[]; attachments: Attachment[] }> {
		const mine = { workspace: this.#workspace };
		const [files, attachments] = await Promise.all([
			this.#db.files.where(mine).toArray(),
			this.#db.attachments.where(mine).toArray(),
		]);
		return { files, attachments };
	}

	/** Keeps a file with its bytes, in one step. A pin that another tab set stays. */
	async keep(file: Omit<KnownFile, 'key' | 'workspace' | 'held'>, bytes: Uint8Array): Promise<KnownFile> {
		const { files, bytes: contents } = this.#db;
		return this.#db.transaction('rw', files, contents, async () => {
			const key = this.#keyOf(file.hash);
			const pinned = file.pinned || ((await files.get(key))?.pinned ?? false);
			const kept: KnownFile = { ...file, key, workspace: this.#workspace, held: true, pinned };
			await contents.put({ key, bytes });
			await files.put(kept);
			return kept;
		});
	}

	async note(file: Omit<KnownFile, 'key' | 'workspace'>): Promise<KnownFile> {
		const noted = { ...file, key: this.#keyOf(file.hash), workspace: this.#workspace };
		await this.#db.files.put(noted);
		return noted;
	}

	async bytesOf(hash: string): Promise<Uint8Array | null> {
		return (await this.#db.bytes.get(this.#keyOf(hash)))?.bytes ?? null;
	}

	/**
	 * Lets the bytes go; what is known of the file stays.
	 * @returns whether they went: not where any tab has pinned it, or where it is still to reach a document
	 */
	async letGo(hash: string): Promise<boolean> {
		const { files, bytes, attachments } = this.#db;
		return this.#db.transaction('rw', files, bytes, attachments, async () => {
			const key = this.#keyOf(hash);
			const attached = await attachments.where('key').startsWith(`${key}/`).toArray();
			if ((await files.get(key))?.pinned || attached.some(({ state }) => state !== 'onRelay')) return false;
			await bytes.delete(key);
			await files.update(key, { held: false });
			return true;
		});
	}

	async attach(attachment: Omit<Attachment, 'key' | 'workspace'>): Promise<Attachment> {
		const { hash, document } = attachment;
		const key = `${this.#keyOf(hash)}/${document}`;
		const noted = { ...attachment, key, workspace: this.#workspace };
		await this.#db.attachments.put(noted);
		return noted;
	}

	/** Takes, or goes on with, the right of one tab to send. @returns whether this tab has it for so many milliseconds */
	async lease(tab: string, milliseconds: number): Promise<boolean> {
		const { leases } = this.#db;
		return this.#db.transaction('rw', leases, async () => {
			const now = Date.now();
			const held = await leases.get(this.#workspace);
			// One that ends later than any could is of a clock that was set back.
			const runs = held && held.until > now && held.until <= now + milliseconds;
			if (runs && held.tab !== tab) return false;
			await leases.put({ workspace: this.#workspace, tab, until: now + milliseconds });
			return true;
		});
	}

	async endLease(tab: string): Promise<void> {
		const { leases } = this.#db;
		await this.#db.transaction('rw', leases, async () => {
			if ((await leases.get(this.#workspace))?.tab === tab) await leases.delete(this.#workspace);
		});
	}

	/** How many files are nowhere but here, as far as is known: drafts, and what waits or was refused. */
	async countUnsent(): Promise<number> {
		const { files, attachments } = await this.all();
		const sent = (hash: string) => {
			const own = attachments.filter((attachment) => attachment.hash === hash);
			return own.length > 0 && own.every(({ state }) => state === 'onRelay');
		};
		return files.filter(({ held, hash }) => held && !sent(hash)).length;
	}

	/** Forgets every file of the workspace. */
	async clear(): Promise<void> {
		const { files, attachments, bytes, leases } = this.#db;
		await this.#db.transaction('rw', files, attachments, bytes, leases, async () => {
			await files.where({ workspace: this.#workspace }).delete();
			await attachments.where({ workspace: this.#workspace }).delete();
			await bytes.where('key').startsWith(`${this.#workspace}/`).delete();
			await leases.delete(this.#workspace);
		});
	}

	close(): void {
		this.#db.close();
	}

	#keyOf(hash: string): string {
		return `${this.#workspace}/${hash}`;
	}
}
