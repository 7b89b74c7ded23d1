import type { Awareness } from 'y-protocols/awareness';

/** Somebody at work on this device or another. */
export interface Person {
	id: string;
	name: string;
	/** A CSS colour, by which their caret and avatar are told apart; never the only sign. */
	color: string;
}

/** Where somebody is: the record and field that they have open. */
export interface Whereabouts {
	person: Person;
	/** `<kind>/<record>` of the screen, or null elsewhere. */
	record: string | null;
	/** `<kind>/<record>/<field>[/<language>]` that they are in, or null. */
	field: string | null;
}

/** Colours dark enough for white initials, far enough apart for most eyes. */
const COLORS = ['#1d4f91', '#9a3324', '#2e6b3a', '#6b3fa0', '#8a5a00', '#00697a', '#a0246e', '#4a5560'];

/** The same person has the same colour everywhere. */
export function colorOf(person: string): string {
	let sum = 0;
	for (const character of person) sum = (sum * 31 + character.charCodeAt(0)) >>> 0;
	return COLORS[sum % COLORS.length]!;
}

function isWhereabouts(state: unknown): state is Whereabouts {
	const person = (state as Whereabouts | null)?.person;
	return (
		typeof person?.id === 'string' && typeof person.name === 'string' && typeof person.color === 'string'
	);
}

/** Who else is here, each person once, however many tabs they have open. */
export function othersIn(awareness: Awareness, me: string): Whereabouts[] {
	const others = new Map<string, Whereabouts>();
	for (const [client, state] of awareness.getStates()) {
		if (client === awareness.clientID || !isWhereabouts(state) || state.person.id === me) continue;
		const known = others.get(state.person.id);
		if (!known?.field) others.set(state.person.id, state);
	}
	return [...others.values()].sort((one, other) => one.person.name.localeCompare(other.person.name));
}

interface Room {
	readonly name: string;
	readonly awareness: Awareness;
}

/** Says in every open document where this person is, and tells who else is in the plan. */
export class Company {
	readonly #me: () => Person;
	readonly #rooms: () => Iterable<Room>;
	readonly #changed: () => void;
	#here: { record: string | null; field: string | null } = { record: null, field: null };

	constructor(me: () => Person, rooms: () => Iterable<Room>, changed: () => void) {
		this.#me = me;
		this.#rooms = rooms;
		this.#changed = changed;
	}

	get others(): Whereabouts[] {
		for (const { name, awareness } of this.#rooms())
			if (name === 'plan') return othersIn(awareness, this.#me().id);
		return [];
	}

	enter(here: { record?: string | null; field?: string | null }): void {
		this.#here = { ...this.#here, ...here };
		for (const room of this.#rooms()) this.#announce(room);
	}

	/** A document was opened. */
	welcome(room: Room): void {
		this.#announce(room);
		room.awareness.on('change', this.#changed);
	}

	#announce({ awareness }: Room): void {
		const person = this.#me();
		awareness.setLocalState({
			...awareness.getLocalState(),
			person,
			// The caret in a text is drawn from `user`.
			user: { name: person.name, color: person.color },
			...this.#here,
		});
	}
}
