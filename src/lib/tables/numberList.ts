/** Whole numbers in memory that lies together, and grows as numbers come. */
export class NumberList {
	length = 0;
	numbers: Uint32Array;

	constructor(room = 16) {
		this.numbers = new Uint32Array(room);
	}

	push(number: number): void {
		this.makeRoom(this.length + 1);
		this.numbers[this.length++] = number;
	}

	/** Room for so many; what is beyond the length is zero. */
	makeRoom(length: number): void {
		if (length <= this.numbers.length) return;
		const numbers = new Uint32Array(Math.max(length, this.numbers.length * 2));
		numbers.set(this.numbers);
		this.numbers = numbers;
	}

	get filled(): Uint32Array {
		return this.numbers.subarray(0, this.length);
	}
}
