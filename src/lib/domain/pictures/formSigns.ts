import type { interventionForm } from '../interventionForm.ts';
import type { RowOf } from '../kind.ts';
import type { metropolis } from '../metropolis.ts';
import type { organisation } from '../organisation.ts';

type FormRow = Pick<RowOf<typeof interventionForm>, 'id' | 'networks' | 'partners'>;
type OrganisationRow = Pick<RowOf<typeof organisation>, 'id' | 'type' | 'parent' | 'members'>;
type MetropolisRow = Pick<RowOf<typeof metropolis>, 'id' | 'home'>;

/** By what an entry of the log shows that it follows a form of intervention: by who took part, since no entry says its form. */
interface Sign {
	/** Types of organisations. */
	readonly types?: readonly string[];
	/** Any metropolis but the plan's own. */
	readonly abroad?: boolean;
}

/**
 * What the forms of the published plan mean by their descriptions; a plan's own list of networks and partners stands beside it. A
 * form that is not here is recognised by that list alone.
 */
const SIGNS: Readonly<Record<string, Sign>> = {
	'form-councils': { types: ['council'] },
	'form-bilateral': { abroad: true },
	'form-networks': { types: ['network'] },
	'form-alliances': { types: ['institution', 'research', 'operator'] },
};

export interface FormSigns {
	/** Forms that an organisation, a network among them, stands for. */
	readonly ofOrganisation: (id: string) => readonly string[];
	/** Forms that a metropolis stands for. */
	readonly ofMetropolis: (id: string) => readonly string[];
	/** Whether anything tells what follows a form. */
	readonly isKnown: (form: string) => boolean;
}

const NONE: readonly string[] = [];

/**
 * By whom the forms of intervention are recognised. An organisation stands for a form where the plan lists it there, where it
 * belongs to a group or is a part of an organisation that the plan lists, or where the form means its type.
 */
export function readFormSigns(
	forms: readonly FormRow[],
	organisations: readonly OrganisationRow[],
	metropolises: readonly MetropolisRow[],
): FormSigns {
	const byOrganisation = new Map<string, Set<string>>();
	const known = new Set<string>();
	const abroad: string[] = [];
	const membersOf = new Map(organisations.map(({ id, members }) => [id, members]));
	for (const form of forms) {
		const { types = NONE, abroad: isAbroad = false } = Object.hasOwn(SIGNS, form.id) ? SIGNS[form.id]! : {};
		const listed = new Set([...form.networks, ...form.partners]);
		for (const id of [...listed]) for (const member of membersOf.get(id) ?? NONE) listed.add(member);
		if (isAbroad) abroad.push(form.id);
		if (isAbroad || types.length > 0 || listed.size > 0) known.add(form.id);
		for (const { id, type, parent } of organisations)
			if (listed.has(id) || (parent && listed.has(parent)) || (type && types.includes(type))) {
				const found = byOrganisation.get(id);
				if (found) found.add(form.id);
				else byOrganisation.set(id, new Set([form.id]));
			}
	}
	const named = new Map([...byOrganisation].map(([id, found]) => [id, [...found]]));
	const home = new Set(metropolises.flatMap((row) => (row.home ? row.id : [])));
	return {
		ofOrganisation: (id) => named.get(id) ?? NONE,
		ofMetropolis: (id) => (home.has(id) ? NONE : abroad),
		isKnown: (form) => known.has(form),
	};
}
