import type { Localised } from '#lib/domain/language.ts';
import { membership } from '#lib/domain/membership.ts';
import { membershipReview } from '#lib/domain/membershipReview.ts';
import { organisation } from '#lib/domain/organisation.ts';
import type { Workspace } from '#lib/workspace/workspace.svelte.ts';

/** A membership is called by its network, wherever lists and searches name it: nobody types that again. */
export async function nameMembership(workspace: Workspace, id: string): Promise<void> {
	const network = workspace.row(membership, id)?.network;
	const name = network && workspace.row(organisation, network)?.name;
	if (name) await workspace.change(membership, id, { title: name });
}

/** A review is called by its network and its year. */
export async function nameReview(workspace: Workspace, id: string): Promise<void> {
	const row = workspace.row(membershipReview, id);
	const name = row?.network && workspace.row(organisation, row.network)?.name;
	if (!row || !name) return;
	const title: Localised = Object.fromEntries(
		Object.entries(name).map(([language, words]) => [language, `${words}, ${row.year ?? ''}`]),
	);
	await workspace.change(membershipReview, id, { title });
}
