import { decision } from '#lib/domain/decision.ts';
import { frozenMinutes } from '#lib/domain/frozenMinutes.ts';
import type { AnyRow, Kind, RowOf } from '#lib/domain/kind.ts';
import type { Language } from '#lib/domain/language.ts';
import { minutes } from '#lib/domain/minutes.ts';
import { contentsOfMinutes, languageOfMinutes, type MinutesContents } from '#lib/domain/minutesContents.ts';
import { organisation } from '#lib/domain/organisation.ts';
import { frozenOf, readMinutes, standingOfMinutes } from '#lib/domain/readMinutes.ts';
import { workshop } from '#lib/domain/workshop.ts';
import { titleOf } from '#lib/records/recordTitle.ts';
import { isRich, readRichText } from '#lib/records/richText.ts';
import { isSample } from '#lib/records/sample.ts';
import type { Session } from '../session.svelte.ts';

const rowsIn = <K extends Kind>({ workspace }: Session, kind: K, document: string): RowOf<K>[] =>
	workspace.rows(kind).filter((row) => (row as AnyRow).document === document);

/** What the session decided. Live. */
export const decisionsOf = (session: Session) => rowsIn(session, decision, session.board);

/** The minutes in the making. Live. */
export const draftOf = (session: Session) => session.workspace.row(minutes, session.id);

/** In which language they are written. Live. */
export const minutesLanguage = (session: Session): Language =>
	languageOfMinutes(session.row, draftOf(session)?.text);

/** The minutes as they were frozen, and whether they still are; null while nobody has. Live. */
export function frozenNow(session: Session) {
	const found = frozenOf(rowsIn(session, frozenMinutes, session.stageDocument));
	if (!found) return null;
	const { counts, apart } = found;
	return { row: counts, apart, standing: standingOfMinutes(counts), contents: readMinutes(counts.contents) };
}

/** Whether somebody may still write in the minutes here. Live. */
export const mayWriteMinutes = (session: Session): boolean =>
	session.workspace.mayWrite(session.board) &&
	!session.stage?.removed.includes(session.me) &&
	frozenNow(session) === null;

const nameIn = (session: Session, kind: Kind, id: string, language: Language) => {
	const row = session.workspace.row(kind, id);
	return row ? titleOf(row, language).text : id;
};

/**
 * What the minutes of a session tell as it stands. Live.
 * @param formatted how the text is set; see `readFormatted`
 * @returns null where the session is not here
 */
export function minutesNow(
	session: Session,
	formatted: unknown = null,
	frozen: MinutesContents['frozen'] = null,
): MinutesContents | null {
	const { workspace, row, stage } = session;
	if (!row) return null;
	const language = minutesLanguage(session);
	return contentsOfMinutes({
		workspace: workspace.id,
		sample: isSample(workspace),
		workshop: row,
		language,
		blocks: session.blocks,
		attendees: session.attendees.filter(({ person }) => !stage?.removed.includes(person ?? '')),
		decisions: decisionsOf(session),
		rounds: session.rounds.filter(({ state }) => state !== 'prepared'),
		organisationName: (id) => nameIn(session, organisation, id, language),
		workshopName: (id) => nameIn(session, workshop, id, language),
		text: draftOf(session)?.text[language] ?? '',
		formatted,
		frozen,
	});
}

/** How the text of the minutes is set, as it is now; null where it is only lines. */
export async function readFormatted(session: Session): Promise<unknown> {
	const language = minutesLanguage(session);
	if (!draftOf(session)?.text[language]) return null;
	const { fragment } = await session.workspace.text(minutes, session.id, 'text', language);
	const nodes = readRichText(fragment);
	return isRich(nodes) ? nodes : null;
}
