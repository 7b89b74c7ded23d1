/** How much of one kind somebody may have under way at once. */
export class Turns {
	readonly #most: number;
	readonly #underWay = new Map<string, number>();

	constructor(most: number) {
		this.#most = most;
	}

	/** What to call once it is over, any number of times; null where there is enough under way. */
	take(who: string): (() => void) | null {
		const underWay = this.#underWay.get(who) ?? 0;
		if (underWay >= this.#most) return null;
		this.#underWay.set(who, underWay + 1);
		let isOver = false;
		return () => {
			if (isOver) return;
			isOver = true;
			const left = (this.#underWay.get(who) ?? 1) - 1;
			if (left > 0) this.#underWay.set(who, left);
			else this.#underWay.delete(who);
		};
	}
}
