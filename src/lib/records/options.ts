import { concept } from '#lib/domain/concept.ts';
import type { AnyRow, Kind } from '#lib/domain/kind.ts';
import { inLanguage, LANGUAGES, type Language, type Localised } from '#lib/domain/language.ts';
import { compareTexts } from '#lib/i18n/index.ts';
import type { Option } from '#lib/ui/look.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { kindLabel } from './fieldLabel.ts';
import { titleOf } from './recordTitle.ts';
import { toolWords } from './toolWords.svelte.ts';

/** The words of a vocabulary, in their order: the plan's, else those that come with this tool. Live. */
export function conceptOptions(workspace: Workspace, vocabulary: string, language: Language): Option[] {
	const own = workspace.rowsBy(concept, 'vocabulary', vocabulary);
	const further = toolWords(
		vocabulary,
		own.map((row) => row.code),
	);
	return [...own, ...further].map(({ code, name }) => ({
		value: code ?? '',
		label: inLanguage(name, language)?.text ?? code ?? '',
	}));
}

/** What people may type to find a record beside its title: its code, and its names in the other languages. */
function keywordsOf(kind: Kind, row: AnyRow): string {
	return [...kind.title, 'code', 'acronym', 'shortName']
		.flatMap((name) => {
			const content = row[name];
			if (typeof content === 'string') return [content];
			return content && typeof content === 'object'
				? LANGUAGES.map((language) => (content as Localised)[language])
				: [];
		})
		.filter((words) => words !== undefined)
		.join(' ');
}

/**
 * The records that a reference may name. Several kinds are groups of their own; records of one kind that have a type are grouped
 * by it, and ordered by name within it; others keep the plan's order.
 * @param group the heading of a record's type, or undefined where its kind has none
 */
export function recordOptions(
	kinds: readonly Kind[],
	rowsOf: (kind: Kind) => readonly AnyRow[],
	{
		language,
		group,
		except,
	}: { language: Language; group: (kind: Kind, row: AnyRow) => string | undefined; except?: string },
): Option[] {
	return kinds.flatMap((kind) => {
		const options = rowsOf(kind)
			.filter((row) => row.id !== except)
			.map((row) => {
				const code = typeof row.code === 'string' && row.code ? `${row.code} ` : '';
				const heading = kinds.length > 1 ? kindLabel(kind.name, 'other') : group(kind, row);
				return {
					value: row.id,
					label: code + titleOf(row, language).text,
					keywords: keywordsOf(kind, row),
					...(heading ? { group: heading } : {}),
				};
			});
		if (!options.some((option) => option.group)) return options;
		return options.sort(
			(one, other) =>
				compareTexts(one.group ?? '', other.group ?? '') || compareTexts(one.label, other.label),
		);
	});
}

/** The name of a record's type, where its kind has a field `type` of a vocabulary: what long lists are grouped by. */
export function typeNames(workspace: Workspace, kind: Kind, language: Language): Map<string, string> {
	const type = kind.fields.type;
	if (type?.type !== 'value' || !type.concept) return new Map();
	return new Map(conceptOptions(workspace, type.concept, language).map(({ value, label }) => [value, label]));
}

/** Options for a field that names records of these kinds; live. */
export function referenceOptions(
	workspace: Workspace,
	kinds: readonly Kind[],
	language: Language,
	except?: string,
): Option[] {
	const names = new Map(kinds.map((kind) => [kind.name, typeNames(workspace, kind, language)]));
	return recordOptions(kinds, (kind) => workspace.rows(kind), {
		language,
		except,
		group: (kind, row) => names.get(kind.name)?.get(String(row.type)),
	});
}
