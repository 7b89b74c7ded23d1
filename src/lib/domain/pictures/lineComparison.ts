/** What happened in a line within two stretches of time. */
export interface LineComparison {
	readonly line: string;
	/** How many facts. */
	readonly now: number;
	readonly then: number;
	/** Of how many actions anything is written down, and how many there are. */
	readonly movedNow: number;
	readonly movedThen: number;
	readonly actions: number;
}

/** What a tally over lines, and one over actions, say of two stretches of time. */
export interface Counted {
	readonly ofLine: (line: string) => number;
	readonly ofAction: (action: string) => number;
}

export function compareLines(
	lines: readonly string[],
	actions: readonly { readonly id: string; readonly line: string | null }[],
	now: Counted,
	then: Counted,
): LineComparison[] {
	const byLine = Map.groupBy(actions, ({ line }) => line ?? '');
	return lines.map((line) => {
		const own = byLine.get(line) ?? [];
		const moved = (counted: Counted) => own.filter(({ id }) => counted.ofAction(id) > 0).length;
		return {
			line,
			now: now.ofLine(line),
			then: then.ofLine(line),
			movedNow: moved(now),
			movedThen: moved(then),
			actions: own.length,
		};
	});
}
