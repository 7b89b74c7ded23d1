import { metropolis } from '#lib/domain/metropolis.ts';
import { metropolisFact } from '#lib/domain/metropolisFact.ts';
import {
	type ComparedFact,
	compareFacts,
	firstCompared,
	MOST_COMPARED,
} from '#lib/domain/observatoryFacts.ts';
import { language } from '#lib/i18n/index.ts';
import { conceptOptions } from '#lib/records/options.ts';
import { asked } from '#lib/records/register/address.ts';
import { shortTitle } from '#lib/records/recordTitle.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** The metropolises that the address asks for, else those of which most is known. Live. */
export function comparedMetropolises(workspace: Workspace): string[] {
	const wanted = asked('with')
		.split(',')
		.filter((id) => workspace.row(metropolis, id));
	if (wanted.length > 0) return [...new Set(wanted)].slice(0, MOST_COMPARED);
	return firstCompared(workspace.rows(metropolisFact), workspace.rows(metropolis));
}

/** The sorts of facts and what each is called: the plan's words, else those that come with this tool. Live. */
export const factSorts = (workspace: Workspace) =>
	conceptOptions(workspace, 'metropolis-fact', language.current);

/** What some of them are called, where one of them is meant. Live. */
export function sortNames(workspace: Workspace, indicators: readonly string[]): string {
	const names = new Map(factSorts(workspace).map(({ value, label }) => [value, label]));
	return indicators.map((indicator) => names.get(indicator) ?? indicator).join(' / ');
}

export interface NamedFact extends ComparedFact {
	readonly name: string;
}

/** Facts side by side, each by its name. Live. */
export function comparedFacts(workspace: Workspace, metropolises: readonly string[]): NamedFact[] {
	const sorts = factSorts(workspace);
	const names = new Map(sorts.map(({ value, label }) => [value, label]));
	return compareFacts(
		workspace.rows(metropolisFact),
		metropolises,
		sorts.map(({ value }) => value),
	).map((fact) => ({ ...fact, name: names.get(fact.indicator) ?? fact.indicator }));
}

/** How a metropolis is called for this reader. Live. */
export function metropolisName(workspace: Workspace, id: string): string {
	const row = workspace.row(metropolis, id);
	return row ? shortTitle(row, language.current, 60).text : id;
}
