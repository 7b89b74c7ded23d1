import type { AnyRow } from '#lib/domain/kind.ts';
import { amendment } from '#lib/domain/amendment.ts';
import type { AmendmentRow } from '#lib/domain/amendmentState.ts';
import { kindNamed, kinds } from '#lib/domain/kinds.ts';
import type { Language } from '#lib/domain/language.ts';
import { amendmentTitle } from '#lib/records/amendment/amendmentWords.ts';
import { kindOfReference } from '#lib/records/reference.ts';
import { shortTitle } from '#lib/records/recordTitle.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import type { Target } from './group.ts';

/** The record that stands for it: an update is called as the action that it reports on. */
function namesake(workspace: Workspace, row: AnyRow): AnyRow {
	const [name = ''] = kindNamed(row.kind).title;
	const field = kindNamed(row.kind).fields[name];
	const id = row[name];
	if (field?.type !== 'value' || !field.ref || typeof id !== 'string') return row;
	const kind = kindOfReference(workspace, field.ref, id);
	return (kind && workspace.row(kind, id)) ?? row;
}

/** How a record is called, with its code; null where this device does not have it. Live. */
export function targetTitle(
	workspace: Workspace,
	{ kind, id }: Target,
	language: Language,
): { text: string; language: Language | null } | null {
	const declared = kinds.get(kind);
	const row = declared && workspace.row(declared, id);
	if (!row) return null;
	if (kind === amendment.name) return amendmentTitle(workspace, row as AmendmentRow, 100);
	const named = namesake(workspace, row);
	const title = shortTitle(named, language, 100);
	const code = 'code' in named && typeof named.code === 'string' && named.code ? `${named.code} ` : '';
	return { ...title, text: code + title.text };
}
