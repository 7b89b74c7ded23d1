import { action } from '#lib/domain/action.ts';
import { entry } from '#lib/domain/entry.ts';
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
	'tag',
	'lacking',
] as const;
export type Filter = (typeof FILTERS)[number];

export const FIRST_FILTERS: readonly Filter[] = FILTERS.slice(0, 5);
export const OTHER_FILTERS: readonly Filter[] = FILTERS.slice(5);

/** Over the facets that the kind declares; an action stands for its line. Only what is on screen is counted. */
export function axesOf(
	lineOf: (action: string) => string | null | undefined,
	filters: readonly Filter[] = FILTERS,
): Axis[] {
	return filters.map((key) =>
		key === 'line'
			? { key, facet: 'action', groupsOf: (id) => [lineOf(id) ?? ''].filter(Boolean) }
			: { key, facet: key },
	);
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
