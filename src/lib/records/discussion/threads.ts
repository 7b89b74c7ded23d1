import type { comment } from '#lib/domain/comment.ts';
import type { RowOf } from '#lib/domain/kind.ts';

export type CommentRow = RowOf<typeof comment>;

/** A comment and what answers it. */
export interface Thread {
	readonly id: string;
	/** Undefined while it has not reached this device. */
	readonly first: CommentRow | undefined;
	readonly answers: readonly CommentRow[];
	readonly settled: boolean;
}

const timeOf = (row: CommentRow) => row.created?.time ?? 0;

/** The earliest first; ids decide where clocks do not, so that every device has the same order. */
function inOrder(one: CommentRow, other: CommentRow): number {
	return timeOf(one) - timeOf(other) || (one.id < other.id ? -1 : 1);
}

/** When anybody last said something in a thread. */
function lastTime({ first, answers }: Thread): number {
	return Math.max(first ? timeOf(first) : 0, ...answers.map(timeOf));
}

/**
 * The threads of a record, those that are not settled first, of those the one in which something was said last.
 * @param rows its comments, without those that were retracted
 * @param find a first comment that is not among them: it was retracted, and its answers stay, or has not arrived
 */
export function threadsOf(
	rows: readonly CommentRow[],
	find: (id: string) => CommentRow | undefined,
): Thread[] {
	const answers = new Map<string, CommentRow[]>();
	const firsts = new Map<string, CommentRow | undefined>();
	for (const row of rows) {
		if (!row.thread) firsts.set(row.id, row);
		else answers.set(row.thread, [...(answers.get(row.thread) ?? []), row]);
	}
	for (const id of answers.keys()) if (!firsts.has(id)) firsts.set(id, find(id));
	return [...firsts]
		.map(([id, first]) => ({
			id,
			first,
			answers: (answers.get(id) ?? []).sort(inOrder),
			settled: first?.settled === true,
		}))
		.sort(
			(one, other) =>
				Number(one.settled) - Number(other.settled) ||
				lastTime(other) - lastTime(one) ||
				(one.id < other.id ? -1 : 1),
		);
}
