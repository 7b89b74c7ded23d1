import type { AnyRow } from '#lib/domain/kind.ts';
import type { Language } from '#lib/domain/language.ts';
import { organisation } from '#lib/domain/organisation.ts';
import { ownerOf } from '#lib/domain/owner.ts';
import { t } from '#lib/i18n/index.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';
import { nameOf } from './people.ts';
import { titleOf } from './recordTitle.ts';

export interface Author {
	/** As it is said: one's own is marked as such. */
	readonly name: string;
	/** As it is written, for initials. */
	readonly bare: string;
	/** The organisation in whose document it stands; null in the plan's own, and where it stands for the name already. */
	readonly organisation: string | null;
}

/**
 * Who wrote something: by the name that is known for them, else the one that they left, else their organisation. Whoever reads it
 * and wrote it finds their own name, marked as theirs. Live.
 */
export function authorOf(
	workspace: Workspace,
	row: Pick<AnyRow, 'document'>,
	person: string | undefined,
	language: Language,
	left?: string | null,
): Author {
	const owner = ownerOf(row);
	const found = owner ? workspace.row(organisation, owner) : undefined;
	const organisationName = found ? titleOf(found, language).text : owner;
	const me = workspace.device.person;
	if (person === me.id)
		return {
			name: me.name ? t('app.people.youNamed', { name: me.name }) : t('app.people.you'),
			bare: me.name || '?',
			organisation: organisationName,
		};
	const name = (person && nameOf(workspace, person)) || left?.trim();
	if (name) return { name, bare: name, organisation: organisationName };
	const instead = organisationName ?? t('editing.somebody');
	return { name: instead, bare: instead, organisation: null };
}
