import { action } from '#lib/domain/action.ts';
import { concept } from '#lib/domain/concept.ts';
import type { Localised } from '#lib/domain/language.ts';
import { metropolis } from '#lib/domain/metropolis.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { latestEntries } from './dayEntries.ts';
import { type Candidate, indexCandidates } from './suggest.ts';

/** What capture suggests from words. */
export const SUGGESTED = ['type', 'actions', 'metropolises'] as const;
export type Suggested = (typeof SUGGESTED)[number];

const namesOf = (text: Localised | null) => Object.values(text ?? {}).filter(Boolean);

/** The plan's types, actions and metropolises, by their codes and by their names in every language. Live. */
export function candidatesOf(workspace: Workspace) {
	const types: Candidate[] = workspace
		.rowsBy(concept, 'vocabulary', 'entry-type')
		.flatMap((row) => (row.code ? [{ id: row.code, names: namesOf(row.name) }] : []));
	const actions: Candidate[] = workspace
		.rows(action)
		.map((row) => ({ id: row.id, code: row.code, names: namesOf(row.title) }));
	// The plan's own metropolis is where nearly everything happens: it would always be suggested.
	const metropolises: Candidate[] = workspace
		.rows(metropolis)
		.filter((row) => !row.home)
		.map((row) => ({
			id: row.id,
			names: [...namesOf(row.name), ...(row.localName ? [row.localName] : []), ...row.aliases],
		}));
	return {
		type: indexCandidates(types),
		actions: indexCandidates(actions),
		metropolises: indexCandidates(metropolises),
	};
}

/** Among so many of the latest entries of everybody, a person's own are looked for. */
const LOOKED_AT = 400;

/** What this person's own entries say, the last written first. Live. */
export function recentUse(workspace: Workspace): Record<Suggested, string[]> {
	const me = workspace.device.person.id;
	const own = latestEntries(workspace, LOOKED_AT)
		.filter((row) => row.created?.person === me)
		.sort((one, other) => (other.created?.time ?? 0) - (one.created?.time ?? 0))
		.slice(0, 20);
	return {
		type: own.flatMap((row) => row.type ?? []),
		actions: own.flatMap((row) => row.actions),
		metropolises: own.flatMap((row) => row.metropolises),
	};
}
