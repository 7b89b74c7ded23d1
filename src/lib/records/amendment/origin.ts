import { outcome } from '#lib/domain/outcome.ts';
import type { AnyRow } from '#lib/domain/kind.ts';
import { readSubject, subjectOf } from '#lib/domain/subject.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** The session, and what of it, from which a record came. */
export interface Origin {
	readonly workshop: string;
	/** `card` or `decision`. */
	readonly of: 'card' | 'decision';
	readonly id: string;
}

/** Where a record came from, as the documents of sessions tell that this device has. Live. */
export function originsOf(workspace: Workspace, row: Pick<AnyRow, 'kind' | 'id'>): Origin[] {
	return workspace.rowsBy(outcome, 'subject', subjectOf(row)).flatMap((one): Origin[] => {
		const about = readSubject(one.about);
		const workshop = one.document.split('/')[1];
		if (!about || !workshop) return [];
		return [{ workshop, of: about.kind === 'decision' ? 'decision' : 'card', id: about.id }];
	});
}
