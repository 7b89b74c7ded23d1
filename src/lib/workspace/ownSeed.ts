// [I5] Records that exist once, whoever makes them first: several devices that seed them apart make the same.
import type { SeedRecord } from '#lib/documents/seed.ts';
import type { Workspace } from './workspace.svelte.ts';

/** Puts records into a document by a frozen seed made of themselves; where they are already, nothing changes. */
export async function seedDocument(
	workspace: Workspace,
	document: string,
	records: readonly SeedRecord[],
): Promise<void> {
	const { buildSeed, seedClientOf } = await import('#lib/documents/engine.ts');
	(await workspace.document(document)).applySeed(buildSeed(records, seedClientOf(records)));
}
