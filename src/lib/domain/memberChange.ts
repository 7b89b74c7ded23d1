/**
 * The members of a set that somebody changed while it stood open before them: theirs are added and removed in what stands there
 * now, and what others did meanwhile stays.
 * @param before as it was when they began
 * @param after as they left it
 * @param now as it is
 */
export function mergeMembers(
	before: readonly string[],
	after: readonly string[],
	now: readonly string[],
): string[] {
	const removed = new Set(before.filter((member) => !after.includes(member)));
	const added = after.filter((member) => !before.includes(member));
	return [...new Set([...now.filter((member) => !removed.has(member)), ...added])];
}
