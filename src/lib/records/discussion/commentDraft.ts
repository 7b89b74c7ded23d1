import type { Mentionable } from './mention.ts';

/** Somebody who was chosen from the list, by the name that was written. */
export type Chosen = Pick<Mentionable, 'type' | 'id' | 'name'>;

export interface CommentDraft {
	readonly words: string;
	readonly chosen: readonly Chosen[];
}

/** Longer texts belong into a field, or a file. */
export const MOST_CHARACTERS = 10_000;

function isChosen(one: unknown): one is Chosen {
	const { type, id, name } = (one ?? {}) as Record<string, unknown>;
	return (type === 'person' || type === 'organisation') && typeof id === 'string' && typeof name === 'string';
}

export function readCommentDraft(kept: unknown): CommentDraft | null {
	const { words, chosen } = (kept ?? {}) as Record<string, unknown>;
	if (typeof words !== 'string' || !words.trim()) return null;
	return { words, chosen: Array.isArray(chosen) ? chosen.filter(isChosen) : [] };
}
