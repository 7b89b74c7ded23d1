/** What counts of somebody's seat. */
interface Seated {
	readonly person: string | null;
	readonly companions: string | null;
}

/** The names of those who share a device, as they were written: one a line, or apart by commas or semicolons. */
export function companionNames(companions: string | null | undefined): string[] {
	return (companions ?? '')
		.split(/[\n,;]+/)
		.map((name) => name.trim())
		.filter(Boolean);
}

/** How many people are at a session: whoever has a seat, and those who share it. */
export function headcount(attendees: readonly Seated[]): number {
	return attendees.reduce((sum, { companions }) => sum + 1 + companionNames(companions).length, 0);
}

/** What a mark of being done is about. */
export const doneWith = (block: string) => `done/${block}`;

/** What a mark of having handed everything over is about: one end of a session, by the time at which it ended. */
export const handedAt = (ended: number) => `handed/${ended}`;

/** Who left a mark about something, each once. */
export function markedBy(
	marks: readonly { readonly person: string | null; readonly about: string | null }[],
	about: string,
): Set<string> {
	return new Set(marks.flatMap((mark) => (mark.about === about && mark.person ? [mark.person] : [])));
}

/**
 * How many are done, of how many: of those who are here, and of those who went and were done.
 * @param seats ids of those with a seat, without those who were asked to leave
 */
export function countDone(
	seats: readonly string[],
	done: ReadonlySet<string>,
	present: ReadonlySet<string>,
): { done: number; of: number } {
	const counted = new Set(seats.filter((person) => present.has(person) || done.has(person)));
	return { done: [...counted].filter((person) => done.has(person)).length, of: counted.size };
}

/** Shares seats without a table out among tables, the emptiest first. @returns which table each gets */
export function shareOut(
	attendees: readonly { readonly id: string; readonly table: string | null }[],
	tables: readonly string[],
): Map<string, string> {
	const shared = new Map<string, string>();
	if (tables.length === 0) return shared;
	const sizes = new Map(tables.map((table) => [table, 0]));
	for (const { table } of attendees) if (table && sizes.has(table)) sizes.set(table, sizes.get(table)! + 1);
	for (const { id, table } of [...attendees].sort((one, other) => (one.id < other.id ? -1 : 1))) {
		if (table && sizes.has(table)) continue;
		const emptiest = [...sizes].reduce((least, next) => (next[1] < least[1] ? next : least))[0];
		sizes.set(emptiest, sizes.get(emptiest)! + 1);
		shared.set(id, emptiest);
	}
	return shared;
}
