import { appointment } from '#lib/domain/appointment.ts';
import type { AnyRow } from '#lib/domain/kind.ts';
import { kinds } from '#lib/domain/kinds.ts';
import { readSubject } from '#lib/domain/subject.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { recordPath, workspacePath } from '../recordPath.ts';

/** Where a stop of an itinerary is read and written. */
export function stopPath(workspace: string, event: string, stop: string): string {
	return workspacePath(workspace, `log/${event}/itinerary/${stop}`);
}

/** The record that a task or a comment is about, and where it is shown; null where this device has none. Live. */
export function subjectRow(
	workspace: Workspace,
	subject: string | null,
): { row: AnyRow; path: string } | null {
	const about = readSubject(subject);
	const kind = about && kinds.get(about.kind);
	const row = kind && (workspace.row(kind, about.id) as AnyRow | undefined);
	if (!row) return null;
	if (row.kind === appointment.name && typeof row.event === 'string')
		return { row, path: stopPath(workspace.id, row.event, row.id) };
	return { row, path: recordPath(workspace.id, row.kind, row.id) };
}
