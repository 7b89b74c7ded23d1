// What a file store accepts, and how long it keeps what nobody needs.

const MIB = 2 ** 20;
const DAY = 24 * 60 * 60 * 1000;

export interface FileLimits {
	/** Bytes of one file. */
	image: number;
	other: number;
	/** Bytes of one workspace, with what was detached and is not collected yet, and with unfinished uploads. */
	quota: number;
	/** Uploads that one person may have under way at once. */
	uploads: number;
	/** Milliseconds after which an upload that nobody went on with is thrown away. */
	keepPartial: number;
	/** Milliseconds after which a file that is attached to nothing is thrown away. */
	keepDetached: number;
}

export const FILE_LIMITS: FileLimits = {
	image: 25 * MIB,
	other: 50 * MIB,
	quota: 5 * 1024 * MIB,
	uploads: 4,
	keepPartial: 7 * DAY,
	keepDetached: 30 * DAY,
};

/** Bytes that the smallest file takes: it counts for so much. */
export const BLOCK = 4096;
/** Unfinished uploads of one invite; beyond, the one that has waited for longest is thrown away. */
export const MOST_PARTIAL = 512;

export const COLLECT_EVERY = DAY;
