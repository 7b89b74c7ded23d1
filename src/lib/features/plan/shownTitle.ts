import type { AnyRow } from '#lib/domain/kind.ts';
import { language, t } from '#lib/i18n/index.ts';
import { titleOf } from '#lib/records/recordTitle.ts';

/** A record's title for the reader; one that nobody has named yet says so, instead of showing its id. */
export function shownTitle(row: AnyRow): { text: string; lang: string | undefined } {
	const title = titleOf(row, language.current);
	if (title.text === row.id) return { text: t('plan.untitled'), lang: undefined };
	return { text: title.text, lang: title.language ?? undefined };
}
