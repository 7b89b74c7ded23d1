import { isSeen, mergeMarks, type SeenMarks, type Written } from '#lib/domain/seen.ts';

/** When somebody last saw the screen on this device, and what was there to be seen. */
export interface LastHere {
	readonly time: number;
	readonly marks: SeenMarks;
}

interface Settings {
	setting<T>(key: string): Promise<T | undefined>;
	changeSetting<T>(key: string, change: (before: T | undefined) => T): Promise<boolean>;
}

const DAY = 86_400_000;
/**
 * What a device wrote in a document in which it had not been seen before is new when it is no older than this at that time:
 * somebody's first days offline are told, five years that come with a new council's document are not.
 */
const LATE = 30 * DAY;

const keyOf = (workspace: string) => `activity:${workspace}`;

export async function recallLastHere(settings: Settings, workspace: string): Promise<LastHere | null> {
	return readLastHere(await settings.setting<unknown>(keyOf(workspace)));
}

function readLastHere(kept: unknown): LastHere | null {
	const found = kept as Partial<LastHere> | null | undefined;
	return typeof found?.time === 'number' && typeof found.marks === 'object' ? (found as LastHere) : null;
}

/** The screen was seen, with all that these marks stand for. */
export async function noteHere(
	settings: Settings,
	workspace: string,
	marks: SeenMarks,
	now = Date.now(),
): Promise<void> {
	// Another tab may have seen more.
	await settings.changeSetting<unknown>(keyOf(workspace), (before) => ({
		time: now,
		marks: mergeMarks(readLastHere(before)?.marks ?? {}, marks),
	}));
}

export function isNewSince(last: LastHere, written: Written): boolean {
	return !isSeen(last.marks, written, last.time - LATE);
}
