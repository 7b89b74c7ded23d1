import { action } from '#lib/domain/action.ts';
import type { CallRow, Concern } from '#lib/domain/callMatching.ts';
import { entry } from '#lib/domain/entry.ts';
import { organisation } from '#lib/domain/organisation.ts';
import { ownerOf } from '#lib/domain/owner.ts';
import { project } from '#lib/domain/project.ts';
import type { Axis } from '#lib/workspace/live.svelte.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

interface Growing {
	readonly themes: Map<string, number>;
	readonly actions: Set<string>;
}

/** The log is counted, not read: there may be very many entries. */
const AXES: Axis[] = [
	{ key: 'theme', facet: 'theme' },
	{ key: 'organisation', facet: 'organisation' },
];

/** With what organisations were seen to concern themselves, as far as these calls ask about it. Live. */
export function concernsFor(
	workspace: Pick<Workspace, 'rows' | 'row' | 'listing'>,
	calls: readonly CallRow[],
): Map<string, Concern> {
	const themes = new Set(calls.flatMap((row) => row.themes));
	const actions = new Set(calls.flatMap((row) => row.actions));
	const concerns = new Map<string, Growing>();
	const of = (id: string) => {
		const found = concerns.get(id) ?? { themes: new Map<string, number>(), actions: new Set<string>() };
		concerns.set(id, found);
		return found;
	};
	const show = (id: string, theme: string, records: number) => {
		const { themes: shown } = of(id);
		shown.set(theme, (shown.get(theme) ?? 0) + records);
	};

	const { table } = workspace.listing(entry);
	for (const theme of themes) {
		const counts = table?.narrow({ axes: AXES, chosen: { theme } }).counts.get('organisation');
		for (const [id, records] of counts ?? []) if (records > 0) show(id, theme, records);
	}
	for (const row of workspace.rows(project)) {
		const parties = new Set([ownerOf(row), row.coordinator, ...row.organisations, ...row.councils]);
		for (const theme of row.themes)
			if (themes.has(theme)) for (const id of parties) if (id) show(id, theme, 1);
	}
	for (const row of workspace.rows(action)) {
		if (!actions.has(row.id)) continue;
		for (const named of [...row.responsibleUnits, ...row.reporters, ...row.actorsToInvolve])
			for (const id of [named, ...(workspace.row(organisation, named)?.members ?? [])])
				of(id).actions.add(row.id);
	}
	return concerns;
}
