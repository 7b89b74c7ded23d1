import { canonicalBytes } from '#lib/domain/canonicalJson.ts';
import { frozenMinutes } from '#lib/domain/frozenMinutes.ts';
import { sha256 } from '#lib/workspace/hash.ts';
import type { Session } from '../session.svelte.ts';
import { frozenNow, minutesNow, readFormatted } from './minutesNow.ts';

/** Somebody froze them meanwhile. */
export class AlreadyFrozen extends Error {
	override readonly name = 'AlreadyFrozen';
}

/** How the file of frozen minutes is called wherever it is saved. */
export const minutesFileName = (workspace: string, workshop: string, hash: string): string =>
	`rumb-minutes-${workspace}-${workshop}-${hash.slice(0, 12)}.json`;

/**
 * Freezes the minutes of a session as they are now, signed by the name that the person goes by.
 * @throws {AlreadyFrozen} where that was done meanwhile
 */
export async function freezeMinutes(session: Session): Promise<void> {
	const { workspace } = session;
	const formatted = await readFormatted(session);
	if (frozenNow(session)) throw new AlreadyFrozen(`minutes of ${session.id} are frozen`);
	const { id: person, name } = workspace.device.person;
	const contents = minutesNow(session, formatted, { person, name, time: Date.now() });
	if (!contents) throw new Error(`there is no workshop "${session.id}"`);
	const hash = await sha256(canonicalBytes(contents));
	await workspace.create(frozenMinutes, { contents, hash, name }, session.stageDocument);
}
