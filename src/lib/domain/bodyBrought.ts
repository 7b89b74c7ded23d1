import type { MeetingRow } from './bodyMeetings.ts';
import type { brought } from './brought.ts';
import type { RowOf } from './kind.ts';
import { localNow } from './localTime.ts';
import { ownerOf } from './owner.ts';

export type BroughtRow = RowOf<typeof brought>;

/**
 * Who brings it: the organisation in whose document it stands, whatever it says of itself, so that nobody speaks for another. In the
 * body's own document, where its minutes are kept, it is the one that it names.
 */
export const bringerOf = (row: Pick<BroughtRow, 'document' | 'organisation'>): string | null =>
	ownerOf(row) ?? row.organisation;

export interface BroughtBy {
	readonly organisation: string;
	/** The newest first. */
	readonly rows: readonly BroughtRow[];
	/** Whether it belongs to the body. */
	readonly isMember: boolean;
}

/**
 * What each organisation brought to a body, and which members have brought nothing yet.
 * @param members ids, in the order in which they are to stand
 * @param nothing members of whom there is nothing
 */
export function broughtByEach(
	members: readonly string[],
	rows: readonly BroughtRow[],
): { each: readonly BroughtBy[]; nothing: readonly string[] } {
	const byOrganisation = new Map<string, BroughtRow[]>();
	for (const row of rows) {
		const organisation = bringerOf(row);
		if (!organisation) continue;
		byOrganisation.set(organisation, [...(byOrganisation.get(organisation) ?? []), row]);
	}
	const own = new Set(members);
	const others = [...byOrganisation.keys()].filter((id) => !own.has(id)).sort();
	return {
		each: [...members, ...others].flatMap((organisation) => {
			const found = byOrganisation.get(organisation);
			if (!found) return [];
			const newest = [...found].sort((a, b) => timeOf(b) - timeOf(a) || (a.id < b.id ? 1 : -1));
			return [{ organisation, rows: newest, isMember: own.has(organisation) }];
		}),
		nothing: members.filter((id) => !byOrganisation.has(id)),
	};
}

/**
 * What is brought to a meeting: what is for it, and to the next one also what is for whichever comes next. That is what was written
 * since the last one was held; of a meeting of which only the day is known, on that day too.
 * @param rows all that is brought to its body
 * @param turn the body's meetings; see `inTurn`
 */
export function broughtTo(
	meeting: Pick<MeetingRow, 'id'>,
	rows: readonly BroughtRow[],
	turn: {
		readonly coming: readonly Pick<MeetingRow, 'id'>[];
		readonly held: readonly Pick<MeetingRow, 'date' | 'start' | 'end'>[];
	},
): BroughtRow[] {
	const isNext = turn.coming[0]?.id === meeting.id;
	const since = overBy(turn.held.find(({ date }) => date));
	return rows.filter((row) => {
		if (row.meeting) return row.meeting === meeting.id;
		return isNext && localNow(new Date(timeOf(row))).slice(0, since.length) >= since;
	});
}

/** When it was over, as precisely as it is known; '' for none. */
function overBy(meeting: Pick<MeetingRow, 'date' | 'start' | 'end'> | undefined): string {
	const { date = null, start = null, end = null } = meeting ?? {};
	const clock = end ?? start;
	return date && date.length >= 10 && clock ? `${date.slice(0, 10)}T${clock}` : (date ?? '');
}

const timeOf = ({ created }: BroughtRow): number => created?.time ?? 0;
