import type { action } from '#lib/domain/action.ts';
import type { RowOf } from '#lib/domain/kind.ts';
import type { line } from '#lib/domain/line.ts';
import { comparePlaces } from '#lib/domain/place.ts';

type ActionRow = RowOf<typeof action>;
type LineRow = RowOf<typeof line>;

export interface LineActions {
	/** Null for actions of a line that this device does not know. */
	readonly line: LineRow | null;
	readonly actions: readonly ActionRow[];
}

/** Actions under their lines, both in their places; each action once, and lines without any left out. */
export function actionsByLine(actions: Iterable<ActionRow>, lines: readonly LineRow[]): LineActions[] {
	const unique = [...new Map([...actions].map((action) => [action.id, action])).values()];
	const known = new Set(lines.map(({ id }) => id));
	const parts: LineActions[] = [...lines].sort(comparePlaces).map((line) => ({
		line,
		actions: unique.filter((action) => action.line === line.id),
	}));
	parts.push({ line: null, actions: unique.filter((action) => !known.has(action.line ?? '')) });
	return parts.filter((part) => part.actions.length > 0);
}
