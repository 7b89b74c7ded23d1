import { action } from '#lib/domain/action.ts';
import type { TallyFacet, TallySource } from '#lib/domain/factQuestion.ts';
import { interventionForm } from '#lib/domain/interventionForm.ts';
import { membership } from '#lib/domain/membership.ts';
import { metropolis } from '#lib/domain/metropolis.ts';
import { organisation } from '#lib/domain/organisation.ts';
import { readFormSigns } from '#lib/domain/pictures/formSigns.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

type Reading = Pick<Workspace, 'rows'>;
type Names = Readonly<Record<string, readonly string[]>>;

/** As what else something counts that is named: plain data, so that what has not changed can be told from what has. */
export interface NamedAs {
	/** Of each action. */
	readonly lines: Names;
	/** Of each metropolis abroad: whatever names it was done in its zone. */
	readonly zones: Names;
	/** Of each organisation that is a network, itself. */
	readonly networks: Names;
	/** The forms of intervention for which organisations and metropolises stand. */
	readonly forms: { readonly organisations: Names; readonly metropolises: Names };
}

/** Live. @param withForms whether forms are asked for: they are worked out from all organisations */
export function namedAs(workspace: Reading, withForms = true): NamedAs {
	const joined = new Set(workspace.rows(membership).map(({ network }) => network));
	return {
		lines: Object.fromEntries(workspace.rows(action).flatMap(({ id, line }) => (line ? [[id, [line]]] : []))),
		zones: zonesOf(workspace),
		networks: Object.fromEntries(
			workspace
				.rows(organisation)
				.flatMap(({ id, type }) => (type === 'network' || joined.has(id) ? [[id, [id]]] : [])),
		),
		forms: withForms ? formsOf(workspace) : { organisations: {}, metropolises: {} },
	};
}

const zonesOf = (workspace: Reading): Names =>
	Object.fromEntries(
		workspace.rows(metropolis).flatMap(({ id, zone, home }) => (zone && !home ? [[id, [zone]]] : [])),
	);

function formsOf(workspace: Reading): NamedAs['forms'] {
	const [organisations, metropolises] = [workspace.rows(organisation), workspace.rows(metropolis)];
	const signs = readFormSigns(workspace.rows(interventionForm), organisations, metropolises);
	return {
		organisations: Object.fromEntries(organisations.map(({ id }) => [id, signs.ofOrganisation(id)])),
		metropolises: Object.fromEntries(metropolises.map(({ id }) => [id, signs.ofMetropolis(id)])),
	};
}

const NONE: readonly string[] = [];
const by =
	(names: Names) =>
	(id: string): readonly string[] =>
		names[id] ?? NONE;

/** What the log and the pictures are narrowed by. */
export type NamedFilter = TallyFacet | 'line' | 'form';

/**
 * Under which facets of the log something is named: one rule for a picture that counts it and for the list that the picture opens.
 * What names a metropolis was done in its zone; a network is an organisation too.
 */
export function sourcesOf(filter: NamedFilter, as: NamedAs): readonly TallySource[] {
	switch (filter) {
		case 'line':
			return [{ facet: 'action', groupsOf: by(as.lines) }];
		case 'zone':
			return [{ facet: 'zone' }, { facet: 'metropolis', groupsOf: by(as.zones) }];
		case 'organisation':
			return [{ facet: 'organisation' }, { facet: 'network' }];
		case 'network':
			return [{ facet: 'network' }, { facet: 'organisation', groupsOf: by(as.networks) }];
		case 'form':
			return [
				{ facet: 'organisation', groupsOf: by(as.forms.organisations) },
				{ facet: 'network', groupsOf: by(as.forms.organisations) },
				{ facet: 'metropolis', groupsOf: by(as.forms.metropolises) },
			];
		default:
			return [{ facet: filter }];
	}
}

/** By zone; the whole of `namedAs` is more than that takes. Live. */
export const zoneSources = (workspace: Reading): readonly TallySource[] => [
	{ facet: 'zone' },
	{ facet: 'metropolis', groupsOf: by(zonesOf(workspace)) },
];
