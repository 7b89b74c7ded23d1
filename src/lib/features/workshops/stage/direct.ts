import type { agendaBlock } from '#lib/domain/agendaBlock.ts';
import { doneWith } from '#lib/domain/attendance.ts';
import type { Contents, RowOf } from '#lib/domain/kind.ts';
import { mark } from '#lib/domain/mark.ts';
import { newRecordId } from '#lib/domain/recordId.ts';
import { stage } from '#lib/domain/stage.ts';
import type { Summons } from '#lib/domain/summons.ts';
import { boardColumn } from '#lib/domain/boardColumn.ts';
import { insertPlace } from '#lib/domain/placeInsertion.ts';
import { workshopTable } from '#lib/domain/workshopTable.ts';
import { tellNotSaved } from '#lib/records/retraction.ts';
import type { Session } from '../session.svelte.ts';

/** Sets where the session stands. @returns whether it was set; why not was told */
export async function direct(session: Session, contents: Contents): Promise<boolean> {
	try {
		if (!session.stage) await session.prepare();
		await session.workspace.change(stage, session.id, contents);
		return true;
	} catch (error) {
		tellNotSaved(error);
		return false;
	}
}

/** Goes to a block of the agenda, and to the phase that it asks for. */
export function goToBlock(session: Session, block: RowOf<typeof agendaBlock>): Promise<boolean> {
	return direct(session, { block: block.id, ...(block.phase && { phase: block.phase }) });
}

/** Asks everybody to look somewhere. */
export function summonAll(session: Session, to: Omit<Summons, 'id'>): Promise<boolean> {
	return direct(session, { summons: { ...to, id: newRecordId() } });
}

export const letGo = (session: Session) => direct(session, { summons: null });

/** Says that this seat is done with a block, or is not after all. */
export async function markDone(session: Session, block: string, done: boolean): Promise<void> {
	const { workspace, me, board } = session;
	const about = doneWith(block);
	try {
		const own = workspace.rowsBy(mark, 'about', about).filter(({ person }) => person === me);
		if (done && own.length === 0) await workspace.create(mark, { person: me, about }, board);
		if (!done) for (const { id } of own) await workspace.retract(mark, id, 'not done');
	} catch (error) {
		tellNotSaved(error);
	}
}

/** Makes a table; it begins with columns as the plenary has them, without its parking lot. */
export async function createTable(session: Session, title: string): Promise<void> {
	const { workspace, board } = session;
	try {
		const { position } = insertPlace(session.tables, session.tables.length);
		const table = await workspace.create(workshopTable, { title, place: { parent: null, position } }, board);
		for (const { title, subject, parking, place, table: of } of session.columns)
			if (!of && !parking) await workspace.create(boardColumn, { title, subject, place, table }, board);
	} catch (error) {
		tellNotSaved(error);
	}
}
