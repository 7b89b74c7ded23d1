// Bytes leave this device only when room is needed, when nobody has pinned them, and when the relay, asked at that moment, has
// every one of them.
import type { Attachment, KnownFile } from '#lib/tables/files.ts';

export interface FileRoom {
	files: Iterable<KnownFile>;
	attachmentsOf: (hash: string) => readonly Attachment[];
	/** Whether the relay has a file whole, attached to this document; asked now. */
	isThere: (attachment: Attachment, size: number) => Promise<boolean>;
	/** @returns whether it still may, and went */
	letGo: (file: KnownFile) => Promise<boolean>;
}

/** What could go, the longest unused first; whether it may is still to be asked. */
export function dispensable({
	files,
	attachmentsOf,
}: Pick<FileRoom, 'files' | 'attachmentsOf'>): KnownFile[] {
	return [...files]
		.filter(({ held, pinned, hash, used }) => {
			if (!held || pinned) return false;
			const attachments = attachmentsOf(hash);
			// What is attached to nothing is a draft's, until it is discarded.
			return attachments.length > 0 ? attachments.every(({ state }) => state === 'onRelay') : used === 0;
		})
		.sort((one, other) => one.used - other.used);
}

/** Lets files go until so many bytes are free. @returns how many were freed */
export async function makeRoom(room: FileRoom, wanted: number): Promise<number> {
	let freed = 0;
	for (const file of dispensable(room)) {
		if (freed >= wanted) break;
		const attachments = room.attachmentsOf(file.hash);
		const there = await Promise.all(
			attachments.map((attachment) => room.isThere(attachment, file.size).catch(() => false)),
		);
		if (!there.every(Boolean)) continue;
		if (await room.letGo(file)) freed += file.size;
	}
	return freed;
}
