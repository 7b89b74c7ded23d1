import type { RowOf } from '#lib/domain/kind.ts';
import type { Language } from '#lib/domain/language.ts';
import { organisation } from '#lib/domain/organisation.ts';
import { ownerOf } from '#lib/domain/owner.ts';
import { profile } from '#lib/domain/profile.ts';
import { compareTexts } from '#lib/i18n/index.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { titleOf } from '../recordTitle.ts';
import type { Mentionable } from './mention.ts';
import type { CommentRow } from './threads.ts';

type OrganisationRow = RowOf<typeof organisation>;

/** Whatever an organisation may be called by, in any language. */
function namesOf(row: OrganisationRow): string[] {
	return [...Object.values(row.name), ...Object.values(row.acronym), row.shortName ?? ''].filter(Boolean);
}

/** How an organisation is called for a reader; by its id where this device does not have it. Live. */
export function organisationName(workspace: Workspace, id: string, language: Language): string {
	const row = workspace.row(organisation, id);
	return row ? titleOf(row, language).text : id;
}

/** Those who have written here under a name, or are here now. */
function people(workspace: Workspace, language: Language): Mentionable[] {
	const known = new Map<string, { name: string; organisations: Set<string> }>();
	for (const row of workspace.rows(profile)) {
		if (!row.person || !row.name) continue;
		const organisations = known.get(row.person)?.organisations ?? new Set<string>();
		const owner = ownerOf(row);
		if (owner) organisations.add(organisationName(workspace, owner, language));
		known.set(row.person, { name: row.name, organisations });
	}
	for (const { person } of workspace.others)
		if (person.name.trim())
			known.set(person.id, {
				name: person.name.trim(),
				organisations: known.get(person.id)?.organisations ?? new Set(),
			});
	known.delete(workspace.device.person.id);
	return [...known].map(([id, { name, organisations }]) => ({
		type: 'person',
		id,
		name,
		hint: [...organisations].join(', '),
	}));
}

/** Everybody and every organisation that can be mentioned, people first. Live. */
export function mentionablesOf(workspace: Workspace, language: Language): Mentionable[] {
	const organisations = workspace.rows(organisation).map((row): Mentionable => ({
		type: 'organisation',
		id: row.id,
		name: titleOf(row, language).text,
		hint: row.acronym[language] ?? row.shortName ?? '',
		keywords: namesOf(row).join(' '),
	}));
	const byName = (one: Mentionable, other: Mentionable) => compareTexts(one.name, other.name);
	return [...people(workspace, language).sort(byName), ...organisations.sort(byName)];
}

/** Those whom a comment means: how each is called for the reader, and by which names its author may have called them. Live. */
export function mentionedIn(
	workspace: Workspace,
	row: CommentRow,
	language: Language,
): { type: Mentionable['type']; id: string; name: string; names: readonly string[] }[] {
	return [
		...row.people.map((id) => {
			const here = workspace.others.find(({ person }) => person.id === id)?.person.name ?? '';
			const own = id === workspace.device.person.id ? workspace.device.person.name : '';
			const left = workspace.rowsBy(profile, 'person', id).map(({ name }) => name ?? '');
			const names = [here, own, ...left].filter(Boolean);
			return { type: 'person' as const, id, name: names[0] ?? '', names };
		}),
		...row.organisations.map((id) => {
			const found = workspace.row(organisation, id);
			const name = organisationName(workspace, id, language);
			return { type: 'organisation' as const, id, name, names: [name, ...(found ? namesOf(found) : [])] };
		}),
	];
}
