// What rows have under one facet: values are numbered, so are combinations of values, and each row has the number of its combination.
import { NumberList } from './numberList.ts';
import { narrowest, type PackedFacet } from './packing.ts';

export class FacetColumn {
	/** By their numbers. */
	readonly values: string[] = [];
	/** Of each row the number of its combination; 0 is the one of no values. */
	rows = new Uint32Array(0);
	/** Where the values of each combination end among the members; they begin where those of the one before it end. */
	readonly ends = new NumberList();
	/** Numbers of values. */
	readonly members = new NumberList();
	readonly #numbers = new Map<string, number>();
	/** Combinations that were made here, by their values. */
	readonly #made = new Map<string, number>();

	constructor() {
		this.ends.push(0);
	}

	get combinations(): number {
		return this.ends.length;
	}

	/** 1 for each combination that has such a value. */
	combinationsWith(isAsked: (value: string) => boolean): Uint8Array {
		const asked = Uint8Array.from(this.values, (value) => Number(isAsked(value)));
		const found = new Uint8Array(this.combinations);
		const { numbers: ends } = this.ends;
		const { numbers: members } = this.members;
		for (let combination = 1; combination < found.length; combination++)
			for (let member = ends[combination - 1]!; member < ends[combination]!; member++)
				if (asked[members[member]!] === 1) found[combination] = 1;
		return found;
	}

	/** How many of the rows, given by how many have each combination, have each value. */
	countValues(
		rowsByCombination: Uint32Array,
		groupsOf: (value: string) => readonly string[],
	): Map<string, number> {
		const groups: string[] = [];
		const groupNumbers = new Map<string, number>();
		const groupsByValue = this.values.map((value) =>
			groupsOf(value).map((group) => {
				if (!groupNumbers.has(group)) groupNumbers.set(group, groups.push(group) - 1);
				return groupNumbers.get(group)!;
			}),
		);
		const counts = new Uint32Array(groups.length);
		/** The combination that was last counted for a group: of one row a group counts once. */
		const counted = new Uint32Array(groups.length);
		const { numbers: ends } = this.ends;
		const { numbers: members } = this.members;
		for (let combination = 1; combination < this.combinations; combination++) {
			const rows = rowsByCombination[combination]!;
			if (rows === 0) continue;
			for (let member = ends[combination - 1]!; member < ends[combination]!; member++)
				for (const group of groupsByValue[members[member]!]!) {
					if (counted[group] === combination) continue;
					counted[group] = combination;
					counts[group]! += rows;
				}
		}
		return new Map(groups.map((group, number) => [group, counts[number]!]));
	}

	/** What each combination counts as; undefined for the one of no values. */
	groupsByCombination(groupsOf: (value: string) => readonly number[]): readonly (readonly number[])[] {
		const byValue = this.values.map(groupsOf);
		const groups: number[][] = new Array(this.combinations) as number[][];
		groups[0] = [];
		const { numbers: ends } = this.ends;
		const { numbers: members } = this.members;
		for (let combination = 1; combination < groups.length; combination++) {
			const own: number[] = [];
			for (let member = ends[combination - 1]!; member < ends[combination]!; member++)
				own.push(...byValue[members[member]!]!);
			groups[combination] = own;
		}
		return groups;
	}

	makeRoom(slots: number): void {
		if (slots <= this.rows.length) return;
		const rows = new Uint32Array(slots);
		rows.set(this.rows);
		this.rows = rows;
	}

	set(slot: number, values: readonly string[]): void {
		this.rows[slot] = values.length === 0 ? 0 : this.#combine(values);
	}

	valuesAt(slot: number): string[] {
		const combination = this.rows[slot]!;
		if (combination === 0) return [];
		const { numbers } = this.ends;
		return Array.from(
			this.members.numbers.subarray(numbers[combination - 1], numbers[combination]),
			(value) => this.values[value]!,
		);
	}

	/** Takes in the rows of a packed document: they get the slots from `first` on. */
	adopt(packed: PackedFacet, first: number): void {
		const numbers = packed.values.map((value) => this.#number(value));
		const combination = this.ends.length - 1;
		const member = this.members.length;
		const { members, ends, rows } = packed;
		this.members.makeRoom(member + members.length);
		for (let at = 0; at < members.length; at++) this.members.numbers[member + at] = numbers[members[at]!]!;
		this.members.length += members.length;
		this.ends.makeRoom(this.ends.length + ends.length);
		for (let at = 0; at < ends.length; at++) this.ends.numbers[combination + 1 + at] = member + ends[at]!;
		this.ends.length += ends.length;
		for (let at = 0; at < rows.length; at++)
			this.rows[first + at] = rows[at] === 0 ? 0 : combination + rows[at]!;
	}

	/** What these rows have, with numbers of their own. */
	pack(slots: ArrayLike<number>): PackedFacet {
		const values: string[] = [];
		const numbers = new Map<number, number>();
		const combinations = new Map<number, number>();
		const [members, ends, rows]: [number[], number[], number[]] = [[], [], []];
		for (let at = 0; at < slots.length; at++) {
			const combination = this.rows[slots[at]!]!;
			if (combination !== 0 && !combinations.has(combination)) {
				for (
					let member = this.ends.numbers[combination - 1]!;
					member < this.ends.numbers[combination]!;
					member++
				) {
					const value = this.members.numbers[member]!;
					if (!numbers.has(value)) numbers.set(value, values.push(this.values[value]!) - 1);
					members.push(numbers.get(value)!);
				}
				combinations.set(combination, ends.push(members.length));
			}
			rows.push(combinations.get(combination) ?? 0);
		}
		return {
			values,
			members: narrowest(members, values.length),
			ends: narrowest(ends, members.length),
			rows: narrowest(rows, ends.length),
		};
	}

	#number(value: string): number {
		let number = this.#numbers.get(value);
		if (number === undefined) {
			number = this.values.push(value) - 1;
			this.#numbers.set(value, number);
		}
		return number;
	}

	#combine(values: readonly string[]): number {
		const numbers = values.map((value) => this.#number(value)).sort((one, other) => one - other);
		const key = numbers.join();
		let combination = this.#made.get(key);
		if (combination === undefined) {
			for (const number of numbers) this.members.push(number);
			combination = this.ends.length;
			this.ends.push(this.members.length);
			this.#made.set(key, combination);
		}
		return combination;
	}
}
