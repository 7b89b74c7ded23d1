import type { decision } from '#lib/domain/decision.ts';
import type { Contents, RowOf } from '#lib/domain/kind.ts';

/** A decision as it is typed; '' for nothing. */
export interface DecisionWords {
	text: string;
	card: string;
	owner: string;
	person: string;
	due: string;
}

const FIELDS = ['text', 'card', 'owner', 'person', 'due'] as const;

export function wordsOfDecision(row: RowOf<typeof decision> | undefined): DecisionWords {
	return Object.fromEntries(FIELDS.map((field) => [field, row?.[field] ?? ''])) as Record<
		(typeof FIELDS)[number],
		string
	>;
}

/**
 * What is to be written of it: all that says something of a new one, and of one that is changed only what was, so that what others
 * changed of it meanwhile stays.
 */
export function contentsOfDecision(words: DecisionWords, before: DecisionWords | null): Contents {
	return Object.fromEntries(
		FIELDS.flatMap((field) => {
			const typed = words[field].trim();
			if (before ? typed === before[field].trim() : !typed) return [];
			return [[field, typed || null]];
		}),
	);
}
