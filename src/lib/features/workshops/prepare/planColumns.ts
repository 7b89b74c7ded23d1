import { concept } from '#lib/domain/concept.ts';
import type { Kind } from '#lib/domain/kind.ts';
import { inLanguage, type Language, type Localised } from '#lib/domain/language.ts';
import { interventionForm } from '#lib/domain/interventionForm.ts';
import { line } from '#lib/domain/line.ts';
import { comparePlaces, type Placed } from '#lib/domain/place.ts';
import { planVocabularies } from '#lib/domain/planVocabularies.ts';
import { subjectOf } from '#lib/domain/subject.ts';
import { theme } from '#lib/domain/theme.ts';
import { themeGroup } from '#lib/domain/themeGroup.ts';
import { type ColumnSource, formatCalled, PARKING, wordsIn } from '#lib/domain/workshopFormats.ts';
import type { PlannedColumn } from '#lib/domain/workshopLayout.ts';
import { zone } from '#lib/domain/zone.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

interface Titled extends Placed {
	readonly kind: string;
	readonly title: Localised | null;
	readonly code?: string | null;
}

const KINDS: Partial<Record<ColumnSource, Kind>> = { lines: line, themes: theme, zones: zone };

/** The plan's records that become columns, in the plan's order. */
function recordsOf(workspace: Workspace, source: ColumnSource): Titled[] {
	const kind = source === 'forms' ? interventionForm : KINDS[source];
	if (!kind) return [];
	const rows = [...(workspace.rows(kind) as unknown as readonly Titled[])].sort(comparePlaces);
	if (kind !== theme) return rows;
	const groups = [...workspace.rows(themeGroup)].sort(comparePlaces).map(({ id }) => id);
	const groupOf = (row: Titled) => groups.indexOf(row.place?.parent ?? '');
	return rows.sort((one, other) => groupOf(one) - groupOf(other) || comparePlaces(one, other));
}

/**
 * Columns made from one part of the plan as it is now. Live.
 * @param language in which the session is held
 * @param format whose own columns are meant by `own`
 */
export function columnsFrom(
	workspace: Workspace,
	source: ColumnSource,
	language: Language,
	format: string | null,
): PlannedColumn[] {
	if (source === 'own') return formatCalled(format).own.map((words) => ({ title: wordsIn(words, language) }));
	if (source === 'swot') return quadrants(workspace, language);
	return recordsOf(workspace, source).map((row) => {
		const title = inLanguage(row.title, language)?.text ?? row.id;
		return {
			title: source === 'lines' && row.code ? `${row.code} ${title}` : title,
			subject: subjectOf(row),
		};
	});
}

/** The plan's own quadrants; a plan that names none has those that come with this tool. */
function quadrants(workspace: Workspace, language: Language): PlannedColumn[] {
	const own = [...workspace.rowsBy(concept, 'vocabulary', 'swot-quadrant')].sort(comparePlaces);
	if (own.length > 0)
		return own.map(({ name, code }) => ({ title: inLanguage(name, language)?.text ?? code ?? '' }));
	return planVocabularies['swot-quadrant']!.map(([, ca, es, fr, en]) => ({
		title: { ca, es, fr, en }[language],
	}));
}

/** A whole board: the columns of all these parts, then the parking lot. Live. */
export function boardFrom(
	workspace: Workspace,
	sources: readonly ColumnSource[],
	language: Language,
	format: string | null,
): PlannedColumn[] {
	return [
		...sources.flatMap((source) => columnsFrom(workspace, source, language, format)),
		{ title: wordsIn(PARKING, language), parking: true },
	];
}
