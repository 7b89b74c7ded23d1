import type { EntryRow } from './entryOrder.ts';
import { ownerOf } from './owner.ts';
import { byDueDay, type TaskRow } from './taskDue.ts';

/** Types of entries that are visits, codes of `entry-type`. */
export const VISIT_TYPES = ['delegation', 'study-visit', 'mission'] as const;

export type Direction = 'in' | 'out';

/**
 * Whether somebody came here or went there. A delegation is one that was received, unless hosts are named and its own organisation
 * is none of them; a study visit or a mission goes there, unless its own organisation is the host.
 */
export function directionOf(row: Pick<EntryRow, 'type' | 'hosts' | 'document'>): Direction {
	const owner = ownerOf(row);
	const isHost = owner !== null && row.hosts.includes(owner);
	if (row.type === 'delegation') return row.hosts.length === 0 || isHost ? 'in' : 'out';
	return isHost ? 'in' : 'out';
}

export interface FollowUp {
	/**
	 * `open`: tasks are to be done; `unassigned`: it says what is to follow, and no task does; `done`: all is done, something came of it,
	 * or somebody said so; `unsaid`: nobody has said whether anything is to follow.
	 */
	readonly state: 'open' | 'unassigned' | 'done' | 'unsaid';
	/** What is still to be done, the earliest first. */
	readonly open: readonly TaskRow[];
}

/**
 * What has become of what was to follow from a visit.
 * @param tasks those about it
 * @param isFollowed whether a transfer, a project or an agreement came of it
 */
export function followUpOf(
	row: Pick<EntryRow, 'followUp' | 'flags'>,
	tasks: readonly TaskRow[],
	isFollowed = false,
): FollowUp {
	const standing = tasks.filter((task) => !task.retracted);
	const open = standing.filter((task) => !task.doneOn).sort(byDueDay);
	if (open.length > 0) return { state: 'open', open };
	if (standing.length > 0 || isFollowed || row.flags.includes('follow-up-done'))
		return { state: 'done', open };
	const said = Object.values(row.followUp ?? {}).some((words) => words?.trim());
	return { state: said ? 'unassigned' : 'unsaid', open };
}
