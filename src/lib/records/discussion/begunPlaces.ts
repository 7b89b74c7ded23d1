import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { DraftStore, sessionOrNone } from '../draftStore.ts';
import { type CommentDraft, readCommentDraft } from './commentDraft.ts';

/** Where what somebody is writing is kept: by the record, the thread that it answers, or the comment that it edits. */
export function draftStoreOf(workspace: Workspace, place: string): DraftStore<CommentDraft> {
	return new DraftStore<CommentDraft>({
		workspace: workspace.id,
		person: workspace.device.person.id,
		subject: `comment:${place}`,
		read: readCommentDraft,
		settings: workspace.device.tables,
		session: sessionOrNone(),
	});
}

/** Of these places those at which a comment was begun and not sent. */
export async function begunPlaces(
	workspace: Workspace,
	places: readonly string[],
): Promise<ReadonlySet<string>> {
	const begun = new Set<string>();
	await Promise.all(
		places.map(async (place) => {
			if (await draftStoreOf(workspace, place).find()) begun.add(place);
		}),
	);
	return begun;
}
