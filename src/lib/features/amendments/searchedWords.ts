import type { AmendmentRow } from '#lib/domain/amendmentState.ts';
import { language } from '#lib/i18n/index.ts';
import { amendmentTitle, fieldOf, fieldWords, readableWords } from '#lib/records/amendment/amendmentWords.ts';
import { authorOf } from '#lib/records/author.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** Everything by which somebody may look for an amendment: the record, the part, old and new, why, who. Live. */
export function searchedWords(workspace: Workspace, row: AmendmentRow): string {
	const amended = fieldOf(row);
	const author = authorOf(workspace, row, row.created?.person, language.current, row.name);
	const read = (words: string | null) =>
		amended && words ? readableWords(workspace, amended.declared, words) : words;
	return [
		amendmentTitle(workspace, row).text,
		amended && fieldWords(amended),
		read(row.before),
		read(row.after),
		row.rationale,
		author.name,
		author.organisation,
	]
		.filter(Boolean)
		.join(' ');
}
