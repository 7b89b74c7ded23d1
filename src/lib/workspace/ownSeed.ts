// [I5] Records that exist once, whoever makes them first: several devices that seed them apart make the same.
import type { SeedRecord } from '#lib/documents/seed.ts';
import { LANGUAGES, type Localised } from '#lib/domain/language.ts';
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

/** Puts the first words into a text of a record, by seeds of their own; where somebody has written already, nothing changes. */
export async function seedText(
	workspace: Workspace,
	document: string,
	address: { kind: string; id: string; field: string },
	words: Localised,
): Promise<void> {
	const { buildTextSeed } = await import('#lib/documents/engine.ts');
	const opened = await workspace.document(document);
	for (const language of LANGUAGES) {
		const at = { ...address, language };
		const first = words[language];
		if (first && opened.text(at).fragment.length === 0) opened.applySeed(buildTextSeed(at, first));
	}
}
