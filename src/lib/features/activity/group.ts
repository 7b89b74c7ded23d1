import type { AnyRow } from '#lib/domain/kind.ts';
import { readSubject } from '#lib/domain/subject.ts';
import { type Deed, isStep } from './deeds.ts';

/** A record, by what its path needs. */
export interface Target {
	readonly kind: string;
	readonly id: string;
}

/** What one person did in one way: several changes of one record, or several new records of a kind. */
export interface Act {
	readonly did: Deed['did'];
	readonly kind: string;
	readonly person: string;
	readonly document: string;
	/** When it was last done. */
	readonly time: number;
	readonly fields: readonly string[];
	/** How many records it is about. */
	readonly count: number;
	/** The latest of them first, as many as anybody would read. */
	readonly rows: readonly AnyRow[];
}

/** What was done to one record on one day, or one kind of new records that one person brought. */
export interface Block {
	readonly key: string;
	/** Null where it is about several records: they are told by the act. */
	readonly target: Target | null;
	readonly time: number;
	readonly acts: readonly Act[];
}

export interface Day {
	readonly day: number;
	readonly blocks: readonly Block[];
}

const idIn = (row: AnyRow, field: string) => (typeof row[field] === 'string' ? row[field] : null);

/** The session in one of whose documents a row stands. */
function sessionOf({ document }: AnyRow): Target | null {
	const [family, id] = document.split('/');
	return id && (family === 'workshop' || family === 'stage') ? { kind: 'workshop', id } : null;
}

/** The record that a row is about: what is said about an action is told where the action is. */
export function targetOf(row: AnyRow): Target {
	const own = { kind: row.kind, id: row.id };
	const at = (kind: string, field: string) => {
		const id = idIn(row, field);
		return id ? { kind, id } : own;
	};
	switch (row.kind) {
		case 'comment':
		case 'evidence':
		case 'lateArrival':
			return readSubject(idIn(row, 'subject')) ?? own;
		case 'submission':
		case 'review':
			return at('update', 'update');
		case 'closing':
			return at('period', 'period');
		case 'appointment':
			return at('entry', 'event');
		case 'amendmentDecision':
		case 'endorsement':
			return at('amendment', 'amendment');
		case 'amendment':
		case 'decision':
		case 'frozenMinutes':
			// A correction of minutes, and what a session decided, are told at the session.
			return sessionOf(row) ?? own;
		case 'task':
			return readSubject(idIn(row, 'subject')) ?? at('action', 'action');
		default:
			return own;
	}
}

/** What says something of its own each time: two comments are two, while two changes of a title are one. */
const SPOKEN: ReadonlySet<string> = new Set([
	'comment',
	'submission',
	'review',
	'closing',
	'task',
	'amendmentDecision',
	'decision',
]);

/** Of so many records at most a list is made; there may be fifty thousand of them. */
const LISTED = 100;

/** What is being gathered of an act. */
class Gathering {
	readonly #first: Deed;
	readonly #fields = new Set<string>();
	/** The latest deed of each record. */
	readonly #latest = new Map<string, Deed>();
	#time = -Infinity;

	constructor(first: Deed) {
		this.#first = first;
	}

	add(deed: Deed): void {
		const known = this.#latest.get(deed.row.id);
		if (!known || known.stamp.time < deed.stamp.time) this.#latest.set(deed.row.id, deed);
		for (const field of deed.fields) this.#fields.add(field);
		if (deed.stamp.time > this.#time) this.#time = deed.stamp.time;
	}

	finish(): Act {
		const { did, row, stamp } = this.#first;
		return {
			did,
			kind: row.kind,
			person: stamp.person,
			document: row.document,
			time: this.#time,
			fields: [...this.#fields],
			count: this.#latest.size,
			rows: latestOf([...this.#latest.values()]).map((deed) => deed.row),
		};
	}
}

/** The latest of many, in order, without putting all of them in order. */
function latestOf(deeds: Deed[]): Deed[] {
	const inOrder = (one: Deed, other: Deed) => other.stamp.time - one.stamp.time;
	if (deeds.length <= LISTED) return deeds.sort(inOrder);
	const times = Float64Array.from(deeds, ({ stamp }) => stamp.time).sort();
	const from = times[times.length - LISTED]!;
	return deeds
		.filter(({ stamp }) => stamp.time >= from)
		.sort(inOrder)
		.slice(0, LISTED);
}

function actKey({ did, row, fields, stamp }: Deed): string {
	const own = SPOKEN.has(row.kind) || fields.some((field) => isStep(row, field)) ? row.id : '';
	return `${did} ${row.kind} ${stamp.person} ${row.document} ${own}`;
}

/** What was done on a day, by the record: the latest first. New records of one kind that one person brought are told together. */
export function groupDeeds(deeds: Iterable<Deed>): Block[] {
	const blocks = new Map<string, { target: Target | null; acts: Map<string, Gathering> }>();
	for (const deed of deeds) {
		const { did, row, stamp } = deed;
		const target = targetOf(row);
		const isNew = did === 'created' && target.kind === row.kind && target.id === row.id;
		const key = isNew ? `new ${row.kind} ${stamp.person} ${row.document}` : `${target.kind}/${target.id}`;
		let block = blocks.get(key);
		if (!block) blocks.set(key, (block = { target: isNew ? null : target, acts: new Map() }));
		const own = isNew ? '' : actKey(deed);
		let act = block.acts.get(own);
		if (!act) block.acts.set(own, (act = new Gathering(deed)));
		act.add(deed);
	}
	return [...blocks]
		.map(([key, { target, acts }]): Block => {
			const told = [...acts.values()].map((act) => act.finish());
			told.sort((one, other) => other.time - one.time);
			const only = told.length === 1 && told[0]!.count === 1 ? told[0]!.rows[0]! : null;
			const about = target ?? (only && { kind: only.kind, id: only.id });
			return { key, target: about, time: told[0]!.time, acts: told };
		})
		.sort((one, other) => other.time - one.time || (one.key < other.key ? -1 : 1));
}

/** Days until so many blocks are shown; whatever is on later ones is not even looked at. */
export function takeDays(
	days: readonly number[],
	deedsOn: (day: number) => Iterable<Deed>,
	most: number,
): { days: Day[]; isAll: boolean } {
	const taken: Day[] = [];
	let left = most;
	for (const day of days) {
		if (left <= 0) return { days: taken, isAll: false };
		const blocks = groupDeeds(deedsOn(day));
		if (blocks.length === 0) continue;
		taken.push({ day, blocks: blocks.slice(0, left) });
		if (blocks.length > left) return { days: taken, isAll: false };
		left -= blocks.length;
	}
	return { days: taken, isAll: true };
}
