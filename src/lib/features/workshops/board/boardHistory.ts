import { boardColumn } from '#lib/domain/boardColumn.ts';
import { BoardHistory, type Movable } from '#lib/domain/boardRewind.ts';
import { card } from '#lib/domain/card.ts';
import { cluster } from '#lib/domain/cluster.ts';
import type { AnyRow, Place } from '#lib/domain/kind.ts';
import { lastStamp } from '#lib/records/people.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import type { Session } from '../session.svelte.ts';

/** One a session: it goes on while somebody looks at the agenda, and ends with the page. */
const histories = new WeakMap<Workspace, Map<string, BoardHistory>>();

const KINDS = [boardColumn, card, cluster];

function movableOf(row: AnyRow): Movable {
	return {
		kind: row.kind as Movable['kind'],
		id: row.id,
		standing: {
			place: (row.place ?? null) as Place | null,
			mergedInto: (row.mergedInto ?? null) as string | null,
			table: row.kind === boardColumn.name ? ((row.table ?? null) as string | null) : null,
			title: row.kind === boardColumn.name ? ((row.title ?? null) as string | null) : null,
			retracted: Boolean(row.retracted),
		},
	};
}

/** Whether what was done last to a record was done at this device. */
function isOwn({ created, edited, retracted }: AnyRow, device: string): boolean {
	const last = lastStamp({ ...edited, ...(created && { created }), ...(retracted && { retracted }) });
	return last?.device === device;
}

/** What this device has seen happen on a session's board since somebody opened it here. */
export function historyOf(session: Session): BoardHistory {
	const { workspace, board } = session;
	const known = histories.get(workspace) ?? new Map<string, BoardHistory>();
	histories.set(workspace, known);
	const found = known.get(board);
	if (found) return found;
	const ofBoard = (row: AnyRow) => row.document === board && KINDS.some(({ name }) => name === row.kind);
	const rows: AnyRow[] = KINDS.flatMap((kind) => [...workspace.rows(kind), ...workspace.retracted(kind)]);
	const history = new BoardHistory(rows.filter(ofBoard).map(movableOf), Date.now());
	known.set(board, history);
	workspace.follow((changed) => {
		// What others did while this device was away is how the board stands when it comes back, not something to be put back; what is
		// done here meanwhile, on a train or before the relay has answered, is.
		const wasAway = session.isBehind;
		for (const row of changed.filter(ofBoard)) {
			const movable = movableOf(row);
			if (history.learn(movable, row.created?.time ?? 0)) continue;
			history[wasAway && !isOwn(row, workspace.device.id) ? 'settle' : 'note'](movable, Date.now());
		}
	});
	return history;
}
