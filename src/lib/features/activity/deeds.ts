import type { AnyRow, Stamp } from '#lib/domain/kind.ts';

/** Something that somebody did to a record. */
export interface Deed {
	readonly did: 'created' | 'changed' | 'retracted';
	readonly row: AnyRow;
	/** Names of the fields, of a change. */
	readonly fields: readonly string[];
	readonly stamp: Stamp;
}

/**
 * What is kept for the others, and tells nobody anything; and what happens in the room while a session goes on: its own screens
 * tell that, and who wrote what may be nobody's business.
 */
const UNTOLD: ReadonlySet<string> = new Set([
	'receipt',
	'profile',
	'conflictNotice',
	'stage',
	'agendaBlock',
	'workshopTable',
	'attendee',
	'boardColumn',
	'cluster',
	'card',
	'round',
	'ballot',
	'mark',
	'outcome',
]);

const MINUTE = 60_000;
const DAY = 86_400_000;

/** The number of a day in the reader's time zone. */
export function dayOf(time: number): number {
	return Math.floor((time - new Date(time).getTimezoneOffset() * MINUTE) / DAY);
}

/** The calendar date of such a day. */
export function dateOf(day: number): string {
	return new Date(day * DAY).toISOString().slice(0, 10);
}

/**
 * What a row tells of who did what to it, as far as `counts` says that it matters. Changes of one person on one day are one; what
 * whoever created it went on to write on that day belongs to the creation.
 */
export function deedsOf(row: AnyRow, counts: (stamp: Stamp) => boolean): Deed[] {
	if (UNTOLD.has(row.kind)) return [];
	const deeds: Deed[] = [];
	const { created, retracted } = row;
	if (created && counts(created)) deeds.push({ did: 'created', row, fields: [], stamp: created });
	const changes = new Map<string, { fields: Set<string>; stamp: Stamp }>();
	for (const [key, stamp] of Object.entries(row.edited)) {
		if (!counts(stamp)) continue;
		const day = dayOf(stamp.time);
		if (created && created.person === stamp.person && dayOf(created.time) === day && !isStep(row, key))
			continue;
		const change = changes.get(`${day} ${stamp.person}`);
		const field = key.split('/')[0]!;
		if (!change) changes.set(`${day} ${stamp.person}`, { fields: new Set([field]), stamp });
		else {
			change.fields.add(field);
			if (stamp.time > change.stamp.time) change.stamp = stamp;
		}
	}
	for (const { fields, stamp } of changes.values())
		deeds.push({ did: 'changed', row, fields: [...fields], stamp });
	if (retracted && counts(retracted)) deeds.push({ did: 'retracted', row, fields: [], stamp: retracted });
	return deeds;
}

/** Changes that are steps of their own, and not only more of what was begun: a thread that is settled, a task that is done. */
export function isStep({ kind }: Pick<AnyRow, 'kind'>, field: string): boolean {
	return (kind === 'comment' && field === 'settled') || (kind === 'task' && field === 'doneOn');
}
