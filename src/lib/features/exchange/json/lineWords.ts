import { kinds } from '#lib/domain/kinds.ts';
import { inLanguage, type Localised } from '#lib/domain/language.ts';
import type { RecordLine } from '#lib/exchange/json/recordsImport.ts';
import { formatNumber, language, t } from '#lib/i18n/index.ts';
import { fieldLabel } from '#lib/records/fieldLabel.ts';
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

/** A content as the preview has it; empty where there is none. */
export function shownContent(content: unknown): string {
	if (content === null || content === undefined) return '';
	if (typeof content === 'string') return shortened(content);
	if (typeof content === 'number')
		return formatNumber(content, { maximumFractionDigits: 12, useGrouping: false });
	if (typeof content === 'boolean') return content ? t('app.choice.yes') : t('app.choice.no');
	if (Array.isArray(content)) return shortened(content.map(String).join(', '));
	const { parent } = content as { parent?: string | null };
	if (parent !== undefined) return parent ?? '—';
	const words = inLanguage(content as Localised, language.current)?.text;
	return shortened(words ?? JSON.stringify(content));
}

const shortened = (words: string) => (words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words);
