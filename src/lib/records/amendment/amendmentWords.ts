import { type AmendedField, type AmendmentRow, readAmendedField } from '#lib/domain/amendmentState.ts';
import { amendedContent } from '#lib/domain/amendable.ts';
import { type AnyRow, type Field, isPerLanguage } from '#lib/domain/kind.ts';
import { kinds } from '#lib/domain/kinds.ts';
import type { Language } from '#lib/domain/language.ts';
import { language, t } from '#lib/i18n/index.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { fieldLabel, kindLabel } from '../fieldLabel.ts';
import { plainContent } from '../plainContent.ts';
import { shortTitle } from '../recordTitle.ts';
import { rowOfSubject } from './amendmentDraft.ts';

/** The field that an amendment is about, where this plan has it. */
export const fieldOf = (row: AmendmentRow): AmendedField | null =>
	readAmendedField(row, (name) => kinds.get(name));

/** “Description (Catalan)”. */
export function fieldWords(amended: AmendedField): string {
	const field = fieldLabel(amended.kind.name, amended.field);
	if (!amended.language) return field;
	return t('amendments.fieldIn', { field, language: t(`app.language.${amended.language}`) });
}

/** A record's kind, code and title, as a line. */
export function recordWords(row: AnyRow, length = 110): { text: string; language: Language | null } {
	const title = shortTitle(row, language.current, length);
	const code = typeof row.code === 'string' && row.code ? `${row.code} ` : '';
	return { ...title, text: code + title.text };
}

/** How an amendment is called: by the record that it would change; its kind where this device does not have that. Live. */
export function amendmentTitle(
	workspace: Workspace,
	row: AmendmentRow,
	length = 110,
): { text: string; language: Language | null } {
	const record = rowOfSubject(workspace, row.subject);
	return record ? recordWords(record, length) : { text: kindLabel('amendment'), language: null };
}

/** What an amendment's words mean, to be read: names instead of ids. Live. */
export function readableWords(workspace: Workspace, field: Field, words: string): string {
	if (isPerLanguage(field)) return words;
	const content = amendedContent(field, words);
	return content === undefined ? words : plainContent(workspace, field, content, language.current);
}

/** The members of a set, each by its name. Live. */
export function memberWords(
	workspace: Workspace,
	field: Field,
	words: string,
): readonly { id: string; name: string }[] {
	const members = amendedContent(field, words);
	return (Array.isArray(members) ? (members as string[]) : [])
		.map((id) => ({ id, name: plainContent(workspace, field, [id], language.current) }))
		.sort((one, other) => one.name.localeCompare(other.name, language.current));
}
