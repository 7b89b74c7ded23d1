import type { Attachment, KnownFile } from '#lib/tables/files.ts';

/** Where a file is now. */
export type FileState =
	/** No relay carries this workspace, or it is not attached to anything yet. */
	| 'onlyHere'
	| 'waiting'
	| 'sending'
	| 'onRelay'
	| 'refused'
	/** Being fetched. */
	| 'fetching'
	/** Not on this device; the relay was not asked. */
	| 'away'
	/** Not on this device, and the relay, asked, has not got it either. */
	| 'missing';

export interface FileStatus {
	state: FileState;
	/** Whether it can be opened without a network. */
	here: boolean;
	pinned: boolean;
	/** Of `sending` and `fetching`, from 0 to 1. */
	share?: number;
	/** Of `onRelay`, when it was confirmed, in milliseconds since 1970. */
	since?: number;
	/** Of `refused`: the relay's code. */
	why?: string;
	/** Of `missing`: what the relay gave under its hash was something else. */
	altered?: boolean;
}

export interface FileFacts {
	file: KnownFile | undefined;
	attachments: readonly Attachment[];
	/** Whether no relay carries the workspace. */
	alone: boolean;
	sending?: number;
	fetching?: number;
	missing: boolean;
	altered?: boolean;
}

/** Of several documents to which it is attached, the one that is farthest from done counts. */
export function fileStatusOf({
	file,
	attachments,
	alone,
	sending,
	fetching,
	missing,
	altered = false,
}: FileFacts): FileStatus {
	const here = file?.held ?? false;
	const known = { here, pinned: file?.pinned ?? false };
	if (fetching !== undefined) return { ...known, state: 'fetching', share: fetching };
	const refused = attachments.find(({ state }) => state === 'refused');
	if (refused) return { ...known, state: 'refused', why: refused.why };
	if (sending !== undefined) return { ...known, state: 'sending', share: sending };
	if (here && (attachments.length === 0 || (alone && attachments.some(({ state }) => state === 'waiting'))))
		return { ...known, state: 'onlyHere' };
	if (here && attachments.some(({ state }) => state === 'waiting')) return { ...known, state: 'waiting' };
	if (missing) return { ...known, state: 'missing', ...(altered && { altered }) };
	if (attachments.length === 0 || attachments.some(({ state }) => state !== 'onRelay'))
		return { ...known, state: 'away' };
	return { ...known, state: 'onRelay', since: Math.max(...attachments.map(({ since }) => since)) };
}
