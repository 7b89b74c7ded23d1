import { formatDate, t } from '#lib/i18n/index.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { fieldLabel, kindLabel } from '../fieldLabel.ts';
import { nameOf } from '../people.ts';
import { type Conflict, type ConflictSubject, subjectOf } from './conflict.ts';

/** How the field of a conflict is called, with its language; the kind of record where all of it was retracted. */
export function labelOf({ kind, key }: Pick<Conflict, 'kind' | 'key'>): string {
	const subject = subjectOf({ kind, key });
	if (!subject?.field) return kindLabel(kind);
	const name = fieldLabel(kind, subject.field.name);
	return subject.language ? `${name} (${t(`app.language.${subject.language}`)})` : name;
}

/**
 * “Marta, 3 Nov 2026, 14:32”; live.
 * @param known what somebody was called when this device last knew
 */
export function signatureOf(
	workspace: Workspace,
	{ stamp }: Pick<Conflict['theirs'], 'stamp'>,
	known?: string,
): string {
	const isMine = stamp?.person === workspace.device.person.id;
	const found = stamp && nameOf(workspace, stamp.person);
	const name = isMine ? t('app.people.you') : (found ?? known ?? t('conflict.somebody'));
	return stamp ? t('app.people.setBy', { name, when: formatDate(stamp.time, 'moment') }) : name;
}

/** The names of the fields that a retraction covered. */
export function coveredLabels({ kind, covered = [] }: Conflict): string[] {
	return [...new Set(covered.map((key) => fieldLabel(kind, key.split('/')[0] ?? key)))];
}

/** A side's content as the words that can be compared word by word, or null for what is no text. */
export function wordsOf({ field, language }: ConflictSubject, content: unknown): string | null {
	const isWords =
		language !== undefined ||
		(field?.declared.type === 'value' &&
			field.declared.of === 'string' &&
			!field.declared.ref &&
			!field.declared.concept);
	return isWords && typeof content === 'string' && content ? content : null;
}
