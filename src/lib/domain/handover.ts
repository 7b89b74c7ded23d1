/** What was heard of somebody's devices at a session. */
export interface Heard {
	readonly name: string;
	/** Changes that the relay has not acknowledged, of all their devices that are here. */
	readonly waiting: number;
	/** Whether they are here now; where not, the rest is what was last heard. */
	readonly here: boolean;
}

export type Roster = ReadonlyMap<string, Heard>;

interface Said {
	person?: { id?: unknown; name?: unknown };
	session?: { id?: unknown; waiting?: unknown };
}

/**
 * Who is at a session, by what each device says of itself; who went is kept with what was last heard of them.
 * @param states what devices say: anybody may say anything, so whatever is not as it should be is passed over
 */
export function hearRoster(before: Roster, states: Iterable<unknown>, session: string): Roster {
	const roster = new Map<string, Heard>();
	for (const [person, heard] of before) roster.set(person, { ...heard, here: false });
	const here = new Set<string>();
	for (const state of states) {
		const { person, session: said } = (state ?? {}) as Said;
		if (typeof person?.id !== 'string' || said?.id !== session) continue;
		const waiting =
			typeof said.waiting === 'number' && said.waiting > 0 ? Math.min(Math.ceil(said.waiting), 1e6) : 0;
		const other = here.has(person.id) ? roster.get(person.id)!.waiting : 0;
		here.add(person.id);
		const name = typeof person.name === 'string' ? person.name.slice(0, 80) : '';
		roster.set(person.id, { name, waiting: waiting + other, here: true });
	}
	return roster;
}

/** Whether two tell the same, so that nobody is told of it twice. */
export function isSameRoster(one: Roster, other: Roster): boolean {
	if (one.size !== other.size) return false;
	for (const [person, { name, waiting, here }] of one) {
		const heard = other.get(person);
		if (heard?.name !== name || heard.waiting !== waiting || heard.here !== here) return false;
	}
	return true;
}

/**
 * - `handedOver`: the relay has all that their devices held, as they said themselves
 * - `holds`: a device said that it holds changes, be it that it went since
 * - `unknown`: nothing was heard of them, or nothing since the session ended
 */
export type HandoverState = 'handedOver' | 'holds' | 'unknown';

export interface Handover {
	readonly person: string;
	readonly name: string;
	readonly state: HandoverState;
	readonly waiting: number;
	readonly here: boolean;
}

/**
 * Who has handed over what they wrote and who still holds changes, those first who are waited for. A device that holds something
 * counts whatever was marked before: somebody may have two. While the session is under way whoever is here and holds nothing has
 * handed over so far; once it is over only a mark says so, since a device that lost its network seems to be here for a while.
 * @param handed ids of those whose device left a mark, once nothing waited there any more; null while the session is under way
 */
export function handoversOf(
	attendees: readonly { readonly person: string | null; readonly name: string | null }[],
	roster: Roster,
	handed: ReadonlySet<string> | null,
): Handover[] {
	const ORDER: readonly HandoverState[] = ['holds', 'unknown', 'handedOver'];
	const seen = new Map<string, Handover>();
	for (const { person, name } of attendees) {
		if (!person || seen.has(person)) continue;
		const heard = roster.get(person);
		const waiting = heard?.waiting ?? 0;
		const isDone = handed ? handed.has(person) : (heard?.here ?? false);
		const state = waiting > 0 ? 'holds' : isDone ? 'handedOver' : 'unknown';
		seen.set(person, { person, name: name ?? '', state, waiting, here: heard?.here ?? false });
	}
	return [...seen.values()].sort(
		(one, other) =>
			ORDER.indexOf(one.state) - ORDER.indexOf(other.state) || one.name.localeCompare(other.name),
	);
}
