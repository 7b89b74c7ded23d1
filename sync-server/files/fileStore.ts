// [I2] [I7] Photographs, PDF and office files beside the documents, stored once by the SHA-256 of their content. In
// the data directory:
//   files/ab/<hash>                       whole files, never changed
//   files/partial/<workspace>/<hash>.<…>  uploads that can be resumed
//   files/files.sqlite                    which document each file is attached to
// The index is written after the file is on disk, so that what it names is there; a backup copies the index first.
// A file that is on disk and not in the index is what a crash left, and is collected.

import { mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { FileIndex, type AttachedFile, type Attachment } from './fileIndex.ts';
import { FILE_LIMITS, type FileLimits } from './fileLimits.ts';
import { FileRefusal, isDiskFull } from './fileRefusal.ts';
import { PartialFiles, statFile } from './partialFiles.ts';
import { inspectHead, StoredFiles, verifyFile } from './storedFiles.ts';

export interface FileStoreOptions {
	/** Made if need be; used by this store alone. */
	directory: string;
	limits?: Partial<FileLimits>;
	/** Milliseconds since 1970. */
	now?: () => number;
}

export interface Upload extends Attachment {
	/** Bytes of the whole file. */
	total: number;
}

export class FileStore {
	readonly limits: FileLimits;
	readonly #now: () => number;
	readonly #index: FileIndex;
	readonly #stored: StoredFiles;
	readonly #partial: PartialFiles;

	constructor({ directory, limits, now = Date.now }: FileStoreOptions) {
		mkdirSync(directory, { recursive: true });
		this.limits = { ...FILE_LIMITS, ...limits };
		this.#now = now;
		this.#index = new FileIndex(directory);
		this.#stored = new StoredFiles(directory);
		this.#partial = new PartialFiles(path.join(directory, 'partial'));
	}

	/** A file that is attached to a document and whole on disk, or null: then it can be uploaded again. */
	async find(workspace: string, document: string, hash: string): Promise<AttachedFile | null> {
		const file = this.#index.find(workspace, document, hash);
		return file && (await this.#isWhole(file)) ? file : null;
	}

	/** The files of a document, the oldest attachment first. */
	list(workspace: string, document: string): AttachedFile[] {
		return this.#index.list(workspace, document);
	}

	/** Every document that files are attached to. */
	listTargets(): { workspace: string; document: string }[] {
		return this.#index.listTargets();
	}

	pathOf(hash: string): string {
		return this.#stored.pathOf(hash);
	}

	/** Attaches a file that whoever asks may read through another document. False where there is no such one. */
	async attachKnown(attachment: Attachment, mayRead: (document: string) => boolean): Promise<boolean> {
		const { workspace, hash } = attachment;
		for (const document of this.#index.listDocuments(workspace, hash)) {
			if (!mayRead(document) || !(await this.find(workspace, document, hash))) continue;
			// It may have been collected while the disk was asked.
			if (!this.#index.find(workspace, document, hash)) continue;
			this.#index.attach(attachment, this.#now());
			return true;
		}
		return false;
	}

	detach(workspace: string, document: string, hash: string): boolean {
		return this.#index.detach(workspace, document, hash, this.#now());
	}

	/** For a document that was purged: what is attached to nothing else is gone from the disk at once. */
	purge(workspace: string, document: string): void {
		for (const hash of this.#index.forgetDocument(workspace, document)) this.#stored.remove(hash);
	}

	/** For a document that was retired. */
	detachAll(workspace: string, document: string): void {
		this.#index.detach(workspace, document, null, this.#now());
	}

	/** How many bytes of an upload have arrived. */
	received(upload: Attachment): Promise<number> {
		return this.#partial.received(upload);
	}

	/**
	 * Takes part of an upload, from a byte that has been reached on. Resolves with how many bytes are there now; once
	 * all are, the file is attached and on disk. Rejects with a FileRefusal, after which nothing of it is left unless
	 * it says `place`; when the line breaks, what arrived stays.
	 */
	receive(upload: Upload, from: number, body: Readable): Promise<number> {
		return this.#partial.exclusively(upload, body, async (file) => {
			try {
				await this.#refuseTooMuch(upload);
				const received = await this.#partial.write(file, from, body);
				await inspectHead(file, upload.total, this.limits);
				if (received >= upload.total) await this.#complete(file, upload);
				return received;
			} catch (error) {
				const refusal = isDiskFull(error) ? new FileRefusal('diskFull') : error;
				if (refusal instanceof FileRefusal && refusal.code !== 'place') await rm(file, { force: true });
				throw refusal;
			}
		});
	}

	/**
	 * Throws away uploads that nobody went on with, files that have been attached to nothing for long, and what a
	 * crash left; detaches the files of documents that were given up (`key` is `<workspace>/<document>`).
	 */
	async collectGarbage(isRetired: (key: string) => boolean = () => false): Promise<void> {
		const now = this.#now();
		for (const { workspace, document } of this.#index.listTargets())
			if (isRetired(`${workspace}/${document}`)) this.detachAll(workspace, document);
		for (const hash of this.#index.forgetDetached(now - this.limits.keepDetached)) this.#stored.remove(hash);
		for (const hash of await this.#stored.list()) if (!this.#index.hasFile(hash)) this.#stored.remove(hash);
		await this.#partial.forgetOlder(now - this.limits.keepPartial);
	}

	totals(): { files: number; bytes: number } {
		return this.#index.totals();
	}

	close(): void {
		this.#index.close();
	}

	async #isWhole({ hash, size }: AttachedFile): Promise<boolean> {
		return (await statFile(this.pathOf(hash)))?.size === size;
	}

	async #refuseTooMuch(upload: Upload): Promise<void> {
		if (upload.total > this.limits.other) throw new FileRefusal('tooLarge');
		if ((await this.#partial.received(upload)) === 0) await this.#partial.forgetBeyond(upload);
		const unfinished = await this.#partial.sizeOf(upload.workspace, upload);
		this.#refuseBeyondQuota(upload, unfinished);
	}

	#refuseBeyondQuota({ workspace, hash, total }: Upload, unfinished: number): void {
		if (this.#index.sizeOf(workspace, hash) + unfinished + total > this.limits.quota)
			throw new FileRefusal('quota');
	}

	async #complete(file: string, upload: Upload): Promise<void> {
		const { hash, total: size } = upload;
		const type = await verifyFile(file, hash, size, this.limits);
		// Others may have completed theirs in the meantime.
		this.#refuseBeyondQuota(upload, 0);
		try {
			this.#stored.adopt(file, hash);
			this.#index.add({ hash, size, type }, upload, this.#now());
		} catch (error) {
			if (!this.#index.hasFile(hash)) this.#stored.remove(hash);
			throw error;
		}
	}
}
