import { kinds } from '#lib/domain/kinds.ts';
import { organisation } from '#lib/domain/organisation.ts';
import { ownerOf } from '#lib/domain/owner.ts';
import type { FieldChange, RecordLine } from '#lib/exchange/json/recordsImport.ts';
import { language, t } from '#lib/i18n/index.ts';
import { fieldLabel, kindLabel } from '#lib/records/fieldLabel.ts';
import { plainContent } from '#lib/records/plainContent.ts';
import { shortTitle } from '#lib/records/recordTitle.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

const LONGEST = 300;

/** How the record of a line is called: as here, else as in the file. */
export function titleOfLine(
	workspace: Workspace,
	{ kind: name, id, contents, document }: RecordLine,
): string {
	const kind = kinds.get(name);
	const row = kind && workspace.row(kind, id);
	if (row) return shortTitle(row, language.current).text;
	if (!kind || !kind.title.some((field) => contents[field])) return id || '—';
	return shortTitle({ kind: name, id, document, edited: {}, approved: {}, ...contents }, language.current)
		.text;
}

/** Why a record is not taken in. */
export function reasonOf({ refusal, field, kind }: RecordLine): string {
	if (!refusal) return '';
	return refusal === 'content'
		? t('exchange.records.refusal.content', { field: fieldLabel(kind, field ?? '') })
		: t(`exchange.records.refusal.${refusal}`);
}

/** A content as the preview has it, with names for ids and codes; empty where there is none. Live. */
export function shownContent(
	workspace: Workspace,
	kind: string,
	{ field, language: own }: FieldChange,
	content: unknown,
): string {
	const declared = kinds.get(kind)?.fields[field];
	if (!declared || content === null || content === undefined) return '';
	// Words come language by language.
	if (own) return shortened(String(content));
	return shortened(plainContent(workspace, declared, content, language.current) || '—');
}

const shortened = (words: string) => (words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words);

/** What kind of record it is, and whose. Live. */
export function placeOfLine(workspace: Workspace, { kind, document }: RecordLine): string {
	const owner = ownerOf({ document });
	const row = owner && workspace.row(organisation, owner);
	const where = row ? shortTitle(row, language.current).text : document;
	return [kindLabel(kind), ...(where && where !== 'plan' ? [where] : [])].join(' · ');
}
