/** The records before and after one in a list; null at its ends, and for one that is not in it. */
export function neighbours<R extends { readonly id: string }>(
	rows: readonly R[],
	id: string,
): { previous: R | null; next: R | null } {
	const at = rows.findIndex((row) => row.id === id);
	if (at < 0) return { previous: null, next: null };
	return { previous: rows[at - 1] ?? null, next: rows[at + 1] ?? null };
}
