import type { SheetLine } from '#lib/exchange/sheets/sheetPlan.ts';

/** What can be taken or left: a new line as a whole, or one cell of a changed one. */
export interface Place {
	readonly line: number;
	/** The cell's column; '' for the line. */
	readonly key: string;
	readonly since: boolean;
}

/** What there is to choose in a line: all of it, or only what was changed here too, or only the rest. */
export function placesOf({ line, outcome, changes }: SheetLine, only?: 'changed' | 'since'): Place[] {
	if (outcome === 'new') return [{ line, key: '', since: false }];
	if (outcome !== 'changed' && outcome !== 'since') return [];
	return changes
		.map(({ key, since = false }) => ({ line, key, since }))
		.filter(({ since }) => !only || since === (only === 'since'));
}

/** What somebody takes of a sheet. Unless they say otherwise that is all but what was changed here as well. */
export class Choice {
	#said = $state.raw<ReadonlyMap<string, boolean>>(new Map());

	isTaken(place: Place): boolean {
		return this.#said.get(nameOf(place)) ?? this.#said.get(rowOf(place)) ?? !place.since;
	}

	/** Whether all, some or none of these are taken. */
	of(places: readonly Place[]): 'all' | 'some' | 'none' {
		const taken = places.filter((place) => this.isTaken(place)).length;
		return taken === 0 ? 'none' : taken === places.length ? 'all' : 'some';
	}

	/** @param areRows whether whole rows are meant: of one that was left nothing is taken that is found in it later */
	say(places: readonly Place[], isTaken: boolean, areRows = false): void {
		const said = new Map(this.#said);
		for (const place of places) {
			said.set(nameOf(place), isTaken);
			if (!areRows) continue;
			if (isTaken) said.delete(rowOf(place));
			else said.set(rowOf(place), false);
		}
		this.#said = said;
	}

	forget(): void {
		this.#said = new Map();
	}
}

/** What was chosen before it was changed here is chosen anew then. */
const nameOf = ({ line, key, since }: Place) => `${line}|${key}|${since}`;
/** Of a row what was changed here too, or the rest. */
const rowOf = ({ line, since }: Place) => `${line}|*|${since}`;
