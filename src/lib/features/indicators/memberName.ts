import { type Dimension, DIMENSION_KINDS } from '#lib/domain/indicatorBreakdown.ts';
import { kindNamed } from '#lib/domain/kinds.ts';
import { language } from '#lib/i18n/index.ts';
import { shortTitle } from '#lib/records/recordTitle.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** What a member of a dimension is called: a record's title, or the words themselves. Live. */
export function memberName(workspace: Workspace, dimension: Dimension, member: string): string {
	const kind = DIMENSION_KINDS[dimension];
	const row = kind ? workspace.row(kindNamed(kind), member) : undefined;
	return row ? shortTitle(row, language.current).text : member;
}
