import { action } from '#lib/domain/action.ts';
import { entry } from '#lib/domain/entry.ts';
import type { FactQuestion } from '#lib/domain/factQuestion.ts';
import { interventionForm } from '#lib/domain/interventionForm.ts';
import type { Kind } from '#lib/domain/kind.ts';
import { line } from '#lib/domain/line.ts';
import { ANY_LACKING } from '#lib/domain/listing.ts';
import { metropolis } from '#lib/domain/metropolis.ts';
import { organisation } from '#lib/domain/organisation.ts';
import { sustainableDevelopmentGoal } from '#lib/domain/sustainableDevelopmentGoal.ts';
import { theme } from '#lib/domain/theme.ts';
import { zone } from '#lib/domain/zone.ts';
import { compareTexts, language, t } from '#lib/i18n/index.ts';
import { fieldLabel } from '#lib/records/fieldLabel.ts';
import { type NamedAs, sourcesOf } from '#lib/records/happened/namedAs.ts';
import { recordOptions } from '#lib/records/options.ts';
import type { Option } from '#lib/ui/look.ts';
import type { Axis, Narrowed } from '#lib/workspace/live.svelte.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { typeOptions } from './typeOptions.ts';

/** What the log can be narrowed by; the keys stand in the address. The first few are asked most. */
export const FILTERS = [
	'type',
	'action',
	'organisation',
	'metropolis',
	'year',
	'line',
	'zone',
	'theme',
	'network',
	'goal',
	'form',
	'tag',
	'lacking',
] as const;
export type Filter = (typeof FILTERS)[number];

export const FIRST_FILTERS: readonly Filter[] = FILTERS.slice(0, 5);
export const OTHER_FILTERS: readonly Filter[] = FILTERS.slice(5);

/** Over the facets that the kind declares, as the pictures count them. Only what is on screen is counted. */
export function axesOf(as: NamedAs, filters: readonly Filter[] = FILTERS): Axis[] {
	return filters.map((key) => {
		if (key === 'year') return { key, facet: key, ofTime: true };
		if (key === 'tag' || key === 'lacking') return { key, facet: key };
		const [first, ...also] = sourcesOf(key, as);
		return { key, ...first!, ...(also.length > 0 && { also }) };
	});
}

/** The same question about what other records tell; null where they know nothing of what is asked. */
export function questionBeside(
	chosen: Readonly<Record<string, string>>,
	as: NamedAs,
): Pick<FactQuestion, 'only' | 'date'> | null {
	if (chosen.tag || chosen.lacking) return null;
	const only = FILTERS.flatMap((key) => {
		const wanted = chosen[key];
		if (!wanted || key === 'year' || key === 'tag' || key === 'lacking') return [];
		return [{ sources: sourcesOf(key, as), isIn: (value: string) => value === wanted }];
	});
	return { only, ...(chosen.year && { date: chosen.year }) };
}

const KINDS: Partial<Record<Filter, Kind>> = {
	action,
	organisation,
	metropolis,
	line,
	zone,
	theme,
	network: organisation,
	goal: sustainableDevelopmentGoal,
	form: interventionForm,
};

/** What may be chosen of a filter, by name; years and tags are what the entries have. Live. */
export function optionsOf(workspace: Workspace, filter: Filter, counts: Narrowed['counts']): Option[] {
	const kind = KINDS[filter];
	if (kind)
		return recordOptions([kind], (of) => workspace.rows(of), {
			language: language.current,
			group: () => undefined,
		});
	if (filter === 'type') return typeOptions(workspace);
	const found = [...(counts.get(filter)?.keys() ?? [])].sort(compareTexts);
	if (filter === 'year') found.reverse();
	return found.map((value) => ({ value, label: filter === 'lacking' ? lackingLabel(value) : value }));
}

function lackingLabel(field: string): string {
	return field === ANY_LACKING ? t('log.filters.anyLacking') : fieldLabel(entry.name, field);
}
