import { type Field, isPerLanguage } from '#lib/domain/kind.ts';
import { inLanguage, type Language, type Localised } from '#lib/domain/language.ts';
import { formatDate, formatList, formatNumber, t } from '#lib/i18n/index.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { isNothing } from './content.ts';
import { conceptOptions } from './options.ts';
import { titleOf } from './recordTitle.ts';
import { kindOfReference } from './reference.ts';

/** A field's content as one line of words, '' for nothing: for tables, ordering and comparing. Live. */
export function plainContent(
	workspace: Workspace,
	field: Field,
	content: unknown,
	language: Language,
): string {
	if (isNothing(field, content)) return '';
	if (isPerLanguage(field)) return inLanguage(content as Localised, language)?.text ?? '';
	const nameOf = (code: string) => {
		if ('concept' in field && field.concept)
			return (
				conceptOptions(workspace, field.concept, language).find(({ value }) => value === code)?.label ?? code
			);
		const kind = 'ref' in field ? kindOfReference(workspace, field.ref, code) : undefined;
		const row = kind && workspace.row(kind, code);
		return row ? titleOf(row, language).text : code;
	};
	if (field.type === 'set') return formatList((content as readonly string[]).map(nameOf));
	if (field.type === 'place') return nameOf((content as { parent: string }).parent);
	if (field.of === 'number') return formatNumber(content as number, { maximumFractionDigits: 12 });
	if (field.of === 'date') return formatDate(content as string);
	if (field.of === 'boolean') return t(content ? 'app.choice.yes' : 'app.choice.no');
	if (field.of === 'json') return JSON.stringify(content);
	return nameOf(String(content));
}
