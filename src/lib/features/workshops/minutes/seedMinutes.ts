import { stageSeeds } from '#lib/domain/stageSeed.ts';
import { seedDocument } from '#lib/workspace/ownSeed.ts';
import type { Session } from '../session.svelte.ts';

/** Makes the text of the minutes where nobody has: the same one, whoever makes it. */
export async function seedMinutes({ workspace, id, board }: Session): Promise<void> {
	for (const { document, records } of stageSeeds(id))
		if (document === board) await seedDocument(workspace, document, records);
}
