import { evaluation } from '#lib/domain/evaluation.ts';
import type { AnyRow, Kind } from '#lib/domain/kind.ts';
import { kindNamed } from '#lib/domain/kinds.ts';
import { type Language, LANGUAGES, type Localised } from '#lib/domain/language.ts';
import {
	conclusionsOf,
	findingsOf,
	lessonsOf,
	questionsOf,
	recommendationsOf,
} from '#lib/records/evaluations/evaluationRows.ts';
import { isRich, readRichText, type RichNode } from '#lib/records/richText.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** How long texts are set, of those that are more than lines, by `keyOfText`. */
export type FormattedTexts = ReadonlyMap<string, readonly RichNode[]>;

export const keyOfText = ({ kind, id }: Pick<AnyRow, 'kind' | 'id'>, field: string, language: Language) =>
	[kind, id, field, language].join('/');

/** The records whose long texts the report of an evaluation tells. Live. */
export function textRowsOf(workspace: Workspace, id: string): AnyRow[] {
	const row = workspace.row(evaluation, id);
	return [
		...(row ? [row] : []),
		...[questionsOf, findingsOf, conclusionsOf, recommendationsOf, lessonsOf].flatMap((rowsOf) =>
			(rowsOf as (workspace: Workspace, id: string) => readonly AnyRow[])(workspace, id),
		),
	];
}

const textFields = ({ fields }: Kind) =>
	Object.entries(fields).flatMap(([field, { type }]) => (type === 'text' ? [field] : []));

/** How the long texts of records are set, as they are now. */
export async function readFormattedTexts(
	workspace: Pick<Workspace, 'text'>,
	rows: readonly AnyRow[],
): Promise<FormattedTexts> {
	const found = new Map<string, readonly RichNode[]>();
	for (const row of rows) {
		const kind = kindNamed(row.kind);
		for (const field of textFields(kind))
			for (const language of LANGUAGES) {
				if (!(row[field] as Localised | undefined)?.[language]?.trim()) continue;
				const { fragment } = await workspace.text(kind, row.id, field, language);
				const nodes = readRichText(fragment);
				if (isRich(nodes)) found.set(keyOfText(row, field, language), nodes);
			}
	}
	return found;
}
