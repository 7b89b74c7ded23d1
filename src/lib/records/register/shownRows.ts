interface Shown {
	readonly kind: string;
	readonly ids: ReadonlySet<string>;
}

let shown: Shown | null = null;

/** Notes which rows a narrowed list shows, for the screen that one goes to from there; null for all of them. */
export function noteShown(kind: string, ids: Iterable<string> | null): void {
	shown = ids && { kind, ids: new Set(ids) };
}

/** What a narrowed list of a kind showed when somebody went on from there. */
export const shownOf = (kind: string): Shown['ids'] | null => (shown?.kind === kind ? shown.ids : null);
