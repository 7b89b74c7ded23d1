import type { Kind } from '#lib/domain/kind.ts';
import { compareTexts, language } from '#lib/i18n/index.ts';
import { shortTitle } from '#lib/records/recordTitle.ts';
import type { Option } from '#lib/ui/look.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** What a record is called, or its id where it is not here. Live. */
export function nameIn(workspace: Workspace, kind: Kind, id: string): string {
	const row = workspace.row(kind, id);
	return row ? shortTitle(row, language.current, 70).text : id;
}

/** These records as choices of a list, by name. Live. */
export function choicesOf(workspace: Workspace, kind: Kind, ids: Iterable<string>): Option[] {
	return [...new Set(ids)]
		.map((id) => ({ value: id, label: nameIn(workspace, kind, id) }))
		.sort((one, other) => compareTexts(one.label, other.label));
}
