import type { action } from '#lib/domain/action.ts';
import { type EntryRow, newestFirst } from '#lib/domain/entryOrder.ts';
import type { StopRow } from '#lib/domain/itinerary.ts';
import type { RowOf } from '#lib/domain/kind.ts';
import { subjectOf } from '#lib/domain/subject.ts';
import { dueTasks, type TaskRow } from '#lib/domain/taskDue.ts';

export type WhomKind = 'metropolis' | 'organisation';

/** Why somebody is suggested: what the event itself names, or an action of the plan that it serves. */
export type Why = 'metropolis' | 'network' | 'participant' | 'host' | { readonly action: string };

/** What the log says about a metropolis or an organisation. */
export interface Known {
	/** The last entry that names it, the event itself left out; null where the log has none. */
	readonly last: EntryRow | null;
	/** What follows from those entries and meetings and is not done, the overdue first. */
	readonly open: readonly TaskRow[];
}

export interface Suggestion extends Known {
	readonly kind: WhomKind;
	readonly id: string;
	readonly why: readonly Why[];
	/** Whether a meeting with them is arranged already. */
	readonly arranged: boolean;
}

/** What is looked up in the workspace. */
export interface LogReader {
	entriesWith(kind: WhomKind, id: string): readonly EntryRow[];
	stopsWith(kind: WhomKind, id: string): readonly StopRow[];
	tasksAbout(subject: string): readonly TaskRow[];
}

export function whatIsKnown(log: LogReader, kind: WhomKind, id: string, event: string): Known {
	const entries = log.entriesWith(kind, id).filter((row) => row.id !== event);
	// What follows from this event stands beside it already.
	const stops = log.stopsWith(kind, id).filter((stop) => stop.event !== event);
	const about = [...entries, ...stops].map(subjectOf);
	return {
		last: newestFirst(entries)[0] ?? null,
		open: dueTasks([...new Set(about)].flatMap((subject) => log.tasksAbout(subject))),
	};
}

/**
 * Whom to meet at an event, and why: the metropolises, networks, participants and hosts that it names, and the networks and
 * partners of its actions in the plan. Those with something open come first, those with whom a meeting is arranged last.
 * @param own the organisation that travels: nobody needs to meet themselves
 */
export function suggestWhom(
	event: EntryRow,
	{
		actions,
		stops,
		log,
		own,
	}: {
		actions: readonly RowOf<typeof action>[];
		stops: readonly StopRow[];
		log: LogReader;
		own: string | null;
	},
): Suggestion[] {
	const found = new Map<string, { kind: WhomKind; id: string; why: Why[] }>();
	const add = (kind: WhomKind, ids: readonly string[], why: Why) => {
		for (const id of ids) {
			if (id === own) continue;
			const key = `${kind}/${id}`;
			const known = found.get(key);
			if (known) known.why.push(why);
			else found.set(key, { kind, id, why: [why] });
		}
	};
	add('metropolis', event.metropolises, 'metropolis');
	add('organisation', event.hosts, 'host');
	add('organisation', event.networks, 'network');
	add('organisation', event.organisations, 'participant');
	for (const { id, networks, partners } of actions)
		add('organisation', [...new Set([...networks, ...partners])], { action: id });
	const arranged = new Set(
		stops.flatMap(({ metropolises, organisations }) => [
			...metropolises.map((id) => `metropolis/${id}`),
			...organisations.map((id) => `organisation/${id}`),
		]),
	);
	const suggestions = [...found].map(([key, one]) => ({
		...one,
		...whatIsKnown(log, one.kind, one.id, event.id),
		arranged: arranged.has(key),
	}));
	const rank = (one: Suggestion) => (one.arranged ? 1000 : 0) - Math.min(one.open.length, 99);
	// Sorting keeps the order in which they were found: what the event itself names comes before the plan.
	return suggestions.sort((one, other) => rank(one) - rank(other));
}
