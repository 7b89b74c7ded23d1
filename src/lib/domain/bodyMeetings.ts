import type { bodyMeeting } from './bodyMeeting.ts';
import type { Contents, RowOf } from './kind.ts';

export type MeetingRow = RowOf<typeof bodyMeeting>;

/** How an organisation stands to a meeting: it was there, it sent its apologies, or nobody has said. */
export type Standing = 'attending' | 'excused' | 'unsaid';

export interface Attendance {
	/** Members who came. */
	readonly present: readonly string[];
	/** Those who came and are no members: they are never counted among them. */
	readonly guests: readonly string[];
	readonly excused: readonly string[];
	/** Members of whom nobody has said whether they came: not the same as having been away. */
	readonly unsaid: readonly string[];
}

/** Meetings that are to come, the next first, and those that were held, the last first; one of today is still to come. */
export function inTurn<M extends Pick<MeetingRow, 'id' | 'date' | 'start'>>(
	meetings: readonly M[],
	today: string,
): { coming: M[]; held: M[] } {
	const when = ({ date, start }: M) => `${date ?? ''}T${start ?? ''}`;
	const byTime = (one: M, other: M) =>
		when(one) < when(other) ? -1 : when(one) > when(other) ? 1 : one.id < other.id ? -1 : 1;
	// What is known by its month or year alone is over when that is.
	const isOver = ({ date }: M) => !date || date < today.slice(0, date.length);
	return {
		coming: meetings.filter((row) => !isOver(row)).sort(byTime),
		held: meetings.filter(isOver).sort((one, other) => byTime(other, one)),
	};
}

/** Who came, who sent apologies, and of whom nobody has said; whoever is in both lists was there. */
export function attendanceOf(
	members: readonly string[],
	{ attending, excused }: Pick<MeetingRow, 'attending' | 'excused'>,
): Attendance {
	const there = new Set(attending);
	const away = excused.filter((id) => !there.has(id));
	const said = new Set([...attending, ...excused]);
	const own = new Set(members);
	return {
		present: attending.filter((id) => own.has(id)),
		guests: attending.filter((id) => !own.has(id)),
		excused: away,
		unsaid: members.filter((id) => !said.has(id)),
	};
}

export function standingOf(
	id: string,
	{ attending, excused }: Pick<MeetingRow, 'attending' | 'excused'>,
): Standing {
	if (attending.includes(id)) return 'attending';
	return excused.includes(id) ? 'excused' : 'unsaid';
}

/** What is to be written so that organisations stand so to a meeting; whoever else is in the lists stays there. */
export function standingContents(
	ids: readonly string[],
	standing: Standing,
	{ attending, excused }: Pick<MeetingRow, 'attending' | 'excused'>,
): Contents {
	const without = (list: readonly string[]) => list.filter((id) => !ids.includes(id));
	return {
		attending: [...without(attending), ...(standing === 'attending' ? ids : [])],
		excused: [...without(excused), ...(standing === 'excused' ? ids : [])],
	};
}

/**
 * The text of a meeting's minutes, under the meeting's own id. A seed made of it is the same on every device, so that two who
 * begin to write at once write in one text.
 */
export function minutesSeed(meeting: string): readonly { kind: string; id: string; contents: Contents }[] {
	return [{ kind: 'minutes', id: meeting, contents: {} }];
}
