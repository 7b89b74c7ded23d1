import { metropolis } from '#lib/domain/metropolis.ts';
import { metropolisesCalled, Names, sortCalled } from '#lib/domain/observatoryNames.ts';
import { language } from '#lib/i18n/index.ts';
import { titleOf } from '#lib/records/recordTitle.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { metropolisNames, sortsByName } from './importContext.ts';

/** What a table calls things, so that the import knows them again. */
export interface ExportNames {
	readonly metropolis: (id: string) => string;
	readonly sort: (indicator: string, name: string) => string;
}

/** The whole name, or the identifier where the name may mean several or is too little. Live. */
export function exportNames(workspace: Workspace): ExportNames {
	const metropolises = new Names(metropolisNames(workspace));
	const sorts = new Names(sortsByName(workspace));
	return {
		metropolis: (id) => {
			const row = workspace.row(metropolis, id);
			const name = row ? titleOf(row, language.current).text : id;
			const called = metropolisesCalled(metropolises, name);
			return called.size === 1 && called.has(id) ? name : id;
		},
		sort: (indicator, name) => (sortCalled(sorts, name).indicator === indicator ? name : indicator),
	};
}
